/** What annotations say, apart from who said it and when: what adjudication compares. */
import type { Fragment } from '../model/anchor.ts';
import type { Attributes, AttributeValue } from '../model/attribute.ts';
import type { Relation } from '../model/relation.ts';
import { canonicalJson } from '../model/same-json.ts';
import { spanStart, type Span } from '../model/span.ts';
import { textHash } from '../model/text-hash.ts';

/** Choices of many are a set: their order says nothing. */
const valueSaid = (value: AttributeValue): AttributeValue =>
  typeof value === 'object' ? [...value].sort() : value;

export const attributesSaid = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([id, value]) => [id, valueSaid(value)] as const),
  );

/** Equal for spans of one article that say the same about the same text. */
export const saidBy = ({ label, fragments, attributes }: Span): string =>
  canonicalJson({ label, fragments, attributes: attributesSaid(attributes) });

export const saySame = (spans: readonly Span[]): boolean => new Set(spans.map(saidBy)).size <= 1;

/** Offsets from `origin`, so that text that comes or goes before a span changes nothing. */
const shifted = (fragments: readonly Fragment[], origin: number): readonly Fragment[] =>
  fragments.map(({ start, end }) => ({ start: start - origin, end: end - origin }));

const relationSaid = (relation: Relation): object => ({
  type: relation.type,
  from: relation.from.span,
  to: relation.to.span,
  attributes: attributesSaid(relation.attributes),
});

/**
 * The same as long as the spans say the same: label, place (by words, and by where they stand to
 * each other), attributes and relations. Notes and whether a span is final do not count.
 *
 * @param of span ids; one that is gone, or has lost its place, makes it another one
 * @param relationsAt by span id, inside the article and across articles
 */
export function fingerprintOf(
  spans: { get(id: string): Span | undefined },
  relationsAt: (span: string) => Iterable<Relation>,
  of: readonly string[],
): string {
  const found = of.flatMap((id) => spans.get(id) ?? []);
  const placed = found.filter(({ orphan }) => orphan === undefined);
  const origin = Math.min(...placed.map(spanStart));
  const spansSaid = found.map(({ id, label, fragments, quote, attributes, orphan }) => ({
    id,
    label,
    words: quote.exact,
    place: orphan === undefined ? shifted(fragments, origin) : null,
    attributes: attributesSaid(attributes),
  }));
  const own = new Set(found.map(({ by }) => by));
  const relations = of
    .flatMap((id) => [...relationsAt(id)].filter(({ by }) => own.has(by)))
    .map((relation) => canonicalJson(relationSaid(relation)));
  return textHash(
    canonicalJson({
      spans: spansSaid.sort((a, b) => (a.id < b.id ? -1 : 1)),
      relations: [...new Set(relations)].sort(),
    }),
  );
}
