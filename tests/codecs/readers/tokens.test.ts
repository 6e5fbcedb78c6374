/** The formats made of tokens, read by Python's standard library: by code point, split by `split`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OptionValues } from '../../../shared/codecs/option.ts';
import { optionValues } from '../../../shared/codecs/option.ts';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { bytesOf, codecOf, filesOf, placeOf } from '../files.ts';
import { valueOf } from '../value-of.ts';
import { annotatedSeeds } from './annotated-seeds.ts';
import { noPython, printedBy } from './python.ts';

const NOTHING = noPython();
const printedSchema = z.array(z.array(z.string()));

const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

test.skipIf(NOTHING !== null).each<[string, OptionValues]>([
  ['conll', {}],
  ['conll', { overlap: 'longest' }],
  ['conll', { tokens: 'leave-out' }],
  ['spacy', {}],
  ['prodigy', {}],
])('Python sees every annotation of the seeds in %s with %j', async (id, given) => {
  const seeds = await annotatedSeeds();
  const codec = codecOf(id);
  const folder = await tempFolder();
  for (const file of filesOf(codec, seeds, given)) {
    const place = path.join(folder, placeOf(codec, file.path));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytesOf(file));
  }
  const { dataset } = carried(seeds, codec, valueOf(optionValues(codec.options, given)));
  const names = new Map(dataset.annotators.map(({ id: by, name }) => [by, name]));
  const expected = dataset.articles.flatMap(({ article, spans }) =>
    spans.map(({ by, label, quote }) => [names.get(by), article.title, label, quote.exact]),
  );
  expect(expected.length).toBeGreaterThan(40);
  expect(expected.map(([, , , words]) => words)).toContain('𝟙𝟚');
  const source = codec.extension === '' ? folder : path.join(folder, placeOf(codec, ''));
  const printed = printedSchema.parse(printedBy(`${id}_spans.py`, source));
  expect(sorted(printed)).toEqual(sorted(expected));
});
