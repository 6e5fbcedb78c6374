import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import { tombstoneOf } from '../../main/storage/shelf.ts';
import { EMPTY_CHANGE } from '../../shared/model/change.ts';
import { addArticles, ADA, crashed, create, must, open, tag, tempFolder } from './project.ts';

test('after a crash, a step that brought nothing but tombstones to an article is replayed', async () => {
  const elsewhere = await create(join(await tempFolder(), 'elsewhere'));
  await addArticles(elsewhere, 'a');
  must(await tag(elsewhere, 'a'));
  const [span] = must(await elsewhere.article('a')).spans;
  if (!span) throw new Error('Tagging tagged nothing');
  const to = tombstoneOf(span, '0zz000000-0000-test', ADA.id);

  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a');
  must(await store.compact());
  must(
    await store.commit([
      {
        id: 'merge',
        origin: 'merge',
        label: 'Merge',
        at: '2024-03-22T00:00:00.000Z',
        by: ADA.id,
        clock: '0zz000000-0001-test',
        change: {
          ...EMPTY_CHANGE,
          graves: [{ kind: 'span', id: span.id, article: 'a', from: null, to }],
        },
      },
    ]),
  );
  const path = await crashed(store);
  const survivor = await open(path);
  expect(survivor.notices).toEqual([]);
  expect(must(await survivor.dataset()).tombstones).toEqual([to]);
  await survivor.close();
  expect(must(await (await open(path)).dataset()).tombstones).toEqual([to]);
  expect(must(await checkProject(path))).toEqual([]);
});
