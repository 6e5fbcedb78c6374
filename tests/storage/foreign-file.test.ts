/** Files that Git or a sync tool brings after a crash, while the journal still holds edits. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../../main/storage/port.ts';
import { addArticles, ADA, crashed, create, must, open, tag, tempFolder } from './project.ts';

const FILE = join('annotations', 'one.json');

/** A project with a span, and a copy of it that somebody else went on with, further than we did. */
async function twoCopies(): Promise<{ ours: Store; theirs: Store; span: string }> {
  const ours = await create(join(await tempFolder(), 'ours'));
  await addArticles(ours, 'one');
  must(await tag(ours, 'one'));
  await ours.compact();
  const theirs = await open(await crashed(ours));
  const [span] = must(await ours.article('one')).spans;
  return { ours, theirs, span: span?.id ?? '' };
}

const note = async (store: Store, span: string, text: string): Promise<void> => {
  must(
    await store.run(
      { do: 'edit-span', article: 'one', span, edit: { note: text } },
      ADA.id,
      'user',
    ),
  );
};

/** Our folder after a crash, with their file in the place of ours. */
async function crashedWithTheirs(ours: Store, theirs: Store): Promise<Store> {
  await theirs.compact();
  const path = await crashed(ours);
  await cp(join(theirs.path, FILE), join(path, FILE));
  return open(path);
}

test('what was saved and not yet in the file is in it after opening, beside what came', async () => {
  const { ours, theirs } = await twoCopies();
  for (const start of [5, 10, 15]) must(await tag(theirs, 'one', start, start + 3));
  must(await tag(ours, 'one', 20, 24));
  const opened = await crashedWithTheirs(ours, theirs);
  const starts = must(await opened.article('one')).spans.map(
    ({ fragments }) => fragments[0]?.start,
  );
  expect(starts).toEqual([0, 5, 10, 15, 20]);
  must(await tag(opened, 'one', 25, 29));
  const again = await open(await crashed(opened));
  expect(must(await again.article('one')).spans).toHaveLength(6);
});

test('what does not fit the file that came is set aside and said', async () => {
  const { ours, theirs, span } = await twoCopies();
  await note(theirs, span, 'theirs');
  await note(theirs, span, 'theirs, better');
  await note(ours, span, 'ours');
  const opened = await crashedWithTheirs(ours, theirs);
  expect(must(await opened.article('one')).spans).toMatchObject([{ note: 'theirs, better' }]);
  expect(opened.notices.join(' ')).toMatch(/1 later edit .* set aside in backups/);
});
