import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { bytesOf, codecOf, filesOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';
import { noPython, printedBy } from './python.ts';

const NOTHING = noPython();
const rowsSchema = z.array(z.array(z.string()));
const printedSchema = z.object({ spans: rowsSchema, relations: rowsSchema });

test.skipIf(NOTHING !== null).each([
  ['webanno', 'webanno_tsv.py'],
  ['cas', 'cas_json.py'],
])('Python sees every annotation of the seeds in %s', async (id, script) => {
  const codec = codecOf(id);
  const seeds = await annotatedSeeds();
  const folder = await tempFolder();
  for (const file of filesOf(codec, seeds)) {
    const place = path.join(folder, file.path);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytesOf(file));
  }
  const { dataset } = carried(seeds, codec);
  const names = new Map(dataset.annotators.map(({ id: own, name }) => [own, name]));
  const all = dataset.articles.flatMap((content) => content.spans);
  const spans = all.map(({ by, label, quote }) => [names.get(by), label, quote.exact]);
  const words = new Map(all.map((span) => [span.id, span.quote.exact]));
  const relations = dataset.articles.flatMap((content) =>
    content.relations.map(({ type, from, to }) => [type, words.get(from.span), words.get(to.span)]),
  );
  const sorted = (rows: readonly unknown[]): string[] =>
    rows.map((row) => JSON.stringify(row)).sort();
  expect(spans.length).toBeGreaterThan(50);
  const printed = printedSchema.parse(printedBy(script, folder));
  expect(sorted(printed.spans)).toEqual(sorted(spans));
  expect(sorted(printed.relations)).toEqual(sorted(relations));
});
