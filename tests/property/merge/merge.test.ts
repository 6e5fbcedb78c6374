/** The laws of merging, over random histories of up to five copies of a project. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { canonicalJson } from '../../../shared/model/same-json.ts';
import { isDead } from '../../../shared/lineage/join.ts';
import { isOrder, leavesOf } from '../../../shared/lineage/leaves.ts';
import { expandedItem, itemsOf, keyOf, recordsOf } from '../../../shared/merge/items.ts';
import { merge } from '../../../shared/merge/merge.ts';
import { mergeChange } from '../../../shared/merge/merge-change.ts';
import { exactOf } from '../../../shared/model/anchor.ts';
import { isEmpty } from '../../../shared/ops/change-algebra.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { articleProblem, relationProblem, spanProblem } from '../../../shared/ops/invariants.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { commandOf, EDITS, stepArb, type Step } from '../../arbitraries/step.ts';
import { normalised, Replica, type Happening } from './replica.ts';

const WRITING = EDITS.filter((what) => what !== 'revise');
const CODEBOOK = ['rename label', 'new label', 'delete label'] as const;

type Move =
  | { readonly do: 'edit'; readonly at: number; readonly step: Step }
  /** `back`: what the other was that many merges ago. */
  | { readonly do: 'merge'; readonly at: number; readonly from: number; readonly back: number };

const place = fc.nat({ max: 4 });

const movesArb = (kinds: readonly string[]): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant('edit' as const), at: place, step: stepArb(kinds) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('merge' as const),
          at: place,
          from: place,
          back: fc.nat({ max: 3 }),
        }),
      },
    ),
    { minLength: 4, maxLength: 40 },
  );

interface History {
  readonly start: Dataset;
  readonly skews: readonly number[];
  readonly moves: readonly Move[];
  /** In which order everybody merges everybody at the end. */
  readonly order: readonly number[];
}

const historyArb = (kinds: readonly string[]): fc.Arbitrary<History> =>
  fc.record({
    start: datasetArb({ minArticles: 1 }),
    // Up to a day ahead or behind, and mostly at odds.
    skews: fc.array(fc.integer({ min: -86_400_000, max: 86_400_000 }), {
      minLength: 2,
      maxLength: 5,
    }),
    moves: movesArb(kinds),
    order: fc.array(fc.nat({ max: 999 }), { minLength: 25, maxLength: 25 }),
  });

/** Codebook edits; everything else is what an analyst does to annotations. */
function commandFor(step: Step, state: State, name: string): Command | null {
  const { labels } = state.codebook;
  const label = labels[step.a % labels.length];
  if (!label) return null;
  switch (step.what) {
    case 'rename label':
      return {
        do: 'edit-codebook',
        edit: { edit: 'put-label', label: { ...label, name: `${label.name} ${name}${step.b}` } },
      };
    case 'new label': {
      const id = `l${name}${step.b}`;
      const fresh = { ...label, id, name: id, key: '', attributes: [] };
      return { do: 'edit-codebook', edit: { edit: 'put-label', label: fresh } };
    }
    case 'delete label':
      return { do: 'edit-codebook', edit: { edit: 'delete-label', label: label.id } };
    default:
      return commandOf(step, state);
  }
}

function bornOf(start: Dataset): Happening[] {
  const seen = new Set<Happening>();
  return [...recordsOf(start)].flatMap((record) =>
    [...leavesOf(record)].map(([path, value]): Happening => ({
      key: keyOf(record),
      path,
      value: canonicalJson(value),
      seen,
    })),
  );
}

interface Snapshot {
  readonly dataset: Dataset;
  readonly seen: ReadonlySet<Happening>;
}

/** Plays the history, then everybody merges everybody, twice, in the order given. */
function played({ start, skews, moves, order }: History): Replica[] {
  const born = bornOf(start);
  const replicas = skews.map((skew, at) => new Replica(`n${at}`, start, skew, born));
  const past = replicas.map((replica): Snapshot[] => [
    { dataset: replica.dataset, seen: new Set(replica.seen) },
  ]);
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
  const mergeIn = (to: Replica | undefined, from: number, back: number): void => {
    const kept = past[from % past.length] ?? [];
    const other = pick(replicas, from);
    if (!to || !other || other === to) return;
    const now: Snapshot = { dataset: other.dataset, seen: new Set(other.seen) };
    kept.push(now);
    const then = kept.at(-1 - back) ?? now;
    to.mergeIn(then.dataset, then.seen);
  };
  for (const move of moves) {
    const replica = pick(replicas, move.at);
    if (move.do === 'merge') mergeIn(replica, move.from, move.back);
    else if (replica) replica.edit(commandFor(move.step, replica.now, replica.name));
  }
  const pairs = replicas.flatMap((_, to) => replicas.map((_from, from) => [to, from] as const));
  const shuffled = pairs
    .map((pair, at) => [order[at] ?? 0, pair] as const)
    .sort(([a], [b]) => a - b)
    .map(([, pair]) => pair);
  for (const [to, from] of [...shuffled, ...shuffled.toReversed()]) mergeIn(replicas[to], from, 0);
  return replicas;
}

