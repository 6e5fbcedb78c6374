import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { brat } from '../../../shared/codecs/brat/brat.ts';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { CASES } from '../cases.ts';
import { bytesOf, filesOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';
import { noPython, printedBy } from './python.ts';

const NOTHING = noPython();
const rowsSchema = z.array(z.array(z.string()));
const printedSchema = z.object({
  spans: rowsSchema,
  relations: rowsSchema,
  answers: z.number(),
  notes: z.number(),
});

const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

/** As brat has words: breaks, and the white space around them, are one space. */
const inLine = (words: string): string => words.replace(/\s*[\t\n\u0085\u2028\u2029]\s*/gu, ' ');

async function readByPython(dataset: Dataset) {
  const folder = await tempFolder();
  for (const file of filesOf(brat, dataset)) {
    const place = path.join(folder, file.path);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytesOf(file));
  }
  return printedSchema.parse(printedBy('brat_spans.py', folder));
}

/** Without the names of documents, which are made up. */
const known = ([annotator = '', _document, ...said]: readonly string[]): string[] => [
  annotator,
  ...said,
];

test.skipIf(NOTHING !== null)('Python sees every annotation of the seeds', async () => {
  const seeds = await annotatedSeeds();
  const { dataset } = carried(seeds, brat);
  const names = new Map(dataset.annotators.map(({ id, name }) => [id, name]));
  const nameOf = (by: string): string => names.get(by) ?? by;
  const all = dataset.articles.flatMap(({ spans }) => spans);
  const relations = dataset.articles.flatMap(({ relations: links, spans }) =>
    links.map(({ type, from, to, by }) => {
      const wordsOf = (id: string) =>
        inLine(spans.find((span) => span.id === id)?.quote.exact ?? '');
      return [nameOf(by), type, wordsOf(from.span), wordsOf(to.span)];
    }),
  );
  const printed = await readByPython(seeds);
  expect(all.length).toBeGreaterThan(50);
  expect(relations.length).toBeGreaterThan(10);
  expect(sorted(printed.spans.map(known))).toEqual(
    sorted(all.map(({ by, label, quote }) => [nameOf(by), label, inLine(quote.exact)])),
  );
  expect(sorted(printed.relations.map(known))).toEqual(sorted(relations));
  const answers = all.flatMap(({ attributes }) => Object.keys(attributes));
  expect(printed.answers).toBe(answers.length);
  expect(printed.notes).toBe(all.filter(({ note }) => note !== undefined).length);
});

test
  .skipIf(NOTHING !== null)
  .each(Object.entries(CASES).filter(([, { articles }]) => articles.length > 0))(
  'Python sees every annotation of the case “%s”',
  async (_name, dataset) => {
    const spans = carried(dataset, brat).dataset.articles.flatMap((content) => content.spans);
    const printed = await readByPython(dataset);
    expect(sorted(printed.spans.map((row) => row.at(-1)))).toEqual(
      sorted(spans.map(({ quote }) => inLine(quote.exact))),
    );
  },
);
