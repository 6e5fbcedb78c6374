/**
 * Which articles of a dataset a project has already, at whatever revision: by id, else by the text,
 * else by a text that both once had, else by the file that both were imported from.
 */
import { resembles } from '../../shared/anchor/resemblance.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { Article, ArticleSummary } from '../../shared/model/article.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ImportTarget } from './incoming.ts';

export interface PlannedArticles {
  /** To be added, as they came. */
  readonly added: readonly Article[];
  /** Article id in the project for each one of the dataset; null where it was rejected. */
  readonly idOf: (article: string) => string | null;
  /** Ids of articles that were in the project before. */
  readonly known: ReadonlySet<string>;
  readonly lines: readonly Omit<ImportReport['articles'][number], 'file' | 'reanchored'>[];
  readonly rejected: readonly string[];
}

type Home = Pick<ArticleSummary, 'id' | 'title'>;

/** What an article can be known by: each text it ever had, and the bytes it was imported from. */
const marksOf = ({ sha256, revisions = [], raw }: Article): string[] => [
  sha256,
  ...revisions.map((one) => one.sha256),
  ...(raw ? [`raw ${raw.sha256}`] : []),
];

/**
 * The project's articles by their marks. What an article is now goes before what another one was.
 * @param isTelling whether an article has marks that its summary does not tell
 */
export async function homesByMark(
  store: ImportTarget,
  isTelling: (summary: ArticleSummary) => boolean,
): Promise<Result<Map<string, Home>>> {
  const summaries = store.summaries();
  const homes = new Map<string, Home>(summaries.map((summary) => [summary.sha256, summary]));
  for (const { id } of summaries.filter(isTelling)) {
    const content = await store.article(id);
    if (!content.ok) return content;
    const { article } = content.value;
    for (const mark of marksOf(article)) if (!homes.has(mark)) homes.set(mark, article);
  }
  return ok(homes);
}

/** The same id may stand for another article: somebody else counted from one, too. */
function isSameArticle(own: Article, brought: Article): boolean {
  const marks = new Set(marksOf(own));
  return marksOf(brought).some((mark) => marks.has(mark)) || resembles(own.text, brought.text);
}

/** Refusals: those of `Store.article`. */
export async function planArticles(
  store: ImportTarget,
  contents: readonly ArticleContent[],
): Promise<Result<PlannedArticles>> {
  const summaries = store.summaries();
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const byHash = new Map<string, Home>(summaries.map((summary) => [summary.sha256, summary]));
  const unknown = contents.filter(
    ({ article }) => !byId.has(article.id) && !byHash.has(article.sha256),
  );
  // Only what can tell is read: articles with a past, and all where bytes have to be compared.
  const hasRaws = unknown.some(({ article }) => article.raw !== undefined);
  const byMark = await homesByMark(
    store,
    ({ revision }) => hasRaws || (revision > 1 && unknown.length > 0),
  );
  if (!byMark.ok) return byMark;

  const ids = new Map<string, string>();
  const known = new Set<string>();
  const added: Article[] = [];
  const lines: PlannedArticles['lines'][number][] = [];
  const rejected: string[] = [];
  for (const { article, spans } of contents) {
    const { id, title, sha256 } = article;
    const same = byId.get(id);
    if (same && same.sha256 !== sha256) {
      const own = await store.article(id);
      if (!own.ok) return own;
      if (!isSameArticle(own.value.article, article)) {
        rejected.push(
          `the article “${title}” (${id}) is in the project with a wholly different text; it and its ${spans.length} annotations were left out. If it is another article, give it another id in the file`,
        );
        continue;
      }
    }
    const mark = marksOf(article).find((one) => byMark.value.has(one)) ?? '';
    const found = same ?? byHash.get(sha256) ?? byMark.value.get(mark);
    const home = found ?? { id, title };
    ids.set(id, home.id);
    if (!found) {
      added.push(article);
      byHash.set(sha256, home);
    } else if (byId.has(found.id)) known.add(found.id);
    lines.push({ id: home.id, title: home.title, status: found ? 'known' : 'added' });
  }
  return ok({ added, idOf: (id) => ids.get(id) ?? null, known, lines, rejected });
}
