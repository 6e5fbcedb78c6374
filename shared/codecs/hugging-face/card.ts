/**
 * The dataset card, `README.md`: its YAML tells the hub and the `datasets` library which
 * configurations and splits there are (https://huggingface.co/docs/hub/datasets-cards).
 */
import type { Column, Leaf } from './parquet.ts';
import { pathOf, type Table } from './tables.ts';

export interface CardTable {
  readonly table: Table;
  /** Rows by split, in the order in which splits are listed. */
  readonly rows: ReadonlyMap<string, number>;
}

/** The line that tells our card from any other README. */
export const CARD_TAG = '- claimbench';

const leaf = ({ name, type }: Leaf, indent: string): string =>
  `${indent}- name: ${name}\n${indent}  dtype: ${type}\n`;

const feature = (column: Column): string =>
  'list' in column
    ? `  - name: ${column.name}\n    list:\n${column.list.map((one) => leaf(one, '    ')).join('')}`
    : leaf(column, '  ');

const dataFiles = ({ table, rows }: CardTable): string =>
  `- config_name: ${table.config}\n  data_files:\n${[...rows.keys()]
    .map((split) => `  - split: ${split}\n    path: ${pathOf(table, split)}\n`)
    .join('')}`;

const info = ({ table, rows }: CardTable): string =>
  `- config_name: ${table.config}\n  features:\n${table.columns.map(feature).join('')}  splits:\n${[
    ...rows,
  ]
    .map(([split, count]) => `  - name: ${split}\n    num_examples: ${count}\n`)
    .join('')}`;

/** The hub's own classes, by rows. */
const SIZES: readonly (readonly [number, string])[] = [
  [1_000, 'n<1K'],
  [10_000, '1K<n<10K'],
  [100_000, '10K<n<100K'],
  [1_000_000, '100K<n<1M'],
];

const sizeOf = (rows: number): string => SIZES.find(([limit]) => rows < limit)?.[1] ?? '1M<n<10M';

/** @param languages of the articles, as BCP 47 has them; the card names languages without regions */
export function cardOf(tables: readonly CardTable[], languages: Iterable<string>): string {
  const named = [...languages].flatMap(
    (tag) => /^[a-z]{2,3}(?=-|$)/iu.exec(tag)?.[0].toLowerCase() ?? [],
  );
  const codes = [...new Set(named)].sort();
  const articles = [...(tables[0]?.rows.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const yaml = [
    '---\n',
    codes.length > 0 ? `language:\n${codes.map((code) => `- "${code}"\n`).join('')}` : '',
    'license: unknown\n',
    'task_categories:\n- token-classification\n',
    `tags:\n${CARD_TAG}\n`,
    `size_categories:\n- ${sizeOf(articles)}\n`,
    tables.length > 0 ? `configs:\n${tables.map(dataFiles).join('')}` : '',
    tables.length > 0 ? `dataset_info:\n${tables.map(info).join('')}` : '',
    '---\n',
  ].join('');
  const list = tables.map(
    ({ table, rows }) =>
      `- \`${table.config}\`: ${table.says} (${[...rows]
        .map(([split, count]) => `${split} ${count}`)
        .join(', ')})`,
  );
  return `${yaml}
# Annotated articles

Exported from Claimbench. The licence is not known to it: say here under which one the articles and
the annotations may be used.

${list.join('\n')}

\`start\` and \`end\` count Unicode code points, as Python does; \`start_utf16\` and \`end_utf16\` count
UTF-16 code units, as JavaScript and Java do. A range ends before its end.

\`\`\`python
from datasets import load_dataset

articles = load_dataset("path/to/this/folder")["train"]
for article in articles:
    for place in article["spans"]:
        print(place["label"], article["text"][place["start"]:place["end"]])
\`\`\`
`;
}
