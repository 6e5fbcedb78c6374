/** Conflicts that a merge leaves: each is settled by a person, in every copy that hears of it. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../main/storage/port.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import type { Placement } from '../../shared/model/anchor.ts';
import type { Conflict, Settlement } from '../../shared/model/conflict.ts';
import type { Command } from '../../shared/ops/command.ts';
import { ADA, must, open, options, tag } from '../storage/project.ts';
import {
  context,
  copies,
  mergeInto,
  note,
  run,
  serviceOf,
  spansOf,
  stateOf,
  undo,
} from './copies.ts';

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

/** A clean-up of the article `one`. */
const cleanedUp = (text: string, places: Readonly<Record<string, Placement>>): Command => ({
  do: 'revise-article',
  article: 'one',
  revision: 1,
  text,
  blocks: [{ type: 'paragraph', start: 0, end: text.length }],
  marks: [],
  boilerplate: [],
  places,
});

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
    await run(
      a,
      cleanedUp(text, {
        [id]: { fragments: [{ start: 4, end: (span?.fragments[0]?.end ?? 0) - 1 }] },
      }),
    );
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

  test('of a deletion: the annotation stands on the text as it was cleaned up meanwhile', async () => {
    const { a, b, id } = await copies();
    await run(a, { do: 'remove-spans', article: 'one', spans: [id] });
    const { article } = must(await a.article('one'));
    const text = `So ${article.text}`;
    await run(a, cleanedUp(text, {}));
    await run(b, note(id, 'worth keeping'));
    await b.compact();
    await mergeInto(a, b.path);
    expect(await spansOf(a, 'one')).toMatchObject([
      { id, revision: 2, fragments: [{ start: 3, end: 7 }], quote: { exact: 'one:' } },
    ]);
    expect(await conflictsNow(a)).toMatchObject([{ what: 'deleted' }]);
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
