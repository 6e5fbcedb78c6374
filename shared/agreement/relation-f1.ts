/** How many relations two annotators have in common, inside articles and across them. */
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { additiveMeasure } from './additive.ts';
import { matchSpans } from './match.ts';
import type { AnnotatorWork, Material } from './material.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { f1OfSums } from './span-f1.ts';

/** Whose span is whose, over all articles, because relations lead across them; only spans linked. */
interface Matched {
  /** Spans of the first annotator, each with the span of the second that it is; null: with none. */
  readonly ofA: ReadonlyMap<string, string | null>;
  readonly ofB: ReadonlySet<string>;
}

interface Frame {
  readonly pairs: readonly Pair[];
  readonly matched: readonly Matched[];
}

/** Ids of the spans that relations of these annotators start or end at. */
function linkedSpans({ articles }: Material, annotators: Pair): ReadonlySet<string> {
  const linked = new Set<string>();
  for (const { work } of articles)
    for (const annotator of annotators)
      for (const { from, to } of work.get(annotator)?.relations ?? [])
        linked.add(from.span).add(to.span);
  return linked;
}

function matchedOf(material: Material, [first, second]: Pair): Matched {
  const linked = linkedSpans(material, [first, second]);
  const isLinked = ({ id }: Span): boolean => linked.has(id);
  const ofA = new Map<string, string | null>();
  const ofB = new Set<string>();
  for (const { work } of material.articles) {
    const a = work.get(first)?.spans ?? [];
    const b = work.get(second)?.spans ?? [];
    const linkedOfA = a.filter(isLinked);
    for (const { id } of linkedOfA) ofA.set(id, null);
    for (const { id } of b.filter(isLinked)) ofB.add(id);
    if (linkedOfA.length === 0) continue;
    for (const pair of matchSpans(a, b, 'overlap').pairs)
      if (isLinked(pair.a)) ofA.set(pair.a.id, pair.b.id);
  }
  return { ofA, ofB };
}

const keyOf = (type: string, from: string, to: string): string => JSON.stringify([type, from, to]);

/** Matched, of the first, of the second: relations whose both ends are own spans that count. */
function countsOf(a: AnnotatorWork, b: AnnotatorWork, { ofA, ofB }: Matched): readonly number[] {
  const own = (relations: readonly Relation[], has: (span: string) => boolean) =>
    relations.filter(({ from, to }) => has(from.span) && has(to.span));
  const relationsOfA = own(a.relations, (span) => ofA.has(span));
  const relationsOfB = own(b.relations, (span) => ofB.has(span));
  const open = new Map<string, number>();
  for (const { type, from, to } of relationsOfB) {
    const key = keyOf(type, from.span, to.span);
    open.set(key, (open.get(key) ?? 0) + 1);
  }
  let matched = 0;
  for (const { type, from, to } of relationsOfA) {
    const start = ofA.get(from.span);
    const end = ofA.get(to.span);
    if (typeof start !== 'string' || typeof end !== 'string') continue;
    const key = keyOf(type, start, end);
    const left = open.get(key) ?? 0;
    if (left === 0) continue;
    open.set(key, left - 1);
    matched += 1;
  }
  return [matched, relationsOfA.length, relationsOfB.length];
}

export const relationF1 = additiveMeasure<Frame>(
  {
    id: 'relation_f1',
    name: 'Relation F1',
    definition:
      'F1 over relations, inside articles and across them: two are the same if they have the same ' +
      'type and direction and both ends are the same spans (same label, at least one character in ' +
      'common, the closest first). Counted over all articles together; only relations between ' +
      'spans of the annotator’s own count. Over more than two annotators: the mean of all pairs ' +
      'that have a value. By label: relations with both ends of that label.',
    caution:
      'A relation between spans that only one annotator tagged counts as a disagreement, so span F1 ' +
      'is its upper end in practice. Direction counts even for types without a natural one.',
  },
  {
    frame: (material) => {
      const pairs = pairsOf(material.annotators);
      return { pairs, matched: pairs.map((pair) => matchedOf(material, pair)) };
    },
    sumsOf: ({ work }, { pairs, matched }) =>
      Float64Array.from(
        pairs.flatMap(([first, second], at) => {
          const a = work.get(first);
          const b = work.get(second);
          const own = matched[at];
          return a && b && own ? countsOf(a, b, own) : [0, 0, 0];
        }),
      ),
    figureOf: (sums, { pairs }) => f1OfSums(sums, pairs, 'Neither annotator linked anything.'),
  },
);
