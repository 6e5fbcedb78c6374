/**
 * Proving an export: what was written is read back with the format's own reader and compared, span
 * by span, with what was to be written.
 */
import { exactOf } from '../model/anchor.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';
import { err, ok, type Result } from '../result.ts';
import type { Codec, DataFile, ReadOptions } from './codec.ts';
import type { Dataset } from './dataset.ts';
import type { OptionValues } from './option.ts';
import { carried } from './reduction.ts';

export interface Proof {
  readonly articles: number;
  readonly spans: number;
  readonly relations: number;
  /** Spans re-sliced from the text that was read back; orphans have no place to prove. */
  readonly proved: number;
}

const failed = (what: string): Result<never> =>
  err('export-not-proved', `The export does not say what the project says: ${what}.`);

const linesOf = (relations: readonly Relation[]): string =>
  relations
    .map(({ id, type, from, to }) => [id, type, from.span, to.span].join(' '))
    .sort()
    .join('\n');

const place = (span: Span): string =>
  span.fragments.map(({ start, end }) => `${start}-${end}`).join(';');

/** Why `read` is not `span`, or null; its words are sliced from the text that was read. */
function difference(span: Span, read: Span | undefined, text: string): string | null {
  const name = `the annotation ${span.id} “${span.quote.exact}”`;
  if (!read) return `${name} is not in it`;
  if (read.label !== span.label) return `${name} has another label`;
  if (span.orphan !== undefined) return null;
  if (place(read) !== place(span)) return `${name} lies elsewhere`;
  return exactOf(text, read.fragments) === span.quote.exact ? null : `${name} covers other words`;
}

/** Takes what was read unit by unit; what it has taken it only counts. */
export class Prover {
  private articles = 0;
  private spans = 0;
  private relations = 0;
  private proved = 0;
  private readonly links: Relation[] = [];

  /**
   * @param expected reduced to what the format carries
   * @param found what was read; exactly the articles that are expected
   */
  take(expected: readonly ArticleContent[], found: Dataset): Result<true> {
    const contents = new Map(found.articles.map((content) => [content.article.id, content]));
    if (found.articles.length !== expected.length)
      return failed(`it holds ${found.articles.length} articles, not ${expected.length}`);
    for (const { article, spans, relations } of expected) {
      const back = contents.get(article.id);
      if (back?.article.text !== article.text)
        return failed(`the text of “${article.title}” (${article.id}) differs`);
      const read = new Map(back.spans.map((span) => [span.id, span]));
      for (const span of spans) {
        const wrong = difference(span, read.get(span.id), back.article.text);
        if (wrong !== null) return failed(wrong);
        if (span.orphan === undefined) this.proved += 1;
      }
      if (read.size !== spans.length)
        return failed(
          `“${article.title}” holds ${read.size} annotations in it, not ${spans.length}`,
        );
      if (linesOf(back.relations) !== linesOf(relations)) return failed('its relations differ');
      this.spans += spans.length;
      this.relations += relations.length;
    }
    this.articles += expected.length;
    this.links.push(...found.links);
    return ok(true);
  }

  /** @param articles how many were to be written */
  finish(articles: number, links: readonly Relation[]): Result<Proof> {
    if (this.articles !== articles)
      return failed(`it holds ${this.articles} articles, not ${articles}`);
    if (linesOf(this.links) !== linesOf(links)) return failed('its relations differ');
    const { spans, proved } = this;
    return ok({ articles, spans, relations: this.relations + links.length, proved });
  }
}

/** What `codec` reads of `files`, strictly: every quote has to stand at its offsets. */
export async function readBack(
  codec: Codec,
  files: readonly DataFile[],
  expected: readonly ArticleContent[],
  unit?: ReadOptions['unit'],
): Promise<Result<Dataset>> {
  const texts = new Map(expected.map(({ article }) => [article.sha256, article.text]));
  const read = await codec.read(files, {
    strict: true,
    textOf: ({ sha256 }) => texts.get(sha256),
    ...(unit && { unit }),
  });
  return read.ok ? ok(read.value.dataset) : failed(read.error.message);
}

/**
 * @param dataset what was given to `writeDataset`
 * @param files what is on disk now
 */
export async function prove(
  codec: Codec,
  dataset: Dataset,
  files: readonly DataFile[],
  options?: OptionValues,
): Promise<Result<Proof>> {
  const expected = carried(dataset, codec, options).dataset;
  const back = await readBack(codec, files, expected.articles);
  if (!back.ok) return back;
  const prover = new Prover();
  const same = prover.take(expected.articles, back.value);
  return same.ok ? prover.finish(expected.articles.length, expected.links) : same;
}