function groupedBy<T>(items: Iterable<T>, keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOfItem(item)) ?? [];
    groups.set(keyOfItem(item), group);
    group.push(item);
  }
  return groups;
}

/** Whoever did it had heard of `earlier`. */
const isReplaced = (earlier: Happening, all: readonly Happening[]): boolean =>
  all.some((other) => other.path === earlier.path && other.seen.has(earlier));

function expectNothingLost(replica: Replica): void {
  const items = itemsOf(replica.dataset);
  const byKey = groupedBy(replica.seen, ({ key }) => key);
  for (const [key, all] of byKey) {
    const item = items.get(key);
    if (!item) throw new Error(`${key} is lost`);
    const versions = expandedItem(item);
    const standing = all.filter((one) => one.path !== null && !isReplaced(one, all));
    const deletions = all.filter(({ path }) => path === null);
    for (const [path, writes] of groupedBy(standing, (one) => one.path ?? '')) {
      if (isOrder(path)) continue;
      const kept = (versions.fields.get(path) ?? []).map(({ value }) => canonicalJson(value));
      expect(new Set(kept), `${key} ${path}`).toEqual(new Set(writes.map(({ value }) => value)));
    }
    const isGone =
      deletions.length > 0 &&
      standing.every((write) => deletions.some(({ seen }) => seen.has(write)));
    expect(isDead(versions), key).toBe(isGone);
    if (isGone) expect(item.alive, key).toBeNull();
  }
}

const RUNS = { numRuns: 120 };

describe('any history of edits, deletions and merges, with clocks at odds', () => {
  test('ends in the same store everywhere; no standing value is lost, two stand only where two wrote at once', () => {
    fc.assert(
      fc.property(historyArb([...WRITING, ...CODEBOOK]), (history) => {
        const [first, ...others] = played(history);
        if (!first) return;
        const everything = normalised(first.dataset);
        for (const other of others) expect(normalised(other.dataset)).toEqual(everything);
        expectNothingLost(first);
      }),
      RUNS,
    );
  });

  test('with clean-ups of the texts: ends in the same store, every span covers its words or is an orphan', () => {
    fc.assert(
      fc.property(historyArb([...EDITS, 'revise', 'revise']), (history) => {
        const replicas = played(history);
        const [first] = replicas;
        if (!first) return;
        const { dataset } = first;
        const everything = normalised(dataset);
        for (const other of replicas) expect(normalised(other.dataset)).toEqual(everything);
        const state = stateOf(dataset, dataset.articles);
        for (const { article, spans, relations } of dataset.articles) {
          expect(articleProblem(article)).toBeNull();
          for (const span of spans) {
            expect(spanProblem(dataset.codebook, article, span, true)).toBeNull();
            if (span.orphan === undefined)
              expect(exactOf(article.text, span.fragments)).toBe(span.quote.exact);
          }
          for (const relation of [...relations, ...dataset.links])
            expect(relationProblem(state, relation, true)).toBeNull();
        }
      }),
      RUNS,
    );
  });
});

/** Three copies in the middle of their history. */
const threeArb = historyArb([...WRITING, ...CODEBOOK]).map(({ start, skews, moves }) => {
  const born = bornOf(start);
  const replicas = [0, 1, 2].map(
    (at) => new Replica(`n${at}`, start, skews[at % skews.length] ?? 0, born),
  );
  for (const move of moves) {
    const replica = replicas[move.at % 3];
    const other = move.do === 'merge' ? replicas[move.from % 3] : undefined;
    if (other && other !== replica) replica?.mergeIn(other.dataset, other.seen);
    else if (move.do === 'edit') replica?.edit(commandFor(move.step, replica.now, replica.name));
  }
  return replicas.map(({ dataset }) => dataset);
});

const join = (a: Dataset, b: Dataset): Dataset => merge(a, b).dataset;

test('merging is commutative, associative and idempotent, and merging again changes nothing', () => {
  fc.assert(
    fc.property(threeArb, ([a, b, c]) => {
      if (!a || !b || !c) return;
      const ab = join(a, b);
      expect(normalised(join(b, a))).toEqual(normalised(ab));
      expect(normalised(join(ab, c))).toEqual(normalised(join(a, join(b, c))));
      expect(isEmpty(mergeChange(a, join(a, a)))).toBe(true);
      expect(isEmpty(mergeChange(ab, join(ab, b)))).toBe(true);
    }),
    RUNS,
  );
});
