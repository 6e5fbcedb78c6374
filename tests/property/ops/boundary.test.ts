/** Laws of splitting, joining and bulk edits, on any project. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spanEnd, spanStart, type Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { must, valuesOf } from './session.ts';

const RUNS = { numRuns: 100 };

interface Case {
  readonly state: State;
  readonly spans: readonly Span[];
  readonly me: string;
}

const caseArb: fc.Arbitrary<Case> = datasetArb({ minArticles: 2, maxArticles: 3 }).map(
  (dataset) => ({
    state: stateOf(dataset, dataset.articles),
    spans: dataset.articles.flatMap(({ spans }) => spans),
    me: dataset.annotators[0]?.id ?? '',
  }),
);

/** Offsets of every character of `text` that `span` covers and that is no white space. */
const coverage = (text: string, spans: readonly Span[]): readonly number[] =>
  [
    ...new Set(
      spans
        .flatMap(({ fragments }) => fragments)
        .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
    ),
  ]
    .filter((at) => !/\s/u.test(text.charAt(at)))
    .sort((a, b) => a - b);

/** What the command leads to; null where it is refused. Its undo is the state before, value by value. */
function after({ state, me }: Case, command: Command): State | null {
  const step = execute(state, command, contextOf(me));
  if (!step.ok) return null;
  const next = must(applyChange(state, step.value.change));
  must(checkInvariants(next, step.value.change));
  const back = must(applyChange(next, invert(step.value.change)));
  expect(valuesOf(back)).toEqual(valuesOf(state));
  return next;
}

const textOf = (state: State, article: string): string =>
  state.layers.get(article)?.article.text ?? '';
const spansOf = (state: State, article: string): readonly Span[] => [
  ...(state.layers.get(article)?.spans ?? []),
];

/** The spans that may be joined: of one article, label and annotator, two at least. */
function groupsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    if (span.orphan !== undefined) continue;
    const key = `${span.article} ${span.label} ${span.by}`;
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

test('a split keeps every character, and joining the parts gives the coverage back', () => {
  fc.assert(
    fc.property(caseArb, fc.nat(), fc.nat(), (given, which, where) => {
      const span = given.spans[which % Math.max(1, given.spans.length)];
      fc.pre(span !== undefined);
      const { article, id } = span;
      const at = spanStart(span) + (where % (spanEnd(span) - spanStart(span)));
      const split = after(given, { do: 'split-span', article, span: id, at });
      fc.pre(split !== null);
      const known = new Set(spansOf(given.state, article).map((each) => each.id));
      const parts = spansOf(split, article).filter((each) => each.id === id || !known.has(each.id));
      const [first, second] = parts.sort((a, b) => spanStart(a) - spanStart(b));
      if (!first || !second) throw new Error('A split makes two of one');
      const text = textOf(split, article);
      expect(spanEnd(first)).toBeLessThanOrEqual(at);
      expect(spanStart(second)).toBeGreaterThanOrEqual(at);
      expect(coverage(text, parts)).toEqual(coverage(text, [span]));
      const spans = [id, second.id];
      const joined = after({ ...given, state: split }, { do: 'join-spans', article, spans });
      const again = joined && spansOf(joined, article).find((each) => each.id === id);
      expect(again && coverage(text, [again])).toEqual(coverage(text, [span]));
      expect(again?.attributes).toEqual(span.attributes);
      expect(again?.note).toBe(span.note);
    }),
    RUNS,
  );
});

test('joining covers what its spans covered, and no relation is lost but doubles and loops', () => {
  fc.assert(
    fc.property(caseArb, fc.nat(), (given, which) => {
      const groups = groupsOf(given.spans);
      const same = groups[which % Math.max(1, groups.length)];
      fc.pre(same !== undefined);
      const article = same[0]?.article ?? '';
      const joined = after(given, {
        do: 'join-spans',
        article,
        spans: same.map(({ id }) => id),
      });
      fc.pre(joined !== null);
      const text = textOf(joined, article);
      const whole = spansOf(joined, article).find(({ id }) => id === same[0]?.id);
      expect(whole && coverage(text, [whole])).toEqual(coverage(text, same));
      const ids = new Set(same.map(({ id }) => id));
      const hung = (state: State): readonly string[] => {
        const all = [...state.links.values()].concat([
          ...(state.layers.get(article)?.relations.values() ?? []),
        ]);
        const end = (span: string): string => (ids.has(span) ? (same[0]?.id ?? '') : span);
        return [
          ...new Set(
            all.flatMap(({ type, from, to, by }) =>
              end(from.span) === end(to.span)
                ? []
                : [`${type} ${end(from.span)} ${end(to.span)} ${by}`],
            ),
          ),
        ].sort();
      };
      expect(hung(joined)).toEqual(hung(given.state));
    }),
    RUNS,
  );
});

test('edits and removals over several articles are one step, undone as one', () => {
  fc.assert(
    fc.property(caseArb, fc.nat(), fc.boolean(), (given, which, isRemoval) => {
      const { state } = given;
      const spans = given.spans.map(({ article, id }) => ({ article, span: id }));
      const label = state.codebook.labels[which % state.codebook.labels.length]?.id ?? '';
      const next = after(
        given,
        isRemoval
          ? { do: 'remove-many', spans }
          : { do: 'edit-spans', spans, edit: { label, status: 'final' } },
      );
      if (!next) return;
      const left = [...next.layers.keys()].flatMap((article) => spansOf(next, article));
      if (isRemoval) {
        expect(left).toEqual([]);
        expect([...next.links.values()]).toEqual([]);
      } else {
        expect(left.every((span) => span.label === label && span.status === 'final')).toBe(true);
      }
    }),
    RUNS,
  );
});
