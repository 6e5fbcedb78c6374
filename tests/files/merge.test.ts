/** Merging real stores: looked at, backed up, taken as one step, settled, undone. */
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import { createJobs } from '../../main/jobs.ts';
import { reviewService } from '../../main/review.ts';
import type { Store } from '../../main/storage/port.ts';
import { bundle } from '../../shared/codecs/bundle.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import type { Conflict, Settlement } from '../../shared/model/conflict.ts';
import { createClock } from '../../shared/model/clock.ts';
import { remember, undoEntry, EMPTY_HISTORY } from '../../shared/ops/history.ts';
import type { Command } from '../../shared/ops/command.ts';
import { normalised } from '../property/merge/replica.ts';
import {
  ADA,
  addArticles,
  articleOf,
  create,
  must,
  open,
  options,
  tag,
  tempFolder,
} from '../storage/project.ts';

const run = async (store: Store, command: Command): Promise<void> => {
  must(await store.run(command, ADA.id, 'user'));
};
const spansOf = async (store: Store, article: string) => must(await store.article(article)).spans;
const stateOf = async (store: Store) => normalised(must(await store.dataset()));

async function mergeInto(store: Store, ...paths: readonly string[]) {
  const look = must(
    await lookAtMerge(
      store,
      paths.map((path) => ({ path })),
      options(),
    ),
  );
  return { look, taken: must(await takeMerge(store, look, ADA.id, options())) };
}

const context = () => {
  const clock = createClock(() => Date.now(), options().newId().slice(-12));
  return { newId: options().newId, now: () => '', tick: () => clock.tick(), annotator: ADA.id };
};

/** Takes the last step back, as a window does. */
async function undo(store: Store): Promise<void> {
  const history = store
    .entriesSinceOpen()
    .reduce((done, { entry }) => remember(done, entry), EMPTY_HISTORY);
  must(await store.commit([must(undoEntry(history, context()))]));
}

const serviceOf = (store: Store) =>
  reviewService({
    store,
    now: () => Date.now(),
    newId: options().newId,
    me: () => Promise.resolve(ADA.id),
    tell: () => undefined,
    jobs: createJobs(
      () => undefined,
      () => Date.now(),
    ),
  });

/** A project with a span on `one`, and two copies of its folder, opened. */
async function copies(): Promise<{ a: Store; b: Store; id: string }> {
  const folder = await tempFolder();
  const store = await create(join(folder, 'a'));
  await addArticles(store, 'one', 'two');
  must(await tag(store, 'one'));
  await store.close();
  await cp(join(folder, 'a'), join(folder, 'b'), { recursive: true });
  const [a, b] = [await open(join(folder, 'a')), await open(join(folder, 'b'))];
  const [span] = await spansOf(a, 'one');
  return { a, b, id: span?.id ?? '' };
}

