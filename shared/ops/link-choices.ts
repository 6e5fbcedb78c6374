/** What a span may be linked with: the types its label goes with, and the spans at the other end. */
import type { Codebook, RelationType } from '../model/codebook.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { relationsOf, type State } from './state.ts';

/** A relation type as seen from one span: `to` when that span is its `from` end. */
export interface LinkChoice {
  /** Relation type id. */
  readonly type: string;
  readonly direction: 'to' | 'from';
}

/** The relation types that are offered: those not archived. */
export const activeRelationTypes = ({ relationTypes }: Codebook): readonly RelationType[] =>
  relationTypes.filter(({ archived }) => archived !== true);

/** How a span of one label can be linked by one type; with both directions, outwards comes first. */
export interface LinkOffer {
  readonly type: RelationType;
  readonly directions: readonly [LinkChoice['direction'], ...LinkChoice['direction'][]];
}

/** Every type that goes with `label` at either end, in the order of the codebook. */
export function linkOffers(codebook: Codebook, label: string): readonly LinkOffer[] {
  return activeRelationTypes(codebook).flatMap((type): LinkOffer[] => {
    const [isFrom, isTo] = [type.from.includes(label), type.to.includes(label)];
    if (isFrom && isTo) return [{ type, directions: ['to', 'from'] }];
    if (isFrom) return [{ type, directions: ['to'] }];
    return isTo ? [{ type, directions: ['from'] }] : [];
  });
}

/** The ends of a relation made by `choice` from the span `here` to the span `there`. */
export const endsOf = (
  { direction }: LinkChoice,
  here: RelationEnd,
  there: RelationEnd,
): Pick<Relation, 'from' | 'to'> =>
  direction === 'to' ? { from: here, to: there } : { from: there, to: here };

/** Label ids at the other end of `choice`. */
export const labelsAtEnd = (type: RelationType, { direction }: LinkChoice): readonly string[] =>
  direction === 'to' ? type.to : type.from;

/** The same relation, as far as it is loaded. */
export const twinRelation = (
  state: State,
  { type, from, to }: Pick<Relation, 'type' | 'from' | 'to'>,
): Relation | undefined =>
  relationsOf(state, from.article, from.span).find(
    (relation) =>
      relation.type === type && relation.from.span === from.span && relation.to.span === to.span,
  );

/** What linking asks of a span. */
export type Linkable = Pick<Span, 'id' | 'article' | 'label'>;

/** Every span of `articles` (those loaded) that can be the other end; in reading order. */
export function linkCandidates(
  state: State,
  type: RelationType,
  choice: LinkChoice,
  here: Linkable,
  articles: readonly string[],
): readonly Span[] {
  const labels = new Set(labelsAtEnd(type, choice));
  const [own, other] =
    choice.direction === 'to' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const linked = new Set(
    relationsOf(state, here.article, here.id)
      .filter((relation) => relation.type === type.id && relation[own].span === here.id)
      .map((relation) => relation[other].span),
  );
  return [...new Set(articles)]
    .filter((article) => (article !== here.article) === (type.scope === 'across'))
    .flatMap((article) => [...(state.layers.get(article)?.spans ?? [])])
    .filter(({ id, label }) => id !== here.id && labels.has(label) && !linked.has(id));
}

/** Why `there` cannot be the other end of `choice` from `here`; null when it can. */
export function linkProblem(
  state: State,
  type: RelationType,
  choice: LinkChoice,
  here: Linkable,
  there: Linkable,
): string | null {
  const nameOf = (id: string): string =>
    state.codebook.labels.find((label) => label.id === id)?.name ?? id;
  const allowed = labelsAtEnd(type, choice);
  if (there.id === here.id) return 'An annotation cannot be linked to itself. Choose another one.';
  if (!allowed.includes(there.label)) {
    return `“${type.name}” needs a ${allowed.map(nameOf).join(' or ')} here; this is a ${nameOf(there.label)}.`;
  }
  const isAcross = there.article !== here.article;
  if (isAcross !== (type.scope === 'across')) {
    return isAcross
      ? `“${type.name}” links inside one article. Choose an annotation of the same article.`
      : `“${type.name}” links across articles. Choose an annotation in another pane.`;
  }
  const ends = endsOf(choice, endOf(here), endOf(there));
  return twinRelation(state, { type: type.id, ...ends })
    ? `Linked already: “${type.name}” stands between these two.`
    : null;
}

export const endOf = ({ article, id }: Linkable): RelationEnd => ({ article, span: id });
