/**
 * Reading Web Annotations: our own collections, and pages, lists or single annotations of others as
 * long as the texts come with them.
 */
import type { Fragment, Quote } from '../../model/anchor.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { ReadOptions } from '../codec.ts';
import type { Dataset } from '../dataset.ts';
import { OffsetTable } from '../offsets.ts';
import { metaOf, plainArticle } from '../plain-article.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';
import { textLeftOut } from '../text-option.ts';
import {
  annotationSchema,
  HASH,
  idOf,
  META_TERMS,
  tagged,
  TEXTS,
  textSchema,
  UNIT,
  UTF16,
  type Target,
  type W3cAnnotation,
} from './terms.ts';

interface Item {
  readonly annotation: W3cAnnotation;
  readonly where: Where;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where in `json` the annotations stand. */
function listIn(
  json: unknown,
): { readonly list: readonly unknown[]; readonly path: string } | null {
  if (Array.isArray(json)) return { list: json, path: '' };
  if (!isObject(json)) return null;
  const { first, items, type } = json;
  if (isObject(first) && Array.isArray(first['items']))
    return { list: first['items'], path: 'first.items' };
  if (Array.isArray(items)) return { list: items, path: 'items' };
  return type === 'Annotation' ? { list: [json], path: '' } : null;
}

function itemsIn(json: unknown, where: Where): Result<Item[]> {
  const found = listIn(json);
  if (!found) {
    return refuse(
      where,
      'no Web Annotations were found: expected a collection with its first page, a page, or a list of annotations',
    );
  }
  const items: Item[] = [];
  for (const [index, value] of found.list.entries()) {
    const at = { ...where, path: `${found.path}[${index}]` };
    const annotation = validated(annotationSchema, value, at);
    if (!annotation.ok) return annotation;
    items.push({ annotation: annotation.value, where: at });
  }
  return ok(items);
}

class Reader {
  private readonly assembly: Assembly;
  private readonly tables = new Map<string, OffsetTable>();
  private readonly annotators = new Map<string, string>();

  private readonly options: ReadOptions;
  private readonly isUtf16: boolean;

  /** @param isUtf16 the file says that its positions are UTF-16 code units */
  constructor(options: ReadOptions, isUtf16: boolean) {
    this.assembly = new Assembly(options);
    this.options = options;
    this.isUtf16 = isUtf16;
  }

  text(json: unknown, where: Where): Err | null {
    const parsed = validated(textSchema, json, where);
    if (!parsed.ok) return parsed;
    const { id, value, label = '', created = NO_TIME, [HASH]: hash } = parsed.value;
    const found = value === undefined ? this.textElsewhere(idOf(id), hash, where) : ok(value);
    if (!found.ok) return found;
    const text = found.value;
    const terms: Readonly<Record<string, unknown>> = parsed.value;
    const article = plainArticle({
      id: idOf(id),
      title: label,
      text,
      sha256: hash ?? textHash(text),
      meta: metaOf((field) => {
        const said = terms[META_TERMS[field]];
        return typeof said === 'string' ? said : undefined;
      }),
      created,
    });
    this.tables.set(article.id, new OffsetTable(text));
    return this.assembly.addArticle(article, where);
  }

  private textElsewhere(id: string, sha256: string | undefined, where: Where): Result<string> {
    return sha256 === undefined
      ? refuse(where, 'it has neither a value nor the hash of one')
      : textLeftOut({ id, sha256 }, this.options, where);
  }

  private author({ creator = [] }: W3cAnnotation): string {
    const [first] = creator;
    const id = idOf(first?.id ?? 'unknown');
    this.annotators.set(id, first?.name ?? this.annotators.get(id) ?? id);
    return id;
  }

  private times({ created = NO_TIME, modified = created }: W3cAnnotation) {
    return { created, modified, clock: clockAt(modified) };
  }

  /** What one target says: a quote, and a place where it gives a position. */
  private piece(target: Target, table: OffsetTable, article: string) {
    let place: Fragment | null = null;
    let quote: Quote | null = null;
    for (const selector of target.selector) {
      const { type, start, end, exact, prefix = '', suffix = '' } = selector;
      if (type === 'TextPositionSelector' && start !== undefined && end !== undefined)
        place = this.isUtf16
          ? { start, end }
          : { start: table.toUtf16(start), end: table.toUtf16(end) };
      if (type === 'TextQuoteSelector' && exact !== undefined) quote = { exact, prefix, suffix };
    }
    const text = this.assembly.article(article)?.text ?? '';
    if (place && !quote)
      quote = { exact: text.slice(place.start, place.end), prefix: '', suffix: '' };
    return quote && { place, quote };
  }

