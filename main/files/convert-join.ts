/** Several datasets as one, as they stand in their files: nothing is renamed, placed anew or stamped. */
import { canonical } from '../../shared/codecs/canonical.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../../shared/codecs/stamp.ts';
import { annotatorIdOf, type Annotator } from '../../shared/model/annotator.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface NamedDataset {
  /** What messages call it. */
  readonly name: string;
  readonly dataset: Dataset;
}

const byId = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => [
  ...new Map(lists.flat().map((record) => [record.id, record])).values(),
];

/** What two datasets say of one article. */
function together(one: ArticleContent, other: ArticleContent): ArticleContent {
  const decisions = byId([one.decisions ?? [], other.decisions ?? []]);
  return {
    ...one,
    spans: byId([one.spans, other.spans]),
    relations: byId([one.relations, other.relations]),
    ...(decisions.length > 0 && { decisions }),
  };
}

/**
 * A dataset alone is itself. Of several, articles of one id are one article; the codebook is the first
 * that defines anything. Refusal: `two-texts`, one id with two texts.
 * @param title of what is put together
 */
export function joined(found: readonly NamedDataset[], title: string): Result<Dataset> {
  const [first, ...more] = found;
  if (first && more.length === 0) return ok(first.dataset);
  const articles = new Map<string, ArticleContent>();
  for (const { name, dataset } of found) {
    for (const content of dataset.articles) {
      const { id, sha256 } = content.article;
      const known = articles.get(id);
      if (known && known.article.sha256 !== sha256)
        return err(
          'two-texts',
          `${name}: the article “${content.article.title}” (${id}) has another text than in a file before. Convert them one by one.`,
          { file: name },
        );
      articles.set(id, known ? together(known, content) : content);
    }
  }
  const datasets = found.map(({ dataset }) => dataset);
  return ok(
    canonical({
      project: { ...UNTITLED, title },
      codebook:
        datasets.find(({ codebook }) => codebook.labels.length > 0)?.codebook ?? NO_CODEBOOK,
      annotators: byId(datasets.map(({ annotators }) => annotators)),
      articles: [...articles.values()],
      links: byId(datasets.map(({ links }) => links)),
      tombstones: datasets.flatMap(({ tombstones }) => tombstones),
      raws: Object.fromEntries(datasets.flatMap(({ raws }) => Object.entries(raws))),
    }),
  );
}

/** `dataset` as the work of the annotator called `name`, whoever it names itself. */
export function asWorkOf(dataset: Dataset, name: string): Dataset {
  const id = annotatorIdOf(name);
  const annotator: Annotator = {
    kind: 'annotator',
    id,
    name,
    created: NO_TIME,
    clock: clockAt(NO_TIME),
  };
  const own = <T extends { readonly by: string }>(record: T): T => ({ ...record, by: id });
  return {
    ...dataset,
    annotators: [annotator],
    articles: dataset.articles.map((content) => ({
      ...content,
      spans: content.spans.map(own),
      relations: content.relations.map(own),
      ...(content.decisions && { decisions: content.decisions.map(own) }),
    })),
    links: dataset.links.map(own),
  };
}
