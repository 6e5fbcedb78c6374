/** Our Parquet files as the Rust implementation of Arrow reads them, tables as Arrow has them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tableFromIPC } from 'apache-arrow';
import { initSync, readParquet } from 'parquet-wasm/esm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { carried } from '../../../shared/codecs/reduction.ts';
import { codecOf, filesOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const codec = codecOf('hugging-face');

const place = z.object({ start: z.number(), end: z.number() });
const articleRow = z.object({
  id: z.string(),
  text: z.string(),
  outlet: z.string().nullable(),
  spans: z.array(place.extend({ id: z.string(), label: z.string() })),
});
const spanRow = place.extend({
  id: z.string(),
  article: z.string(),
  label: z.string(),
  quote: z.string(),
  fragments: z.array(place),
  note: z.string().nullable(),
});

beforeAll(() => {
  const require = createRequire(import.meta.url);
  initSync({ module: readFileSync(require.resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')) });
});

function tableOf(dataset: Dataset, folder: string) {
  const files = filesOf(codec, dataset);
  const file = files.find(({ path }) => path.startsWith(`data/${folder}/`));
  if (!file || !('bytes' in file)) throw new Error(`There is no table ${folder}`);
  return tableFromIPC(readParquet(file.bytes).intoIPCStream());
}

/** As plain JSON: Arrow's rows are views. */
const rowsIn = (dataset: Dataset, folder: string): unknown[] =>
  z.array(z.unknown()).parse(JSON.parse(JSON.stringify(tableOf(dataset, folder).toArray())));

/** By code point, as Python slices. */
const slice = (text: string, { start, end }: { start: number; end: number }): string =>
  [...text].slice(start, end).join('');

test('Arrow reads every annotation, and its offsets cut its words out of the text', async () => {
  const seeds = await annotatedSeeds();
  const { articles } = carried(seeds, codec).dataset;
  const spans = z.array(spanRow).parse(rowsIn(seeds, 'spans'));
  const texts = new Map(
    z
      .array(articleRow)
      .parse(rowsIn(seeds, 'articles'))
      .map(({ id, text }) => [id, text]),
  );
  const expected = articles.flatMap((content) => content.spans);
  expect(spans.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(spans.length).toBeGreaterThan(20);
  for (const { article, fragments, quote } of spans) {
    const text = texts.get(article) ?? '';
    expect(fragments.map((one) => slice(text, one)).join(' ')).toBe(quote);
  }
});

test('the labelled places that stand with a text are lists of structs to Arrow', async () => {
  const seeds = await annotatedSeeds();
  const { articles } = carried(seeds, codec).dataset;
  const rows = z.array(articleRow).parse(rowsIn(seeds, 'articles'));
  expect(rows.map(({ spans }) => spans.length)).toEqual(
    articles.map(({ spans }) => spans.reduce((sum, span) => sum + span.fragments.length, 0)),
  );
  const emoji = rows.find(({ text }) => text.startsWith('😀'));
  expect(emoji?.spans.map((one) => slice(emoji.text, one))).toEqual(['family 👩‍👩‍👧‍👦 of four', '𝟙𝟚']);
  expect(emoji?.outlet).toBeNull();
});

test('every relation is there', async () => {
  const seeds = await annotatedSeeds();
  const { articles, links } = carried(seeds, codec).dataset;
  const count = articles.reduce((sum, { relations }) => sum + relations.length, links.length);
  expect(rowsIn(seeds, 'links')).toHaveLength(count);
  expect(count).toBeGreaterThan(0);
});
