/** Reading what agreement is measured on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { materialOf, type Material } from '../shared/agreement/material.ts';
import type { ArticleContent } from '../shared/ops/state.ts';
import { err, ok, type Err, type Result } from '../shared/result.ts';
import type { Job } from './jobs.ts';
import type { Store } from './storage/port.ts';

export interface Chosen {
  /** Ids, of this project; empty: everybody who worked, but not the gold layer. */
  readonly annotators: readonly string[];
  /** Ids, of this project; empty: all. */
  readonly labels: readonly string[];
  readonly articles: readonly string[];
}

export const cancelled = (): Err => err('cancelled', 'Measuring was stopped. Nothing was changed.');

/** Without what is not compared: earlier texts, and what others than `annotators` did. */
function comparedPart(
  { article, spans, relations }: ArticleContent,
  annotators: ReadonlySet<string>,
): ArticleContent {
  const { revisions: _revisions, ...current } = article;
  return {
    article: current,
    spans: spans.filter(({ by }) => annotators.has(by)),
    relations: relations.filter(({ by }) => annotators.has(by)),
  };
}

/**
 * Reads the articles one after the other and keeps only those on which at least two of the
 * annotators worked. Annotators come by name, then id.
 *
 * Refusals: `cancelled`, and that of an article that cannot be read.
 */
export async function readMaterial(
  store: Store,
  { annotators, labels, articles }: Chosen,
  job: Pick<Job, 'isCancelled' | 'tell'>,
): Promise<Result<Material>> {
  const { codebook, links, annotators: known } = store.head();
  const wanted = new Set(articles);
  const ids = store
    .summaries()
    .flatMap(({ id }) => (articles.length === 0 || wanted.has(id) ? [id] : []));
  const chosen = {
    ...(annotators.length === 0 ? {} : { annotators }),
    ...(labels.length === 0 ? {} : { labels }),
  };
  const worked = new Set<string>();
  const contents: ArticleContent[] = [];
  for (const [at, id] of ids.entries()) {
    job.tell('Reading the articles', at, ids.length);
    await nextTurn();
    if (job.isCancelled()) return cancelled();
    const content = await store.article(id);
    if (!content.ok) return content;
    const alone = materialOf({ codebook, contents: [content.value], ...chosen });
    for (const annotator of alone.annotators) worked.add(annotator);
    if (alone.articles.length > 0)
      contents.push(comparedPart(content.value, new Set(alone.annotators)));
  }
  const names = new Map(known.map((annotator) => [annotator.id, annotator.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const compared = [...worked].sort(
    (a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || (a < b ? -1 : 1),
  );
  return ok(materialOf({ codebook, contents, links, ...chosen, annotators: compared }));
}
