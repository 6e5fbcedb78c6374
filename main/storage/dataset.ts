/** The whole project as one value, for export, bundle and check. */
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Tombstone } from '../../shared/model/record.ts';
import { contentOf, type ArticleContent } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { reasonOf } from './disk-error.ts';
import { readRaw } from './raw-files.ts';

const compare = (a: Tombstone, b: Tombstone): number =>
  a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * Spans in reading order, relations, decisions and tombstones by id, so that two stores with the same records
 * give the same dataset. Refusals: those of reading an article.
 */
export async function datasetOf(root: string, book: Book): Promise<Result<Dataset>> {
  // Fixed before the first wait: head and articles read later may be ahead of it, never behind.
  const head = book.head();
  const tombstones = [...book.project.tombstones.values(), ...book.links.tombstones.values()];
  const removed = [...book.project.tombstones.values()].flatMap(({ kind, id }) =>
    kind === 'article' ? [id] : [],
  );
  const articles: ArticleContent[] = [];
  const raws: Record<string, string> = {};
  try {
    for (const id of [...book.summaries().map((summary) => summary.id), ...removed]) {
      const page = await book.peek(id);
      if (!page.ok) return page;
      tombstones.push(...page.value.tombstones.values());
      const { layer } = page.value;
      if (!layer) continue;
      const content = contentOf(layer);
      const { relations, decisions } = content;
      articles.push({
        ...content,
        relations: relations.toSorted(byId),
        ...(decisions && { decisions: decisions.toSorted(byId) }),
      });
      const sha256 = layer.article.raw?.sha256;
      const raw = sha256 === undefined ? null : await readRaw(root, sha256);
      if (sha256 !== undefined && raw) raws[sha256] = raw.toString('base64');
    }
  } catch (error) {
    return err('unreadable', `The project could not be read: ${reasonOf(error)}.`, { file: root });
  }
  return ok({
    ...head,
    annotators: head.annotators.toSorted(byId),
    links: head.links.toSorted(byId),
    articles,
    tombstones: tombstones.sort(compare),
    raws,
  });
}
