/** What an export reads: a store, article by article, or a dataset that is in memory. */
import { compareArticles } from '../../shared/codecs/canonical.ts';
import type { Dataset, DatasetHead } from '../../shared/codecs/dataset.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';

export interface ExportSource {
  readonly head: DatasetHead;
  /** Of the articles, by their titles. */
  readonly ids: readonly string[];
  content(id: string): Promise<Result<ArticleContent>>;
}

/** Without what only formats carry that are written whole: removals and bytes as imported. */
export const storeSource = (store: Store): ExportSource => ({
  head: { ...store.head(), tombstones: [], raws: {} },
  ids: [...store.summaries()].sort(compareArticles).map(({ id }) => id),
  content: (id) => store.peek(id),
});

export function datasetSource(dataset: Dataset): ExportSource {
  const { articles, ...head } = dataset;
  const contents = new Map(articles.map((content) => [content.article.id, content]));
  return {
    head,
    ids: articles
      .map(({ article }) => article)
      .sort(compareArticles)
      .map(({ id }) => id),
    content: (id) => {
      const content = contents.get(id);
      return Promise.resolve(content ? ok(content) : err('no-article', `There is no ${id}.`));
    },
  };
}
