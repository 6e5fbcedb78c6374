/**
 * Ids for formats that carry none: they follow from what the records say, so that the same file
 * read twice, or an export read back, gives the same ones.
 */
import { uuidOf } from '../model/name-uuid.ts';
import type { Relation } from '../model/relation.ts';
import { compareSpans, type Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';

const sorted = (fields: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

function wordsOf(span: Span): string {
  const { label, fragments, by, attributes, note = null, status, orphan, quote } = span;
  const lost = orphan === undefined ? null : [orphan, quote.exact];
  const places = fragments.map(({ start, end }) => [start, end]);
  return JSON.stringify([label, places, by, sorted(attributes), note, status, lost]);
}

/** Ids for records that share a name differ by a count, and are in order where the records are. */
function idsFor<T>(records: readonly T[], nameOf: (record: T) => readonly string[]): string[] {
  const groups = new Map<string, number[]>();
  for (const [at, record] of records.entries()) {
    const name = JSON.stringify(nameOf(record));
    const known = groups.get(name);
    if (known) known.push(at);
    else groups.set(name, [at]);
  }
  const ids: string[] = [];
  for (const [name, places] of groups) {
    const fresh = places.map((_place, count) => uuidOf(name, String(count))).sort();
    for (const [index, place] of places.entries()) ids[place] = fresh[index] ?? '';
  }
  return ids;
}

/** Where the ends of relations have gone: old annotation id to new article and annotation. */
export type Moved = ReadonlyMap<string, { readonly article: string; readonly span: string }>;

export interface Derived {
  readonly content: ArticleContent;
  readonly moved: Moved;
}

/** `relations` with the ids of what they link, and ids of their own. By id. */
export function derivedRelations(relations: readonly Relation[], moved: Moved): Relation[] {
  const led = relations.map((relation) => ({
    ...relation,
    from: moved.get(relation.from.span) ?? relation.from,
    to: moved.get(relation.to.span) ?? relation.to,
  }));
  const ids = idsFor(led, ({ type, from, to, by, attributes }) => [
    'relation',
    type,
    from.span,
    to.span,
    by,
    JSON.stringify(sorted(attributes)),
  ]);
  return led
    .map((relation, at) => ({ ...relation, id: ids[at] ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Articles one after the other. An article's id follows from its text and from how often that text
 * came before.
 */
export class DerivedIds {
  private readonly texts: Map<string, number>;

  /** @param texts how often a text was met already, by its SHA-256; counted on */
  constructor(texts = new Map<string, number>()) {
    this.texts = texts;
  }

  content({ article, spans, relations, ...rest }: ArticleContent): Derived {
    const count = this.texts.get(article.sha256) ?? 0;
    this.texts.set(article.sha256, count + 1);
    const id = uuidOf('article', article.sha256, String(count));
    const ids = idsFor(spans, (span) => ['span', id, wordsOf(span)]);
    const moved = new Map(spans.map((span, at) => [span.id, { article: id, span: ids[at] ?? '' }]));
    return {
      content: {
        ...rest,
        article: { ...article, id },
        spans: spans
          .map((span, at) => ({ ...span, id: ids[at] ?? '', article: id }))
          .sort(compareSpans),
        relations: derivedRelations(relations, moved),
      },
      moved,
    };
  }
}
