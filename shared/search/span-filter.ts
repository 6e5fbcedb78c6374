/** The filters of a search that ask for spans. */
import type { AttributeValue } from '../model/attribute.ts';
import type { Fragment } from '../model/anchor.ts';
import type { SearchQuery } from '../model/search.ts';
import { folded } from '../text/fold.ts';
import type { IndexedSpan } from './indexed-article.ts';

export type Filters = SearchQuery['filters'];

/** What a search knows of the project beside its articles. */
export interface Surroundings {
  /** Ids of spans with a relation to another article. */
  readonly linked: ReadonlySet<string>;
  /** Names of the codebook's entities by id. */
  readonly entities: ReadonlyMap<string, string>;
}

export const asksForSpans = (filters: Filters): boolean =>
  filters.labels.length > 0 ||
  filters.annotators.length > 0 ||
  filters.status !== null ||
  filters.attribute !== null ||
  filters.related !== null;

/** How answers are written where they are searched and shown, one after the other. */
export function wordsOf(value: AttributeValue, { entities }: Surroundings): string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  const values = typeof value === 'string' ? [value] : value;
  return values.map((one) => entities.get(one) ?? one).filter((one) => one !== '');
}

export function filterOf(
  filters: Filters,
  surroundings: Surroundings,
): (span: IndexedSpan) => boolean {
  const labels = new Set(filters.labels);
  const annotators = new Set(filters.annotators);
  const { attribute, status, related } = filters;
  const asked = attribute?.value ?? null;
  const wanted = asked === null ? null : folded(asked.trim());
  const answers = ({ attributes }: IndexedSpan, id: string): boolean => {
    const value = attributes[id];
    if (value === undefined) return false;
    const words = wordsOf(value, surroundings);
    return wanted === null ? words.length > 0 : words.some((word) => folded(word) === wanted);
  };
  return (span) =>
    (labels.size === 0 || labels.has(span.label)) &&
    (annotators.size === 0 || annotators.has(span.by)) &&
    (status === null || span.status === status) &&
    (attribute === null || answers(span, attribute.id)) &&
    (related === null || (span.isRelated || surroundings.linked.has(span.id)) === related);
}

/** The `places` that lie inside a piece of one of `spans`; both ascend. UTF-16 offsets. */
export function placesInside(
  places: readonly Fragment[],
  spans: readonly IndexedSpan[],
): Fragment[] {
  const pieces = spans
    .flatMap((span): readonly Fragment[] => span.pieces ?? [span])
    .sort((a, b) => a.start - b.start);
  let at = 0;
  // The furthest end of what begins no later than the place: one of those holds it, or none does.
  let furthest = -1;
  return places.filter(({ start, end }) => {
    for (let piece = pieces[at]; piece && piece.start <= start; piece = pieces[at]) {
      furthest = Math.max(furthest, piece.end);
      at += 1;
    }
    return end <= furthest;
  });
}
