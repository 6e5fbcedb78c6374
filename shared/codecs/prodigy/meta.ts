/** What a line of Prodigy's says besides its annotations: metadata that articles have, and the rest. */
import type { ArticleMeta } from '../../model/article.ts';
import type { LeftOut } from '../left-out.ts';
import { META_FIELDS, metaOf } from '../plain-article.ts';
import type { ProdigyLine, ProdigySpan } from './line.ts';

export interface LineMeta {
  readonly title?: string;
  readonly meta: ArticleMeta;
}

/** Read here or by Prodigy alone: how a task looks, what it was made of. Keys with _ are Prodigy's. */
const LINE_KEYS = new Set([
  ...['text', 'tokens', 'spans', 'relations', 'meta', 'answer', 'article'],
  ...['accept', 'label', 'options', 'config', 'field_id', 'field_label', 'field_placeholder'],
]);
const SPAN_KEYS = new Set([
  ...['start', 'end', 'label', 'text', 'token_start', 'token_end'],
  ...['type', 'color', 'hidden'],
]);

const FIELDS: readonly string[] = ['title', ...META_FIELDS];

const wordsIn =
  (meta: Readonly<Record<string, unknown>>) =>
  (field: string): string | undefined => {
    const value = Object.hasOwn(meta, field) ? meta[field] : undefined;
    return typeof value === 'string' ? value : undefined;
  };

export function lineMeta({ meta }: ProdigyLine): LineMeta {
  const wordsOf = wordsIn(meta ?? {});
  const title = wordsOf('title');
  return { ...(title !== undefined && { title }), meta: metaOf(wordsOf) };
}

export const sameMeta = (a: LineMeta, b: LineMeta): boolean =>
  a.title === b.title && META_FIELDS.every((field) => a.meta[field] === b.meta[field]);

/** Counts what no article and no annotation has a place for. */
export function countExtras(line: ProdigyLine, leftOut: LeftOut): void {
  const { meta, accept, label, spans } = line;
  const wordsOf = wordsIn(meta ?? {});
  for (const field of Object.keys(meta ?? {}))
    if (!FIELDS.includes(field) || wordsOf(field) === undefined)
      leftOut.add(`the metadata “${field}”`, 'articles have no place for it');
  for (const key of Object.keys(line))
    if (!LINE_KEYS.has(key) && !key.startsWith('_'))
      leftOut.add(`the field “${key}” of examples`, 'articles have no place for it');
  for (const span of spans ?? []) countSpanExtras(span, leftOut);
  const why = 'it is said of the whole text, not of a place in it';
  if (Array.isArray(accept)) leftOut.add('options that were chosen', why, accept.length);
  if (label !== undefined && label !== null) leftOut.add('labels of whole texts', why);
}

function countSpanExtras(span: ProdigySpan, leftOut: LeftOut): void {
  for (const key of Object.keys(span))
    if (!SPAN_KEYS.has(key))
      leftOut.add(`the field “${key}” of annotations`, 'annotations have no place for it');
}
