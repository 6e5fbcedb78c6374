/** Records, fields and values in words, for previews, conflicts and differences. */
import type { Dataset } from '../codecs/dataset.ts';
import type { Codebook } from '../model/codebook.ts';
import type { StoreRecord } from '../model/record.ts';
import { ANCHOR, BODY } from '../lineage/shape.ts';
import { isOrder, partsOf } from '../lineage/leaves.ts';
import { quoted } from '../text/quoted.ts';

/** Enough to know a value by. UTF-16 code units. */
const LONG = 80;

const clipped = (text: string): string =>
  text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text;

/** What things of a project are called. */
export interface Names {
  readonly codebook: Codebook;
  readonly annotator: (id: string) => string | null;
  /** The words of a span. */
  readonly span: (id: string) => string | null;
}

export function namesOf(dataset: Dataset): Names {
  const annotators = new Map(dataset.annotators.map(({ id, name }) => [id, name]));
  const quotes = new Map<string, string>();
  for (const { spans } of dataset.articles)
    for (const { id, quote } of spans) quotes.set(id, quote.exact);
  for (const { record } of dataset.tombstones)
    if (record?.kind === 'span' && !quotes.has(record.id))
      quotes.set(record.id, record.quote.exact);
  return {
    codebook: dataset.codebook,
    annotator: (id) => annotators.get(id) ?? null,
    span: (id) => quotes.get(id) ?? null,
  };
}

const labelName = ({ labels }: Codebook, id: string): string =>
  labels.find((label) => label.id === id)?.name ?? id;
const typeName = ({ relationTypes }: Codebook, id: string): string =>
  relationTypes.find((type) => type.id === id)?.name ?? id;

/** `Claim “At least 133 people died”`. */
export function recordName(record: StoreRecord, names: Names): string {
  const { codebook } = names;
  switch (record.kind) {
    case 'span':
      return `${labelName(codebook, record.label)} ${quoted(record.quote.exact)}`;
    case 'relation': {
      const end = (id: string): string => quoted(names.span(id) ?? 'a deleted annotation');
      return `${end(record.from.span)} ${typeName(codebook, record.type)} ${end(record.to.span)}`;
    }
    case 'decision':
      return `Decision on ${quoted(names.span(record.of[0] ?? '') ?? 'deleted annotations')}`;
    case 'article':
      return `Article ${quoted(record.title)}`;
    case 'annotator':
      return `Annotator ${record.name}`;
    case 'codebook':
      return 'Codebook';
    case 'project':
      return 'Project';
  }
}

/** What part of the codebook a path is about: `label “Claim”`. */
export function codebookPart(path: string, { codebook }: Names): string {
  const [list = '', id = ''] = partsOf(path);
  const named = (items: readonly { readonly id: string; readonly name: string }[]): string =>
    quoted(items.find((item) => item.id === id)?.name ?? id);
  switch (list) {
    case 'labels':
      return `label ${named(codebook.labels)}`;
    case 'relationTypes':
      return `relation type ${named(codebook.relationTypes)}`;
    case 'documentLabels':
      return `question about articles ${named(codebook.documentLabels ?? [])}`;
    case 'entities':
      return `entity ${named(codebook.entities ?? [])}`;
    default:
      return 'codebook';
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  [ANCHOR]: 'place',
  [BODY]: 'text',
  note: 'note',
  by: 'annotator',
  from: 'from',
  to: 'to',
  of: 'compared annotations',
};

function codebookField(path: string, names: Names): string {
  if (isOrder(path)) return `order of the ${path.startsWith('labels/') ? 'attributes' : 'list'}`;
  const parts = partsOf(path);
  const part = codebookPart(path, names);
  if (parts.length === 1) return parts[0] ?? path;
  if (parts.length === 2) return part;
  const label = names.codebook.labels.find(({ id }) => id === parts[1]);
  const attribute = label?.attributes.find(({ id }) => id === parts[3]);
  return parts[2] === 'attributes'
    ? `attribute ${quoted(attribute?.name ?? parts[3] ?? '')} of ${part}`
    : `${parts[2] ?? ''} of ${part}`;
}

/** What a field is called on screen. */
export function fieldName(record: StoreRecord, path: string, names: Names): string {
  if (record.kind === 'codebook') return codebookField(path, names);
  const [field = path, key = ''] = partsOf(path);
  if (field === 'attributes' && record.kind === 'span') {
    const label = names.codebook.labels.find(({ id }) => id === record.label);
    return label?.attributes.find(({ id }) => id === key)?.name ?? key;
  }
  if (field === 'done') return `done, by ${names.annotator(key) ?? key}`;
  if (field === 'labels')
    return names.codebook.documentLabels?.find(({ id }) => id === key)?.name ?? key;
  return key === '' ? (FIELDS[field] ?? field) : key;
}

const textIn = (value: object, field: string): string => {
  const text: unknown = Object.entries(value).find(([key]) => key === field)?.[1];
  return typeof text === 'string' ? text : '';
};

function objectWords(path: string, value: object, names: Names): string {
  if (path === ANCHOR) {
    const quote: unknown = Object.entries(value).find(([key]) => key === 'quote')?.[1];
    const words = typeof quote === 'object' && quote !== null ? textIn(quote, 'exact') : '';
    return textIn(value, 'orphan') === '' ? quoted(words) : `${quoted(words)}, without a place`;
  }
  if (path === BODY) {
    const text = textIn(value, 'text');
    return `${text.length.toLocaleString('en-GB')} characters, ${quoted(clipped(text))}`;
  }
  const end = textIn(value, 'span');
  if (end !== '') return quoted(names.span(end) ?? 'a deleted annotation');
  const name = textIn(value, 'name');
  return name === '' ? clipped(JSON.stringify(value)) : quoted(name);
}

/** A value as people read it; null: it was taken away. */
export function valueWords(path: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 0
      ? 'nothing'
      : clipped(items.map((item) => valueWords(path, item, names)).join(', '));
  }
  if (typeof value === 'object') return objectWords(path, value, names);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (path === 'label') return labelName(names.codebook, text);
  if (path === 'type') return typeName(names.codebook, text);
  if (path === 'by') return names.annotator(text) ?? text;
  return clipped(text);
}
