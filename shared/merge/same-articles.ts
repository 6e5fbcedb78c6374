/**
 * Which articles of two stores are the same one: by id, else by a text that both have or had, else
 * by the file that both were imported from. The smaller id stands for both, so that it does not
 * matter which store is merged into which.
 */
import type { Dataset } from '../codecs/dataset.ts';
import type { Article } from '../model/article.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { StoreRecord, Tombstone } from '../model/record.ts';

/** Article id to the id that it gets. */
export type Renaming = ReadonlyMap<string, string>;

/** What an article can be known by: each text it ever had, and the bytes it was imported from. */
const marksOf = ({ sha256, revisions = [], raw }: Article): string[] => [
  sha256,
  ...revisions.map((one) => one.sha256),
  ...(raw ? [`raw ${raw.sha256}`] : []),
];

const articlesOf = ({ articles }: Dataset): Article[] =>
  articles.map(({ article }) => article).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Articles that only one of the two has by id, paired by what they can be known by. */
export function renamingOf(ours: Dataset, theirs: Dataset): Renaming {
  const [here, there] = [articlesOf(ours), articlesOf(theirs)];
  const ids = new Set(here.map(({ id }) => id));
  const shared = new Set(there.map(({ id }) => id).filter((id) => ids.has(id)));
  const byMark = new Map<string, Article>();
  for (const article of here) {
    if (shared.has(article.id)) continue;
    for (const mark of marksOf(article)) if (!byMark.has(mark)) byMark.set(mark, article);
  }
  const renaming = new Map<string, string>();
  const paired = new Set<string>();
  for (const article of there) {
    if (shared.has(article.id)) continue;
    const twin = marksOf(article)
      .map((mark) => byMark.get(mark))
      .find((one) => one !== undefined && !paired.has(one.id));
    if (!twin) continue;
    paired.add(twin.id);
    const [kept, other] = twin.id < article.id ? [twin.id, article.id] : [article.id, twin.id];
    renaming.set(other, kept);
  }
  return renaming;
}

/** `dataset` with every mention of a renamed article under its new id. */
export function renamed(dataset: Dataset, renaming: Renaming): Dataset {
  if (renaming.size === 0) return dataset;
  const idOf = (id: string): string => renaming.get(id) ?? id;
  const end = (one: RelationEnd): RelationEnd => ({ ...one, article: idOf(one.article) });
  const relation = (one: Relation): Relation => ({ ...one, from: end(one.from), to: end(one.to) });
  const record = (one: StoreRecord): StoreRecord => {
    if (one.kind === 'article') return { ...one, id: idOf(one.id) };
    if (one.kind === 'relation') return relation(one);
    return 'article' in one ? { ...one, article: idOf(one.article) } : one;
  };
  const grave = (one: Tombstone): Tombstone => ({
    ...one,
    ...(one.kind === 'article' && { id: idOf(one.id) }),
    ...(one.article !== undefined && { article: idOf(one.article) }),
    ...(one.record && { record: record(one.record) }),
  });
  return {
    ...dataset,
    articles: dataset.articles.map((content) => ({
      ...content,
      article: { ...content.article, id: idOf(content.article.id) },
      spans: content.spans.map((span) => ({ ...span, article: idOf(span.article) })),
      relations: content.relations.map(relation),
      ...(content.decisions && {
        decisions: content.decisions.map((one) => ({ ...one, article: idOf(one.article) })),
      }),
    })),
    links: dataset.links.map(relation),
    tombstones: dataset.tombstones.map(grave),
  };
}
