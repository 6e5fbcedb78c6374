/** Which articles of a dataset a project has already: by id, else by the hash of the text. */
import type { ImportReport } from '../../shared/contract.ts';
import type { Article, ArticleSummary } from '../../shared/model/article.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';

export interface PlannedArticles {
  /** To be added, as they came. */
  readonly added: readonly Article[];
  /** Article id in the project for each one of the dataset; null where it was rejected. */
  readonly idOf: (article: string) => string | null;
  /** Ids of articles that were in the project before. */
  readonly known: ReadonlySet<string>;
  readonly lines: readonly Omit<ImportReport['articles'][number], 'file'>[];
  readonly rejected: readonly string[];
}

export function planArticles(
  summaries: readonly ArticleSummary[],
  contents: readonly ArticleContent[],
): PlannedArticles {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const byHash = new Map(summaries.map(({ sha256, id, title }) => [sha256, { id, title }]));
  const ids = new Map<string, string>();
  const known = new Set<string>();
  const added: Article[] = [];
  const lines: PlannedArticles['lines'][number][] = [];
  const rejected: string[] = [];
  for (const { article, spans } of contents) {
    const { id, title, sha256 } = article;
    const same = byId.get(id);
    if (same && same.sha256 !== sha256) {
      rejected.push(
        `the article “${title}” (${id}) is in the project with another text; it and its ${spans.length} annotations were left out`,
      );
      continue;
    }
    const found = same ?? byHash.get(sha256);
    const home = found ?? { id, title };
    ids.set(id, home.id);
    if (!found) {
      added.push(article);
      byHash.set(sha256, home);
    } else if (byId.has(found.id)) known.add(found.id);
    lines.push({ id: home.id, title: home.title, status: found ? 'known' : 'added' });
  }
  return { added, idOf: (id) => ids.get(id) ?? null, known, lines, rejected };
}
