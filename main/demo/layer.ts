/** The worked example, tagged command by command as an analyst would. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { findQuote } from '../../shared/text/quote-search.ts';
import { findAnnotator } from '../../shared/model/annotator.ts';
import type { Store } from '../storage/port.ts';
import type { Example, ExampleSpan } from './example.ts';

/** Where the span lies in `text`, or null when its words do not stand there. UTF-16 units. */
export function placeOf(text: string, span: ExampleSpan): Fragment[] | null {
  if (span.parts === undefined) {
    const found = findQuote(text, span.quote ?? '')[(span.occurrence ?? 1) - 1];
    return found ? [found] : null;
  }
  const fragments: Fragment[] = [];
  for (const part of span.parts) {
    const from = fragments.at(-1)?.end ?? 0;
    const next = findQuote(text, part).find(({ start }) => start >= from);
    if (!next) return null;
    fragments.push(next);
  }
  return fragments;
}

/**
 * @param articles article ids by seed file name
 */
export async function addExample(
  store: Store,
  example: Example,
  articles: ReadonlyMap<string, string>,
): Promise<Result<true>> {
  const annotator = findAnnotator(store.head().annotators, example.annotator)?.id;
  if (annotator === undefined) return err('no-annotator', `No annotator ${example.annotator}.`);
  const ends = new Map<string, RelationEnd>();
  const endOf = (file: string, id: string): RelationEnd => {
    const end = ends.get(`${file}#${id}`);
    if (!end) throw new Error(`The worked example links to ${id} of ${file}, which is not in it`);
    return end;
  };
  const link = (type: string, from: RelationEnd, to: RelationEnd) =>
    store.run({ do: 'add-relation', type, from, to }, annotator, 'import');

  for (const [file, { spans = [], relations = [] }] of Object.entries(example.articles)) {
    const article = articles.get(file) ?? '';
    const content = await store.article(article);
    if (!content.ok) return content;
    for (const span of spans) {
      const fragments = placeOf(content.value.article.text, span);
      if (!fragments) return err('bad-example', `${file}: the words of ${span.id} are not there.`);
      const { label, attributes = {}, note } = span;
      const added = await store.run(
        {
          do: 'add-span',
          article,
          label,
          fragments,
          attributes,
          ...(note === undefined ? {} : { note }),
        },
        annotator,
        'import',
      );
      if (!added.ok) return err('bad-example', `${file}, ${span.id}: ${added.error.message}`);
      const record = added.value.change.added[0];
      if (record) ends.set(`${file}#${span.id}`, { article, span: record.id });
    }
    for (const { type, from, to } of relations) {
      const linked = await link(type, endOf(file, from), endOf(file, to));
      if (!linked.ok) return err('bad-example', `${file}, ${from}: ${linked.error.message}`);
    }
  }
  for (const { type, from, to } of example.links) {
    const linked = await link(type, endOf(...from), endOf(...to));
    if (!linked.ok) return err('bad-example', `${from.join(', ')}: ${linked.error.message}`);
  }
  return ok(true);
}
