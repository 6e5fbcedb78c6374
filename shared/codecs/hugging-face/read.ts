/** Reading back the tables of a Hugging Face dataset that Claimbench wrote. */
import type { z } from 'zod';
import { sameJson } from '../../model/same-json.ts';
import type { Span } from '../../model/span.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, ReadOptions } from '../codec.ts';
import type { Dataset } from '../dataset.ts';
import { CARD_TAG } from './card.ts';
import {
  articleOf,
  articleRowSchema,
  linkRowSchema,
  placesAgree,
  placesOf,
  relationOf,
  spanOf,
  spanRowSchema,
} from './rows.ts';
import { ARTICLES, CARD, folderOf, LINKS, SPANS, type Table } from './tables.ts';
import { OffsetTable } from '../offsets.ts';
import { readParquet } from './parquet.ts';
import { bytesAt, partAt } from '../parts.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';

interface Found<T> {
  readonly row: T;
  readonly where: Where;
}

/** The paths that the card lists. Every one has to be there: a file that is lost is no empty table. */
function listedIn(files: readonly DataFile[], options: ReadOptions): Result<string[]> {
  const card = partAt(files, CARD, options);
  if (!card) return refuse({ file: CARD }, 'the dataset card is missing');
  if (!card.text.includes(CARD_TAG))
    return refuse(card.where, 'it is not the dataset card of a Claimbench export');
  const paths = [...card.text.matchAll(/^\s+path: (\S+)\s*$/gmu)].map(([, path]) => path ?? '');
  const lost = paths.find((path) => !files.some((file) => file.path === path));
  return lost === undefined
    ? ok(paths)
    : refuse({ file: lost }, 'the dataset card lists this file, and it is missing');
}

/** The rows of all files of a table; none where the dataset has none. */
async function rowsOf<T>(
  files: readonly DataFile[],
  listed: readonly string[],
  { folder }: Table,
  schema: z.ZodType<T>,
): Promise<Result<Found<T>[]>> {
  const found: Found<T>[] = [];
  for (const path of listed.filter((one) => folderOf(one) === folder)) {
    const file = bytesAt(files, path);
    if (!file) return refuse({ file: path }, 'it is not a Parquet file');
    const rows = await readParquet(file);
    if (!rows.ok) return rows;
    for (const [index, value] of rows.value.entries()) {
      const where = { file: path, path: `row[${index}]` };
      const row = validated(schema, value, where);
      if (!row.ok) return row;
      found.push({ row: row.value, where });
    }
  }
  return ok(found);
}

class Reader {
  readonly assembly: Assembly;
  private readonly annotators = new Map<string, string>();
  private readonly offsets = new Map<string, OffsetTable>();
  private readonly spans = new Map<string, Span[]>();

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
  }

  article({ row, where }: Found<z.infer<typeof articleRowSchema>>): Err | null {
    this.offsets.set(row.id, new OffsetTable(row.text));
    return this.assembly.addArticle(articleOf(row), where);
  }

  span({ row, where }: Found<z.infer<typeof spanRowSchema>>): Err | null {
    const span = spanOf(row, where);
    if (!span.ok) return span;
    const table = this.offsets.get(row.article);
    if (table && !placesAgree(row, table))
      return refuse(where, 'its code points disagree with its UTF-16 offsets');
    this.annotators.set(row.annotator_id, row.annotator);
    const spans = this.spans.get(row.article);
    if (spans) spans.push(span.value);
    else this.spans.set(row.article, [span.value]);
    return this.assembly.addSpan(span.value, where, { requote: true });
  }

  link({ row, where }: Found<z.infer<typeof linkRowSchema>>): Err | null {
    const relation = relationOf(row, where);
    if (!relation.ok) return relation;
    this.annotators.set(row.annotator_id, row.annotator);
    return this.assembly.addRelation(relation.value, where);
  }

  /** The places that stand with the text are those of the table of annotations. */
  agrees({ row, where }: Found<z.infer<typeof articleRowSchema>>): Err | null {
    const table = this.offsets.get(row.id);
    const expected = table ? placesOf(this.spans.get(row.id) ?? [], table) : [];
    return sameJson(row.spans ?? [], expected)
      ? null
      : refuse(where, `its spans are not those of data/${SPANS.folder}`);
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
    const rest = { tombstones: [], raws: {} };
    return ok(
      canonical({ project: UNTITLED, codebook: NO_CODEBOOK, annotators, ...whole.value, ...rest }),
    );
  }
}

export async function readHuggingFace(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Promise<Result<Dataset>> {
  const card = listedIn(files, options);
  if (!card.ok) return card;
  const listed = card.value;
  const articles = await rowsOf(files, listed, ARTICLES, articleRowSchema);
  if (!articles.ok) return articles;
  const spans = await rowsOf(files, listed, SPANS, spanRowSchema);
  if (!spans.ok) return spans;
  const links = await rowsOf(files, listed, LINKS, linkRowSchema);
  if (!links.ok) return links;
  const reader = new Reader(options);
  const steps: readonly (() => Err | null)[] = [
    ...articles.value.map((found) => () => reader.article(found)),
    ...spans.value.map((found) => () => reader.span(found)),
    ...articles.value.map((found) => () => reader.agrees(found)),
    ...links.value.map((found) => () => reader.link(found)),
  ];
  for (const step of steps) {
    const bad = step();
    if (bad) return bad;
  }
  return reader.finish();
}
