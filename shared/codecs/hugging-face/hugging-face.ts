/**
 * A dataset for the Hugging Face hub: a folder with a dataset card and Parquet files, a file for
 * each table and split (https://huggingface.co/docs/datasets/repository_structure). Articles and
 * their annotations stay in one split; a relation across articles is where it begins.
 */
import type { Codec, Outline, Out } from '../codec.ts';
import { cardOf, CARD_TAG } from './card.ts';
import { readHuggingFace } from './read.ts';
import { articleRow, claimRows, linkRow, spanRow } from './rows.ts';
import {
  ARTICLES,
  CARD,
  CLAIM_LABEL,
  CLAIMS,
  folderOf,
  LINKS,
  pathOf,
  SPANS,
  splitName,
  type Table,
} from './tables.ts';
import { OffsetTable } from '../offsets.ts';
import { ParquetFile, type Row } from './parquet.ts';
import { META_FIELDS } from '../plain-article.ts';
import { reading } from '../reading.ts';

const NAME = 'Hugging Face dataset';
/** In the order in which the card lists them. */
const TABLES: readonly Table[] = [ARTICLES, SPANS, LINKS, CLAIMS];

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
  relations: true,
  links: true,
  decisions: false,
  codebook: false,
  orphans: false,
  raws: false,
  tombstones: false,
  structure: false,
  ofArticles: false,
  history: false,
  unknownFields: false,
} as const;

/**
 * The Parquet files of one dataset, each opened with its first row: a table that would have none in
 * a split has no file there, because readers in Rust take a file without row groups for a damaged one.
 */
class Tables {
  private readonly out: Out;
  private readonly files = new Map<string, ParquetFile>();
  private readonly counts = new Map<Table, Map<string, number>>();

  constructor(out: Out) {
    this.out = out;
  }

  /** @param characters about how many the row's longest cell has */
  row(table: Table, split: string, row: Row, characters = 0): void {
    const path = pathOf(table, split);
    let file = this.files.get(path);
    if (!file) {
      file = new ParquetFile(table.columns, (bytes) => this.out(path, bytes));
      this.files.set(path, file);
    }
    file.row(row, characters);
    const counts = this.counts.get(table) ?? new Map<string, number>();
    this.counts.set(table, counts.set(split, (counts.get(split) ?? 0) + 1));
  }

  finish(languages: Iterable<string>): void {
    for (const file of this.files.values()) file.finish();
    const tables = TABLES.flatMap((table) => {
      const rows = this.counts.get(table);
      return rows ? [{ table, rows }] : [];
    });
    this.out(CARD, cardOf(tables, languages));
  }
}

const namer = (records: readonly { readonly id: string; readonly name: string }[]) => {
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return (id: string): string => names.get(id) ?? id;
};

function writer({ head, codebook, usage, splitOf }: Outline, out: Out) {
  const names = {
    annotator: namer(head.annotators),
    label: namer(codebook.labels),
    type: namer(codebook.relationTypes),
  };
  const hasClaims = usage.labels.has(CLAIM_LABEL);
  const tables = new Tables(out);
  const languages = new Set<string>();
  return {
    article(content: Parameters<typeof claimRows>[0]) {
      const { article, spans, relations } = content;
      const split = splitName(splitOf(article.id));
      const table = new OffsetTable(article.text);
      if (article.meta.language !== undefined) languages.add(article.meta.language);
      tables.row(ARTICLES, split, articleRow(article, spans, table), article.text.length);
      for (const span of spans)
        tables.row(SPANS, split, spanRow(span, table, names), span.quote.exact.length);
      for (const relation of relations) tables.row(LINKS, split, linkRow(relation, names));
      if (hasClaims) for (const row of claimRows(content, table)) tables.row(CLAIMS, split, row);
    },
    finish() {
      for (const link of head.links)
        tables.row(LINKS, splitName(splitOf(link.from.article)), linkRow(link, names));
      tables.finish(languages);
    },
  };
}

export const huggingFace: Codec = {
  id: 'hugging-face',
  name: NAME,
  description: 'Parquet tables with a dataset card, for the Hugging Face hub, pandas and DuckDB',
  extension: '',
  offsetUnit: 'both',
  carries,
  options: [],
  parts: [
    CARD,
    ...[ARTICLES, SPANS, LINKS, CLAIMS].map(({ folder }) => `data/${folder}/*.parquet`),
  ],
  binary: ['.parquet'],
  hasSplits: true,
  imports: 'own',
  usage: (name) =>
    [
      '```python',
      'from datasets import load_dataset',
      `articles = load_dataset("${name}")["train"]`,
      `annotations = load_dataset("${name}", "spans")["train"]`,
      'for article in articles:',
      '    for place in article["spans"]:',
      '        words = article["text"][place["start"]:place["end"]]',
      '```',
      '',
    ].join('\n'),
  recognises: ({ path, head }) =>
    folderOf(path) !== null ||
    (/(?:^|\/)README\.md$/u.test(path) && head.startsWith('---\n') && head.includes(CARD_TAG)),
  writer,
  read: async (files, options) => reading(await readHuggingFace(files, options)),
};