  span({ annotation, where }: Item): Err | null {
    const [source, ...others] = new Set(annotation.target.map((target) => target.source));
    if (source === undefined) return refuse(where, 'it has no target');
    if (others.length > 0) return refuse(where, 'its targets lie in several texts');
    const article = idOf(source);
    const table = this.tables.get(article);
    if (!table) return refuse(where, `the text of its source ${source} is not in the file`);
    const tag = annotation.body?.find(({ purpose }) => purpose === 'tagging');
    if (tag?.value === undefined)
      return refuse(where, 'it has no body with the purpose “tagging”, so its label is unknown');
    const note = annotation.body?.find(({ purpose }) => purpose === 'commenting')?.value;
    const pieces = annotation.target.flatMap((t) => this.piece(t, table, article) ?? []);
    if (pieces.length < annotation.target.length)
      return refuse(where, 'it needs a TextQuoteSelector or a TextPositionSelector');
    pieces.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0));
    const places = pieces.flatMap(({ place }) => place ?? []);
    const exact = pieces.map(({ quote }) => quote.exact).join(' ');
    return this.assembly.addSpan(
      {
        kind: 'span',
        id: idOf(annotation.id),
        article,
        revision: 1,
        label: tagged(tag.id, tag.value),
        fragments: places.length < pieces.length ? [] : places,
        quote: { exact, prefix: '', suffix: '' },
        attributes: {},
        ...(note === undefined ? {} : { note }),
        status: 'draft',
        by: this.author(annotation),
        ...this.times(annotation),
      },
      where,
      { pieces: pieces.map(({ quote }) => quote), requote: true },
    );
  }

  /** @param types of links, by the link's IRI */
  link({ annotation, where }: Item, types: ReadonlyMap<string, string>): Err | null {
    const from = idOf(annotation.target[0]?.source ?? '');
    const to = idOf(annotation.body?.find(({ value }) => value === undefined)?.id ?? '');
    const type = types.get(annotation.id);
    if (type === undefined) return refuse(where, 'no annotation tags this link with its type');
    for (const end of [from, to]) {
      if (this.assembly.articleOfSpan(end) === undefined)
        return refuse(where, `it links the annotation ${end}, which is not in the file`);
    }
    return this.assembly.addRelation(
      {
        kind: 'relation',
        id: idOf(annotation.id),
        type,
        from: { article: this.assembly.articleOfSpan(from) ?? '', span: from },
        to: { article: this.assembly.articleOfSpan(to) ?? '', span: to },
        attributes: {},
        by: this.author(annotation),
        ...this.times(annotation),
      },
      where,
    );
  }

  finish(): Result<Dataset> {
    const times = { created: NO_TIME, clock: clockAt(NO_TIME) };
    const annotators = [...this.annotators].map(([id, name]) => ({
      kind: 'annotator' as const,
      id,
      name,
      ...times,
    }));
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    return ok(
      canonical({
        project: UNTITLED,
        codebook: NO_CODEBOOK,
        annotators,
        ...whole.value,
        tombstones: [],
        raws: {},
      }),
    );
  }
}

export function readAnnotations(
  json: unknown,
  where: Where,
  options: ReadOptions,
): Result<Dataset> {
  const items = itemsIn(json, where);
  if (!items.ok) return items;
  const reader = new Reader(options, isObject(json) && json[UNIT] === UTF16);
  const texts = isObject(json) && Array.isArray(json[TEXTS]) ? json[TEXTS] : [];
  for (const [index, text] of texts.entries()) {
    const bad = reader.text(text, { ...where, path: `${TEXTS}[${index}]` });
    if (bad) return bad;
  }
  const isLink = ({ annotation }: Item): boolean =>
    annotation.motivation?.includes('linking') ?? false;
  const links = items.value.filter(isLink);
  const linkIds = new Set(links.map(({ annotation }) => annotation.id));
  const types = new Map<string, string>();
  for (const item of items.value) {
    const { annotation } = item;
    const target = annotation.target[0]?.source ?? '';
    if (isLink(item)) continue;
    if (linkIds.has(target)) {
      const tag = annotation.body?.find(({ value }) => value !== undefined);
      if (tag?.value !== undefined) types.set(target, tagged(tag.id, tag.value));
      continue;
    }
    const bad = reader.span(item);
    if (bad) return bad;
  }
  for (const item of links) {
    const bad = reader.link(item, types);
    if (bad) return bad;
  }
  return reader.finish();
}
