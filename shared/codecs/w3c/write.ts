/** Writing spans, relations and texts as Web Annotations; positions in code points, as specified. */
import { quoteOf } from '../../model/anchor.ts';
import type { Article } from '../../model/article.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import type { Dataset } from '../dataset.ts';
import { OffsetTable } from '../offsets.ts';
import { META_FIELDS } from '../plain-article.ts';
import type { OptionValues } from '../option.ts';
import { leavesTextsOut } from '../text-option.ts';
import { countsUtf16 } from './options.ts';
import {
  CONTEXT,
  HASH,
  iriOf,
  labelIri,
  META_TERMS,
  SIZE,
  TEXTS,
  typeIri,
  UNIT,
  UTF16,
} from './terms.ts';

type Json = Readonly<Record<string, unknown>>;

interface Names {
  readonly annotator: (id: string) => string;
  readonly label: (id: string) => string;
  readonly type: (id: string) => string;
}

const textOf = (
  { id, title, text, sha256, meta, created }: Article,
  options: OptionValues,
): Json => ({
  id: iriOf(id),
  type: 'Text',
  format: 'text/plain',
  label: title,
  created,
  [HASH]: sha256,
  ...Object.fromEntries(
    META_FIELDS.flatMap((field) => {
      const value = meta[field];
      return value === undefined ? [] : [[META_TERMS[field], value]];
    }),
  ),
  ...(leavesTextsOut(options) ? { [SIZE]: text.length } : { value: text }),
});

/** Who and when. */
const provenance = (record: Span | Relation, names: Names): Json => ({
  creator: { id: iriOf(record.by), type: 'Person', name: names.annotator(record.by) },
  created: record.created,
  modified: record.modified,
});

const tag = (id: string, value: string): Json => ({
  id,
  type: 'TextualBody',
  purpose: 'tagging',
  value,
});

/** One target a fragment, each with both selectors; the prefix and suffix are the fragment's own. */
function spanAnnotation(
  span: Span,
  { text }: Article,
  position: (offset: number) => number,
  names: Names,
): Json {
  const targets = span.fragments.map((fragment) => ({
    type: 'SpecificResource',
    source: iriOf(span.article),
    selector: [
      {
        type: 'TextPositionSelector',
        start: position(fragment.start),
        end: position(fragment.end),
      },
      { type: 'TextQuoteSelector', ...quoteOf(text, [fragment]) },
    ],
  }));
  const note = { type: 'TextualBody', purpose: 'commenting', format: 'text/plain' };
  return {
    '@context': CONTEXT,
    id: iriOf(span.id),
    type: 'Annotation',
    ...provenance(span, names),
    motivation: span.note === undefined ? 'tagging' : ['tagging', 'commenting'],
    body: [
      tag(labelIri(span.label), names.label(span.label)),
      ...(span.note === undefined ? [] : [{ ...note, value: span.note }]),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  };
}

/**
 * Two annotations, as Recogito and Annotorious read relations: a link from one annotation (target)
 * to the other (body), and a tag on the link that says of what type it is.
 */
function relationAnnotations(relation: Relation, names: Names): Json[] {
  const id = iriOf(relation.id);
  const common = { '@context': CONTEXT, type: 'Annotation', ...provenance(relation, names) };
  return [
    {
      ...common,
      id,
      motivation: 'linking',
      body: iriOf(relation.to.span),
      target: iriOf(relation.from.span),
    },
    {
      ...common,
      id: `${id}#type`,
      motivation: 'tagging',
      body: tag(typeIri(relation.type), names.type(relation.type)),
      target: id,
    },
  ];
}

const namer = (records: readonly { readonly id: string; readonly name: string }[]) => {
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return (id: string): string => names.get(id) ?? id;
};

/** @param codebook for the names of labels and relation types; the format carries no definitions */
export function collectionOf(
  { articles, links, annotators }: Dataset,
  codebook: Codebook,
  options: OptionValues,
): Json {
  const isUtf16 = countsUtf16(options);
  const names: Names = {
    annotator: namer(annotators),
    label: namer(codebook.labels),
    type: namer(codebook.relationTypes),
  };
  const items = [
    ...articles.flatMap(({ article, spans, relations }) => {
      const table = new OffsetTable(article.text);
      const position = (offset: number): number => (isUtf16 ? offset : table.toCodePoints(offset));
      return [
        ...spans.map((span) => spanAnnotation(span, article, position, names)),
        ...relations.flatMap((relation) => relationAnnotations(relation, names)),
      ];
    }),
    ...links.flatMap((link) => relationAnnotations(link, names)),
  ];
  const id = 'urn:claimbench:export';
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    total: items.length,
    first: { id: `${id}:page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    ...(isUtf16 && { [UNIT]: UTF16 }),
    [TEXTS]: articles.map(({ article }) => textOf(article, options)),
  };
}
