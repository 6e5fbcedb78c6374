/**
 * Proving an export: what was written is read back with the format's own reader and compared, span
 * by span, with what was to be written.
 */
import { exactOf } from '../model/anchor.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import { carried } from './carry.ts';
import type { Codec, TextFile } from './codec.ts';
import type { Dataset } from './dataset.ts';

export interface Proof {
  readonly articles: number;
  readonly spans: number;
  readonly relations: number;
  /** Spans re-sliced from the text that was read back; orphans have no place to prove. */
  readonly proved: number;
}

const failed = (what: string): Result<never> =>
  err('export-not-proved', `The export does not say what the project says: ${what}.`);

const relationsIn = ({ articles, links }: Dataset): string[] =>
  [...articles.flatMap(({ relations }) => relations), ...links]
    .map(({ id, type, from, to }) => [id, type, from.span, to.span].join(' '))
    .sort();

const place = (span: Span): string =>
  span.fragments.map(({ start, end }) => `${start}-${end}`).join(';');

/**
 * @param dataset what was given to `codec.write`
 * @param files what is on disk now
 */
export function prove(codec: Codec, dataset: Dataset, files: readonly TextFile[]): Result<Proof> {
  const expected = carried(dataset, codec.carries, codec.name).dataset;
  const back = codec.read(files, { strict: true });
  if (!back.ok) return failed(back.error.message);
  const found = new Map(
    back.value.articles.flatMap(({ article, spans }) =>
      spans.map((span) => [span.id, { span, text: article.text }] as const),
    ),
  );
  const texts = new Map(back.value.articles.map(({ article }) => [article.id, article.text]));
  if (texts.size !== expected.articles.length)
    return failed(`it holds ${texts.size} articles, not ${expected.articles.length}`);
  let proved = 0;
  let spans = 0;
  for (const content of expected.articles) {
    if (texts.get(content.article.id) !== content.article.text)
      return failed(`the text of “${content.article.title}” (${content.article.id}) differs`);
    for (const span of content.spans) {
      spans += 1;
      const read = found.get(span.id);
      const name = `the annotation ${span.id} “${span.quote.exact}”`;
      if (!read) return failed(`${name} is not in it`);
      if (read.span.label !== span.label) return failed(`${name} has another label`);
      if (span.orphan !== undefined) continue;
      if (place(read.span) !== place(span)) return failed(`${name} lies elsewhere`);
      if (exactOf(read.text, read.span.fragments) !== span.quote.exact)
        return failed(`${name} covers other words`);
      proved += 1;
    }
  }
  if (found.size !== spans) return failed(`it holds ${found.size} annotations, not ${spans}`);
  const relations = relationsIn(expected);
  if (relationsIn(back.value).join('\n') !== relations.join('\n'))
    return failed('its relations differ');
  return ok({ articles: texts.size, spans, relations: relations.length, proved });
}
