/**
 * The tables of a Hugging Face dataset: one configuration each, one Parquet file for each of its
 * splits. Every split has the same columns, as the `datasets` library demands.
 */
import type { Column, Leaf } from './parquet.ts';
import { META_FIELDS } from '../plain-article.ts';

const text = (name: string): Leaf => ({ name, type: 'string' });
const optional = (name: string): Leaf => ({ name, type: 'string', optional: true });
const whole = (name: string): Leaf => ({ name, type: 'int32' });

/** Unicode code points, as Python counts, with UTF-16 code units beside them. */
const PLACE = [whole('start'), whole('end'), whole('start_utf16'), whole('end_utf16')];
const AUTHOR = [text('annotator'), text('annotator_id'), text('created'), text('modified')];

export const ARTICLE_COLUMNS: readonly Column[] = [
  text('id'),
  text('title'),
  text('text'),
  text('sha256'),
  whole('length'),
  whole('length_utf16'),
  ...META_FIELDS.map(optional),
  text('created'),
  { name: 'spans', list: [text('id'), text('label'), ...PLACE] },
];

const SPAN_COLUMNS: readonly Column[] = [
  text('id'),
  text('article'),
  text('label'),
  text('label_name'),
  text('quote'),
  ...PLACE,
  { name: 'fragments', list: PLACE },
  text('attributes'),
  optional('note'),
  text('status'),
  ...AUTHOR,
];

const LINK_COLUMNS: readonly Column[] = [
  text('id'),
  text('type'),
  text('type_name'),
  text('from_article'),
  text('from'),
  text('to_article'),
  text('to'),
  text('attributes'),
  ...AUTHOR,
];

const CLAIM_COLUMNS: readonly Column[] = [
  text('id'),
  text('article'),
  text('claim'),
  ...PLACE,
  text('attributes'),
  {
    name: 'linked',
    list: [text('type'), text('direction'), text('id'), text('label'), text('quote')],
  },
];

export interface Table {
  /** The configuration's name on the hub. */
  readonly config: string;
  readonly folder: string;
  readonly columns: readonly Column[];
  readonly says: string;
}

export const ARTICLES = {
  config: 'default',
  folder: 'articles',
  columns: ARTICLE_COLUMNS,
  says: 'one row an article: its text, and the labelled places in it (a place for each fragment)',
} as const satisfies Table;

export const SPANS = {
  config: 'spans',
  folder: 'spans',
  columns: SPAN_COLUMNS,
  says: 'one row an annotation, with everything that is said of it; `attributes` is JSON',
} as const satisfies Table;

export const LINKS = {
  config: 'links',
  folder: 'links',
  columns: LINK_COLUMNS,
  says: 'one row a relation between two annotations, in one article or across articles',
} as const satisfies Table;

/** What the others say of the label `claim`, joined, for those who work on claims alone. */
export const CLAIMS = {
  config: 'claims',
  folder: 'claims',
  columns: CLAIM_COLUMNS,
  says: 'one row a claim, with the annotations of its article that relations link it to',
} as const satisfies Table;

export const CARD = 'README.md';
export const CLAIM_LABEL = 'claim';

/** `datasets` calls the development set so. */
const SPLIT_NAMES: Readonly<Record<string, string>> = { dev: 'validation' };

/** The split's name in the dataset; all of it is `train` where it is not split. */
export const splitName = (split: string | null): string =>
  split === null ? 'train' : (SPLIT_NAMES[split] ?? split);

export const pathOf = ({ folder }: Table, split: string): string =>
  `data/${folder}/${split}-00000-of-00001.parquet`;

/** `articles` of `x/data/articles/train-00000-of-00001.parquet`; null: it is no table of ours. */
export const folderOf = (path: string): string | null =>
  /(?:^|\/)data\/(articles|spans|links|claims)\/(?:train|validation|test)-00000-of-00001\.parquet$/u.exec(
    path,
  )?.[1] ?? null;