const note = (span: string, text: string): Command => ({
  do: 'edit-span',
  article: 'one',
  span,
  edit: { note: text },
});

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

  test('the backup is a bundle of the project as it was, and names the moment', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    const before = must(await a.dataset());
    const { taken } = await mergeInto(a, b.path);
    expect(taken.backup).toMatch(/backups.before-merge-[\dT-]+\.claimbundle$/);
    const text = await readFile(taken.backup ?? '', 'utf8');
    expect(normalised(must(bundle.read([{ path: '', text }])))).toEqual(normalised(before));
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

const settlementOf = (conflict: Conflict | undefined, choice: Settlement['choice']): Settlement => {
  if (!conflict) throw new Error('there is no conflict');
  const { what, kind, id, article, field } = conflict;
  return {
    what,
    kind,
    id,
    ...(article && { article: article.id }),
    ...(field !== null && { field }),
    choice,
  };
};

async function conflictsNow(store: Store): Promise<Conflict[]> {
  return conflictsOf(must(await store.dataset()));
}

describe('a conflict', () => {
  test('of two notes is settled by taking one, in every copy that hears of it, and comes back by undo', async () => {
    const { a, b, id } = await copies();
    await run(a, note(id, 'from a'));
    await run(b, note(id, 'from b'));
    await mergeInto(a, b.path);
    const [conflict] = await conflictsNow(a);
    expect(conflict).toMatchObject({ what: 'field', fieldName: 'note', article: { id: 'one' } });
    expect(conflict?.sides.map(({ words, by }) => [words, by])).toEqual([
      ['from a', 'Ada'],
      ['from b', 'Ada'],
    ]);
    const side = conflict?.sides.find(({ words }) => words === 'from a');
    const service = serviceOf(a);
    const settled = must(
      await service.settle({ settlements: [settlementOf(conflict, { take: side?.clock ?? '' })] }),
    );
    expect(settled.label).toBe('Settle note of Number “one:”: from a');
    expect(await conflictsNow(a)).toEqual([]);
    expect(await spansOf(a, 'one')).toMatchObject([{ note: 'from a' }]);
    await a.compact();
    await mergeInto(b, a.path);
    expect(await conflictsNow(b)).toEqual([]);
    expect(await spansOf(b, 'one')).toMatchObject([{ note: 'from a' }]);
    await undo(a);
    expect(await conflictsNow(a)).toEqual([conflict]);
    expect(
      await service.settle({ settlements: [settlementOf(conflict, { take: 'gone' })] }),
    ).toMatchObject({ ok: false, error: { code: 'no-conflict' } });
  });

  test('of a deletion and an edit is settled by keeping or deleting', async () => {
    for (const choice of ['keep', 'delete'] as const) {
      const { a, b, id } = await copies();
      await run(a, note(id, 'worth keeping'));
      await run(b, { do: 'remove-spans', article: 'one', spans: [id] });
      await mergeInto(a, b.path);
      const [conflict] = await conflictsNow(a);
      expect(conflict).toMatchObject({ what: 'deleted', sides: [{ by: 'Ada', words: 'deleted' }] });
      must(await serviceOf(a).settle({ settlements: [settlementOf(conflict, choice)] }));
      expect(await conflictsNow(a)).toEqual([]);
      await a.compact();
      await mergeInto(b, a.path);
      for (const store of [a, b])
        expect((await spansOf(store, 'one')).map((span) => span.id)).toEqual(
          choice === 'keep' ? [id] : [],
        );
    }
  });

  test('of two places is settled on the text as it is after a clean-up, and merged on with it', async () => {
    const { a, b, id } = await copies();
    const moved = (end: number): Command => ({
      do: 'edit-span',
      article: 'one',
      span: id,
      edit: { fragments: [{ start: 5, end }] },
    });
    await run(a, moved(13));
    await run(b, moved(17));
    await mergeInto(a, b.path);
    const { article, spans } = must(await a.article('one'));
    const [span] = spans;
    // Something before both places goes: the one that shows follows the edit, the other one waits.
    const text = article.text.slice(1);
    await run(a, {
      do: 'revise-article',
      article: 'one',
      revision: 1,
      text,
      blocks: [{ type: 'paragraph', start: 0, end: text.length }],
      marks: [],
      boilerplate: [],
      places: { [id]: { fragments: [{ start: 4, end: (span?.fragments[0]?.end ?? 0) - 1 }] } },
    });
    await a.compact();
    await mergeInto(b, a.path);
    expect(must(await b.article('one')).article.text).toBe(text);
    for (const store of [a, b]) {
      const [conflict] = await conflictsNow(store);
      const side = conflict?.sides.find(({ clock }) => clock !== conflict.shown);
      const words = side?.words.slice(1, -1);
      const settlements = [settlementOf(conflict, { take: side?.clock ?? '' })];
      must(await serviceOf(store).settle({ settlements }));
      expect(await spansOf(store, 'one')).toMatchObject([{ revision: 2, quote: { exact: words } }]);
    }
  });

  test('of a deletion: keeping it brings back the relations that went along', async () => {
    const { a, b, id } = await copies();
    must(await tag(a, 'two'));
    const [other] = await spansOf(a, 'two');
    const ends = {
      from: { article: 'one', span: id },
      to: { article: 'two', span: other?.id ?? '' },
    };
    await run(a, { do: 'add-relation', type: 'same-quantity', ...ends });
    await a.compact();
    await mergeInto(b, a.path);
    await run(b, { do: 'remove-spans', article: 'one', spans: [id] });
    await b.compact();
    await run(a, note(id, 'worth keeping'));
    await mergeInto(a, b.path);
    expect(a.head().links).toEqual([]);
    const [conflict] = await conflictsNow(a);
    must(await serviceOf(a).settle({ settlements: [settlementOf(conflict, 'keep')] }));
    expect(a.head().links).toMatchObject([ends]);
    expect(await conflictsNow(a)).toEqual([]);
  });

  test('an annotation on an article that was deleted here is kept aside, and brought back with it', async () => {
    const { a, b } = await copies();
    must(await tag(b, 'two', 5, 9));
    const dataset = must(await a.dataset());
    const gone = dataset.articles.find(({ article }) => article.id === 'two');
    if (!gone) throw new Error('no article');
    must(
      await a.commit([
        {
          id: options().newId(),
          origin: 'user',
          label: 'Delete article two',
          at: '',
          by: ADA.id,
          clock: context().tick(),
          change: { added: [], updated: [], removed: [gone.article] },
        },
      ]),
    );
    await mergeInto(a, b.path);
    const [conflict] = await conflictsNow(a);
    expect(conflict).toMatchObject({ what: 'stranded', article: { title: 'Article two' } });
    await a.compact();
    must(await serviceOf(a).settle({ settlements: [settlementOf(conflict, 'restore')] }));
    expect(await spansOf(a, 'two')).toHaveLength(1);
    await a.compact();
    await mergeInto(b, a.path);
    await b.compact();
    await mergeInto(a, b.path);
    expect(await stateOf(b)).toEqual(await stateOf(a));
    await a.close();
    expect(await spansOf(await open(a.path), 'two')).toHaveLength(1);
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
