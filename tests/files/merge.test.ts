/** Merging real stores: looked at, backed up, taken as one step, settled, undone. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureAnnotator } from '../../main/annotators.ts';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import type { Store } from '../../main/storage/port.ts';
import { readBundle } from '../../shared/codecs/bundle/bundle.ts';
import { normalised } from '../property/merge/replica.ts';
import {
  ADA,
  articleOf,
  create,
  must,
  open,
  options,
  tag,
  tempFolder,
} from '../storage/project.ts';
import { copies, mergeInto, note, run, spansOf, stateOf, undo } from './copies.ts';

describe('two copies of a project', () => {
  test('come to the same, whichever is merged into which; merging again changes nothing', async () => {
    const { a, b, id } = await copies();
    await run(a, note(id, 'from a'));
    must(await tag(a, 'two', 5, 9));
    await run(b, { do: 'edit-span', article: 'one', span: id, edit: { status: 'final' } });
    await run(b, { do: 'remove-spans', article: 'one', spans: [id] });
    await b.compact();
    const { look, taken } = await mergeInto(a, b.path);
    expect(look.preview.total).toMatchObject({ added: 0, conflicting: 1 });
    expect(taken.label).toMatch(/^Merge b: 1 in conflict$/);
    // Written to in a, deleted in b: it stays until somebody decides.
    expect(await spansOf(a, 'one')).toMatchObject([{ id, note: 'from a' }]);
    await a.compact();
    await mergeInto(b, a.path);
    await b.compact();
    await mergeInto(a, b.path);
    expect(await stateOf(a)).toEqual(await stateOf(b));
    const again = must(await lookAtMerge(a, [{ path: b.path }], options()));
    expect(again.preview.isNothing).toBe(true);
  });

  test('who works in both copies is one annotator, whatever case they write their name in', async () => {
    const { a, b } = await copies();
    const making = options();
    const { id } = must(await ensureAnnotator(a, 'Ben Ross', making));
    expect(must(await ensureAnnotator(b, 'Ben Ross', making)).id).toBe(id);
    await mergeInto(a, b.path);
    expect(a.head().annotators.map(({ name }) => name)).toEqual(['Ada', 'Ben Ross']);
    const other = await create(join(await tempFolder(), 'other'));
    expect(must(await ensureAnnotator(other, 'BEN ROSS', making)).id).toBe(id);
    expect(must(await ensureAnnotator(other, 'Ben', making)).id).not.toBe(id);
  });

  test('the backup is a bundle of the project as it was, and names the moment', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    const before = must(await a.dataset());
    const { taken } = await mergeInto(a, b.path);
    expect(taken.backup).toMatch(/backups.before-merge-[\dT-]+\.claimbundle$/);
    const text = await readFile(taken.backup ?? '', 'utf8');
    expect(normalised(must(readBundle([{ path: '', text }])))).toEqual(normalised(before));
  });

  test('a merge is taken back exactly, and can be made again', async () => {
    const { a, b, id } = await copies();
    await run(a, note(id, 'from a'));
    await run(b, note(id, 'from b'));
    must(await tag(b, 'two', 5, 9));
    await run(b, { do: 'edit-article', article: 'two', title: 'Second' });
    const before = await stateOf(a);
    await mergeInto(a, b.path);
    const merged = await stateOf(a);
    expect(await spansOf(a, 'two')).toHaveLength(1);
    await undo(a);
    expect(await stateOf(a)).toEqual(before);
    await mergeInto(a, b.path);
    expect(await stateOf(a)).toEqual(merged);
  });

  test('everything is there after the project was closed and opened', async () => {
    const { a, b, id } = await copies();
    await run(a, note(id, 'from a'));
    await run(b, note(id, 'from b'));
    await run(b, { do: 'remove-spans', article: 'one', spans: [id] });
    await mergeInto(a, b.path);
    const merged = await stateOf(a);
    await a.close();
    const again = await open(a.path);
    expect(await stateOf(again)).toEqual(merged);
  });

  test('a merge that was cancelled leaves no trace', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    const files = await readdir(a.path, { recursive: true });
    const journal = await readFile(join(a.path, 'journal.jsonl'));
    const watcher = { isCancelled: () => true, tell: () => undefined };
    const look = await lookAtMerge(a, [{ path: b.path }], options(), watcher);
    expect(look).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await readdir(a.path, { recursive: true })).toEqual(files);
    expect(await readFile(join(a.path, 'journal.jsonl'))).toEqual(journal);
  });

  test('a project edited since it was looked at has to be looked at again', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    const look = must(await lookAtMerge(a, [{ path: b.path }], options()));
    must(await tag(a, 'two', 10, 12));
    expect(await takeMerge(a, look, ADA.id, options())).toMatchObject({
      ok: false,
      error: { code: 'stale-look' },
    });
  });

  test('says where a store came from: who merged it, when, and which writes it brought', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    await mergeInto(a, b.path);
    const [note] = Object.values(a.head().project.merges ?? {});
    expect(note).toMatchObject({ by: ADA.id, from: 'b', title: 'Test' });
    const [span] = await spansOf(a, 'two');
    expect(note?.nodes).toContain(span?.clock.slice(15));
  });
});

test('articles that two projects added by themselves are one, with the annotations of both', async () => {
  const folder = await tempFolder();
  const text = 'The same words in both.';
  const made = async (name: string, id: string): Promise<Store> => {
    const store = await create(join(folder, name));
    must(
      await store.run(
        {
          do: 'add-records',
          articles: [{ ...articleOf(id, text), title: 'The same' }],
          annotators: [ADA],
          spans: [],
          relations: [],
        },
        ADA.id,
        'import',
      ),
    );
    must(await tag(store, id, name === 'left' ? 0 : 4, 8));
    await store.compact();
    return store;
  };
  const left = await made('left', 'z');
  const right = await made('right', 'b');
  await mergeInto(left, right.path);
  await left.compact();
  await mergeInto(right, left.path);
  for (const store of [left, right]) {
    expect(store.summaries().map(({ id }) => id)).toEqual(['b']);
    expect(await spansOf(store, 'b')).toHaveLength(2);
  }
  await left.close();
  expect(await spansOf(await open(left.path), 'b')).toHaveLength(2);
});
