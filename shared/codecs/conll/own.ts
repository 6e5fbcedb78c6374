/** Reading our own CoNLL export: `offsets.jsonl` has the texts and says where each token lies. */
import { z } from 'zod';
import type { Fragment } from '../../model/anchor.ts';
import { articleMetaSchema } from '../../model/article.ts';
import { ok, type Err, type Result } from '../../result.ts';
import type { DataFile, ReadOptions } from '../codec.ts';
import { LAYERS, layersSchema, OFFSETS, type Layer } from './layers.ts';
import { readColumns, type ColumnDocument, type Row } from './rows.ts';
import { chunksOf, labelOfTag } from './tags.ts';
import type { ConllSink } from './read.ts';
import { parseJson } from '../json.ts';
import { OffsetTable } from '../offsets.ts';
import { partAt, type Part } from '../parts.ts';
import { refuse, validated, type Where } from '../refusal.ts';

const placesSchema = z.array(
  z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
);

const lineSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  meta: articleMetaSchema,
  files: z.array(z.string()),
  utf16: placesSchema,
  codePoints: placesSchema,
});
type Line = z.infer<typeof lineSchema>;

/** UTF-16 code units, or why they are no places. */
function tokensIn(line: Line, where: Where): Result<Fragment[]> {
  const table = new OffsetTable(line.text);
  if (line.codePoints.length !== line.utf16.length)
    return refuse(where, 'utf16 and codePoints are not as long as each other');
  const tokens: Fragment[] = [];
  let last = 0;
  for (const [index, [start, end]] of line.utf16.entries()) {
    const at = { ...where, path: `utf16[${index}]` };
    if (start < last || end <= start || end > line.text.length)
      return refuse(at, `[${start}, ${end}) is out of order, empty or outside the text`);
    const [first, past] = line.codePoints[index] ?? [0, 0];
    if (table.toCodePoints(start) !== first || table.toCodePoints(end) !== past)
      return refuse(at, 'its code points disagree with its UTF-16 offsets');
    tokens.push({ start, end });
    last = end;
  }
  return ok(tokens);
}

interface LayerFile extends Layer {
  readonly where: Where;
  readonly documents: readonly ColumnDocument[];
  next: number;
}

function readLayers(
  files: readonly DataFile[],
  head: Part,
  options: ReadOptions,
): Result<LayerFile[]> {
  const json = parseJson(head.text, head.where);
  if (!json.ok) return json;
  const layers = validated(layersSchema, json.value, head.where);
  if (!layers.ok) return layers;
  const found: LayerFile[] = [];
  for (const layer of layers.value.layers) {
    const part = partAt(files, layer.file, options);
    if (!part)
      return refuse({ file: layer.file }, `the file is missing, though ${LAYERS} names it`);
    if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
    const columns = readColumns(part);
    if (!columns.ok) return columns;
    const { documents } = columns.value;
    found.push({ ...layer, where: part.where, documents, next: 0 });
  }
  return ok(found);
}

/** The rows of an article in a layer, checked against the tokens of the side map. */
function rowsOf(
  { where, sentences }: ColumnDocument,
  { text }: Line,
  tokens: readonly Fragment[],
): Result<Row[]> {
  const rows = sentences.flat();
  for (const [at, row] of rows.entries()) {
    const token = tokens[at];
    const words = token ? `“${text.slice(token.start, token.end)}”` : 'no further token';
    if (words !== `“${row.token}”`)
      return refuse(
        { ...where, line: row.line },
        `“${row.token}” is not the token that ${OFFSETS} has there: ${words}`,
      );
  }
  return rows.length === tokens.length
    ? ok(rows)
    : refuse(where, `it ends after ${rows.length} tokens, though ${OFFSETS} has ${tokens.length}`);
}

function readArticle(
  line: Line,
  where: Where,
  layers: ReadonlyMap<string, LayerFile>,
  sink: ConllSink,
): Err | null {
  const tokens = tokensIn(line, where);
  if (!tokens.ok) return tokens;
  const { title, text, meta } = line;
  const article = sink.article({ title, text, meta }, where);
  if (typeof article !== 'string') return article;
  for (const file of line.files) {
    const layer = layers.get(file);
    if (!layer) return refuse(where, `${LAYERS} names no file “${file}”`);
    const document = layer.documents[layer.next];
    layer.next += 1;
    if (!document) return refuse(layer.where, `the article “${title}” is missing at its end`);
    const rows = rowsOf(document, line, tokens.value);
    if (!rows.ok) return rows;
    for (const { label, first, last, begins } of chunksOf(rows.value.map(({ tag }) => tag))) {
      const at = { ...layer.where, line: rows.value[first]?.line ?? 1 };
      if (!begins) return refuse(at, 'an annotation begins with another mark than B-');
      const place = { start: tokens.value[first]?.start ?? 0, end: tokens.value[last]?.end ?? 0 };
      const bad = sink.span(
        { article, label: labelOfTag(label), place, annotator: layer.annotator },
        at,
      );
      if (bad) return bad;
    }
  }
  return null;
}

/** @param head `layers.json` */
export function readOwn(
  files: readonly DataFile[],
  head: Part,
  options: ReadOptions,
  sink: ConllSink,
): Err | null {
  const layers = readLayers(files, head, options);
  if (!layers.ok) return layers;
  const byFile = new Map(layers.value.map((layer) => [layer.file, layer]));
  const offsets = partAt(files, OFFSETS, options);
  if (!offsets) return refuse({ file: OFFSETS }, `the file is missing, though ${LAYERS} is there`);
  for (const [index, source] of offsets.text.split(/\r?\n/u).entries()) {
    if (source.trim() === '') continue;
    const where = { ...offsets.where, line: offsets.line + index };
    const json = parseJson(source, where);
    if (!json.ok) return json;
    const line = validated(lineSchema, json.value, where);
    if (!line.ok) return line;
    const bad = readArticle(line.value, where, byFile, sink);
    if (bad) return bad;
  }
  const longer = layers.value.find(({ documents, next }) => documents.length > next);
  return longer
    ? refuse(
        longer.documents[longer.next]?.where ?? longer.where,
        `this article is not in ${OFFSETS}`,
      )
    : null;
}
