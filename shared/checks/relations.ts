/** Relations to nothing, and claims whose relation to a source is missing. */
import type { Codebook, Label, RelationType } from '../model/codebook.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import type { Layer } from '../ops/state.ts';
import { isInUse, type Found } from './finding.ts';

/** The relation type, by id or by name, that gives what somebody says to who says it. */
const ATTRIBUTED_TO = /^attributed[ -]to$/iu;

/** The types by which annotations of a label are attributed, by label id. */
export type Attribution = ReadonlyMap<string, readonly RelationType[]>;

const attributions = new WeakMap<Codebook, Attribution>();

export function attributionOf(codebook: Codebook): Attribution {
  const known = attributions.get(codebook);
  if (known) return known;
  const { labels, relationTypes } = codebook;
  const types = relationTypes.filter(
    ({ id, name, scope, archived }) =>
      scope === 'within' &&
      archived !== true &&
      (ATTRIBUTED_TO.test(id) || ATTRIBUTED_TO.test(name)),
  );
  const found = new Map(
    labels.filter(isInUse).flatMap(({ id }) => {
      const own = types.filter(({ from }) => from.includes(id));
      return own.length === 0 ? [] : [[id, own] as const];
    }),
  );
  attributions.set(codebook, found);
  return found;
}

/** What `types` lead to, as an analyst calls it: `source`. */
export const endNames = (types: readonly RelationType[], labels: readonly Label[]): string =>
  labels
    .filter(({ id }) => types.some(({ to }) => to.includes(id)))
    .map(({ name }) => name.toLowerCase())
    .join(' or ') || 'source';

/** Ids of the spans that are attributed to an annotation which is there. */
export function attributed(
  { relations }: Layer,
  attribution: Attribution,
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const types = new Set([...attribution.values()].flat().map(({ id }) => id));
  const found = new Set<string>();
  for (const { type, from, to } of relations.values()) {
    if (types.has(type) && ids.has(to.span)) found.add(from.span);
  }
  return found;
}

const kept = new WeakMap<Attribution, WeakMap<Span, Found>>();

/** The same value as long as span and codebook are: there are thousands in a long article. */
export function withoutSource(codebook: Codebook, span: Span, attribution: Attribution): Found {
  const ofCodebook = kept.get(attribution) ?? new WeakMap<Span, Found>();
  kept.set(attribution, ofCodebook);
  const known = ofCodebook.get(span);
  if (known) return known;
  const found = sourceless(codebook, span, attribution);
  ofCodebook.set(span, found);
  return found;
}

function sourceless(codebook: Codebook, span: Span, attribution: Attribution): Found {
  const types = attribution.get(span.label) ?? [];
  const what = endNames(types, codebook.labels);
  return {
    problem: {
      kind: 'claim-without-source',
      article: span.article,
      span: span.id,
      relation: null,
      label: span.label,
      attribute: null,
      by: span.by,
      quote: span.quote.exact,
      message: `It is not ${types[0]?.name ?? 'attributed to'} any ${what}.`,
      fix: null,
    },
    repair: null,
  };
}

/**
 * Relations of the article, or to it, that lead to an annotation which is not there. Every article
 * looks at its own ends; an end in an article that is gone is left to the article at the other one.
 *
 * @param articles what the project has
 */
export function danglingIn(
  codebook: Codebook,
  layer: Layer,
  links: Iterable<Relation>,
  articles: Pick<ReadonlySet<string>, 'has'> | null,
  ids: ReadonlySet<string>,
): readonly Found[] {
  const here = layer.article.id;
  const isGone = ({ article, span }: RelationEnd): boolean =>
    article === here ? !ids.has(span) : articles !== null && !articles.has(article);
  const found: Found[] = [];
  const look = (relation: Relation): void => {
    const { from, to } = relation;
    const gone = [from, to].filter(isGone);
    if (gone.length === 0) return;
    const left = [from, to].find((end) => end.article === here && !isGone(end));
    const span = left && layer.spans.get(left.span);
    const name = codebook.relationTypes.find(({ id }) => id === relation.type)?.name;
    const words = 'remove the relation';
    found.push({
      problem: {
        kind: 'dangling-relation',
        article: here,
        span: span?.id ?? null,
        relation: relation.id,
        label: span?.label ?? null,
        attribute: null,
        by: relation.by,
        quote: span?.quote.exact ?? '',
        message: `“${name ?? relation.type}” ${
          gone.length === 2 ? 'links two annotations' : 'leads to an annotation'
        } no longer there.`,
        fix: words,
      },
      repair: { kind: 'unlink', words, relation },
    });
  };
  for (const relation of layer.relations.values()) look(relation);
  for (const relation of links) {
    if (relation.from.article === here || relation.to.article === here) look(relation);
  }
  return found;
}
