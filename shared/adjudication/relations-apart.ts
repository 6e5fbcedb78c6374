/** Whether the annotations of one unit are linked differently. */
import type { AlignedSpans } from '../agreement/align.ts';
import { pairsOf } from '../agreement/pairs.ts';
import { canonicalJson } from '../model/same-json.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { attributesSaid } from '../ops/said.ts';

export interface Surroundings {
  /** By span id. */
  readonly relationsAt: (span: string) => readonly Relation[];
  /** The unit that a span of the article is in, by span id. */
  readonly unitAt: ReadonlyMap<string, AlignedSpans>;
}

/** The first id of a unit names it, whoever is asked. */
const nameOf = (unit: AlignedSpans): string =>
  [...unit.values()].map(({ id }) => id).sort()[0] ?? '';

/**
 * What is compared of `one` with `other`'s: relations to what both have. That somebody lacks the
 * other end is a difference of that unit, not of this one. Of an end in another article only the
 * article is known here.
 */
function linksOf(
  { id, by, article }: Span,
  other: string,
  { relationsAt, unitAt }: Surroundings,
): readonly string[] {
  const targetOf = (end: RelationEnd): string | null => {
    if (end.article !== article) return end.article;
    const unit = unitAt.get(end.span);
    return unit?.has(by) === true && unit.has(other) ? nameOf(unit) : null;
  };
  return relationsAt(id)
    .filter((relation) => relation.by === by)
    .flatMap(({ type, from, to, attributes }) => {
      const isFrom = from.span === id;
      const target = targetOf(isFrom ? to : from);
      const said = { type, isFrom, target, attributes: attributesSaid(attributes) };
      return target === null ? [] : [canonicalJson(said)];
    })
    .sort();
}

export function relationsApart(
  spans: ReadonlyMap<string, Span>,
  surroundings: Surroundings,
): boolean {
  return pairsOf([...spans.keys()]).some(([a, b]) => {
    const [one, other] = [spans.get(a), spans.get(b)];
    if (!one || !other) return false;
    const ofOne = linksOf(one, b, surroundings);
    const ofOther = linksOf(other, a, surroundings);
    return ofOne.length !== ofOther.length || ofOne.some((link, at) => link !== ofOther[at]);
  });
}
