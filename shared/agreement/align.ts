/**
 * Which spans of any number of annotators are the same one: groups with at most one span of each.
 *
 * Every two annotators are matched (rule `any-label`), then the closest pairs join their groups,
 * unless that would put two spans of one annotator together. A span that nobody shares stands alone.
 */
import { spanStart, type Span } from '../model/span.ts';
import { matchSpans } from './match.ts';
import type { AnnotatorWork } from './material.ts';
import { pairsOf } from './pairs.ts';
import { compareOverlaps, type Overlap } from './span-overlap.ts';

/** By annotator id. */
export type AlignedSpans = ReadonlyMap<string, Span>;

const labelsApart = ({ a, b }: Overlap): number => (a.label === b.label ? 0 : 1);

const startOf = (group: AlignedSpans): number => Math.min(...[...group.values()].map(spanStart));

/** @returns groups by where the first of their spans starts */
export function alignSpans(work: ReadonlyMap<string, AnnotatorWork>): readonly AlignedSpans[] {
  const groups = new Map<Span, Map<string, Span>>();
  for (const [annotator, { spans }] of work)
    for (const span of spans) groups.set(span, new Map([[annotator, span]]));
  const pairs = pairsOf([...work.keys()]).flatMap(
    ([a, b]) => matchSpans(work.get(a)?.spans ?? [], work.get(b)?.spans ?? [], 'any-label').pairs,
  );
  pairs.sort((one, other) => labelsApart(one) - labelsApart(other) || compareOverlaps(one, other));
  for (const { a, b } of pairs) {
    const group = groups.get(a);
    const other = groups.get(b);
    if (!group || !other || group === other) continue;
    if ([...other.keys()].some((annotator) => group.has(annotator))) continue;
    for (const [annotator, span] of other) {
      group.set(annotator, span);
      groups.set(span, group);
    }
  }
  return [...new Set(groups.values())].sort((one, other) => startOf(one) - startOf(other));
}
