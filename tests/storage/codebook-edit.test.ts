/** Edits of the codebook of a project with 10,000 annotations: counts, outcome, undo. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { codebookEffect } from '../../main/codebook-effect.ts';
import type { Store } from '../../main/storage/port.ts';
import type { CodebookEdit } from '../../shared/model/codebook-edit.ts';
import type { Label } from '../../shared/model/codebook.ts';
import { invert } from '../../shared/ops/change-algebra.ts';
import { contextOf } from '../arbitraries/context.ts';
import { entryOf } from '../../shared/ops/history.ts';
import { ARTICLES, COUNTS, fillProject, TESTER } from './many-annotations.ts';
import { create, must, open, tempFolder } from './project.ts';

const labelIn = (store: Store, id: string): Label => {
  const found = store.head().codebook.labels.find((label) => label.id === id);
  if (!found) throw new Error(`The codebook has no label ${id}`);
  return found;
};

const countOf = (store: Store, label: string): number =>
  store.summaries().reduce((sum, { counts }) => sum + (counts[label] ?? 0), 0);

async function many(): Promise<Store> {
  const store = await create(path.join(await tempFolder(), 'project'));
  await fillProject(store);
  return store;
}

const make = async (store: Store, edit: CodebookEdit) =>
  must(await store.run({ do: 'edit-codebook', edit }, TESTER.id, 'user'));

/** What every article holds, without the clocks that undo renews. */
async function contentsOf(store: Store): Promise<string> {
  const all: unknown[] = [];
  for (const { id } of store.summaries()) {
    const { spans, relations } = must(await store.article(id));
    all.push(
      [...spans, ...relations].map(({ clock: _clock, lineage: _past, ...record }) => record),
    );
  }
  return JSON.stringify(all);
}

test('10,000 annotations: rename, archive and delete count truly, last, and can be undone', async () => {
  const store = await many();
  const { codebook } = store.head();
  const before = await contentsOf(store);
  const claims = ARTICLES * COUNTS.claim;

  const rename: CodebookEdit = {
    edit: 'put-label',
    label: { ...labelIn(store, 'claim'), name: 'Assertion' },
  };
  expect(must(await codebookEffect(store, rename))).toEqual({
    affected: claims,
    sentences: ['4,000 annotations in 100 articles are renamed with it.'],
  });
  const renamed = await make(store, rename);
  // Nothing but the codebook is written: annotations know their label by its id.
  expect(renamed.change.updated.map(({ kind }) => kind)).toEqual(['codebook']);
  expect(countOf(store, 'claim')).toBe(claims);

  const archive: CodebookEdit = {
    edit: 'put-label',
    label: { ...labelIn(store, 'source'), archived: true },
  };
  expect(must(await codebookEffect(store, archive)).sentences).toEqual([
    '2,000 annotations in 100 articles stay as they are; Source is no longer offered.',
  ]);
  const archived = await make(store, archive);
  expect(countOf(store, 'source')).toBe(ARTICLES * COUNTS.source);

  const move: CodebookEdit = { edit: 'delete-label', label: 'number', moveTo: 'cue' };
  expect(must(await codebookEffect(store, move))).toEqual({
    affected: 3000,
    sentences: [
      '3,000 annotations in 100 articles become Cue.',
      '3,000 answers in 100 articles are dropped: Cue does not ask for them.',
      'The label goes out of the ends of “quantifies”, “same quantity”, “conflicts with”.',
    ],
  });
  const moved = await make(store, move);
  expect(moved.label).toBe('Delete Number, move 3,000 annotations to Cue');
  expect([countOf(store, 'number'), countOf(store, 'cue')]).toEqual([0, 4000]);

  await store.close();
  const again = await open(store.path);
  expect(countOf(again, 'cue')).toBe(4000);
  expect(labelIn(again, 'source').archived).toBe(true);
  const context = contextOf(TESTER.id);
  for (const { change } of [moved, archived, renamed]) {
    const undo = entryOf({ label: 'Undo', change: invert(change) }, 'undo', context);
    must(await again.commit([{ ...undo, id: `${undo.id}-undo` }]));
  }
  const { clock: _new, lineage: _past, ...back } = again.head().codebook;
  const { clock: _old, ...first } = codebook;
  expect(back).toEqual(first);
  expect(await contentsOf(again)).toBe(before);
});

test('a step on its way to disk counts: what it tags is not left behind by a deleted label', async () => {
  const store = await many();
  const article = store.summaries()[0]?.id ?? '';
  const label = { ...labelIn(store, 'number'), id: 'fact', name: 'Fact', key: 'f' };
  await make(store, { edit: 'put-label', label });
  const fragments = [{ start: 0, end: 9 }];
  const [tagged, deleted] = await Promise.all([
    store.run({ do: 'add-span', article, label: 'fact', fragments }, TESTER.id, 'user'),
    store.run(
      { do: 'edit-codebook', edit: { edit: 'delete-label', label: 'fact', moveTo: 'number' } },
      TESTER.id,
      'user',
    ),
  ]);
  expect(must(tagged).change.added).toHaveLength(1);
  expect(must(deleted).label).toBe('Delete Fact, move 1 annotation to Number');
  expect(countOf(store, 'fact')).toBe(0);
});
