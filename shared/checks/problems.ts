/** What wants a look in an article: every check, in reading order. */
import type { Codebook } from '../model/codebook.ts';
import type { Problem } from '../model/problem.ts';
import type { Relation } from '../model/relation.ts';
import type { Layer } from '../ops/state.ts';
import type { Found } from './finding.ts';
import { attributed, attributionOf, danglingIn, withoutSource } from './relations.ts';
import { checkSpan } from './span-checks.ts';

interface OfSpans {
  readonly codebook: Codebook;
  readonly ids: ReadonlySet<string>;
  readonly found: readonly Found[];
}
const kept = new WeakMap<Layer, OfSpans>();

function ofSpans(codebook: Codebook, layer: Layer): OfSpans {
  const known = kept.get(layer);
  if (known?.codebook === codebook) return known;
  const spans = [...layer.spans];
  const ids = new Set(spans.map(({ id }) => id));
  const attribution = attributionOf(codebook);
  const sourced = attributed(layer, attribution, ids);
  const found: Found[] = [];
  for (const span of spans) {
    for (const one of checkSpan(codebook, layer.article, span)) found.push(one);
    if (attribution.has(span.label) && !sourced.has(span.id))
      found.push(withoutSource(codebook, span, attribution));
  }
  const made = { codebook, ids, found };
  kept.set(layer, made);
  return made;
}

/** The problems with their repairs. */
export function foundIn(
  codebook: Codebook,
  layer: Layer,
  links: Iterable<Relation>,
  articles: Pick<ReadonlySet<string>, 'has'> | null = null,
): readonly Found[] {
  const { found, ids } = ofSpans(codebook, layer);
  const dangling = danglingIn(codebook, layer, links, articles, ids);
  return dangling.length === 0 ? found : [...found, ...dangling];
}

const problemsBy = new WeakMap<readonly Found[], readonly Problem[]>();

/**
 * The problems of one article: annotations in reading order, then relations to nothing. The same list
 * as long as nothing changes.
 *
 * @param links relations across articles; those of other articles are passed over
 * @param articles ids of the project's articles; null: every link is taken to lead somewhere
 */
export function problemsOf(
  codebook: Codebook,
  layer: Layer,
  links: Iterable<Relation>,
  articles: Pick<ReadonlySet<string>, 'has'> | null = null,
): readonly Problem[] {
  const found = foundIn(codebook, layer, links, articles);
  const known = problemsBy.get(found);
  if (known) return known;
  const problems = found.map(({ problem }) => problem);
  problemsBy.set(found, problems);
  return problems;
}

/** Tells the problems of a project apart. */
export const problemKey = ({ kind, article, span, relation, attribute }: Problem): string =>
  [kind, article, span, relation, attribute].join(' ');
