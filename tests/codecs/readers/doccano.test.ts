import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { doccano } from '../../../shared/codecs/doccano/doccano.ts';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { bytesOf, filesOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';
import { noPython, printedBy } from './python.ts';

const NOTHING = noPython();
const rowsSchema = z.array(z.array(z.string()));
const printedSchema = z.object({ spans: rowsSchema, relations: rowsSchema });

test.skipIf(NOTHING !== null).each([
  ['utf-16', []],
  ['code-points', ['by code point']],
] as const)('Python sees every annotation of the seeds, counted in %s', async (offsets, args) => {
  const seeds = await annotatedSeeds();
  const folder = await tempFolder();
  for (const file of filesOf(doccano, seeds, { offsets }))
    writeFileSync(path.join(folder, file.path), bytesOf(file));
  const { dataset } = carried(seeds, doccano);
  const names = new Map(dataset.annotators.map(({ id, name }) => [id, name]));
  const spans = dataset.articles.flatMap(({ article, spans: all }) =>
    all.map(({ by, label, quote }) => [names.get(by), article.title, label, quote.exact]),
  );
  const relations = dataset.articles.flatMap(({ article, relations: all, spans: ends }) =>
    all.map(({ type, from, to }) => {
      const wordsOf = (id: string) => ends.find((span) => span.id === id)?.quote.exact;
      return [article.title, type, wordsOf(from.span), wordsOf(to.span)];
    }),
  );
  const sorted = (rows: readonly unknown[]): string[] =>
    rows.map((row) => JSON.stringify(row)).sort();
  expect(spans.length).toBeGreaterThan(50);
  const printed = printedSchema.parse(printedBy('doccano_spans.py', folder, ...args));
  expect(sorted(printed.spans)).toEqual(sorted(spans));
  expect(sorted(printed.relations)).toEqual(sorted(relations));
});

test.skipIf(NOTHING !== null).each([
  ['utf-16', 'entities'],
  ['utf-16', 'label'],
  ['code-points', 'entities'],
])('the snippet that comes along finds the words: %s, %s', async (offsets, form) => {
  const seeds = await annotatedSeeds();
  const folder = await tempFolder();
  for (const file of filesOf(doccano, seeds, { offsets, form }))
    writeFileSync(path.join(folder, file.path), bytesOf(file));
  const [, snippet = ''] =
    /```python\n(.*?)\n```/su.exec(doccano.usage(folder, { offsets, form })) ?? [];
  const script = path.join(await tempFolder(), 'snippet.py');
  const printing = [
    'import json, sys',
    'found = []',
    snippet,
    '            found.append(words)',
    'json.dump(found, sys.stdout)',
  ];
  writeFileSync(script, `${printing.join('\n')}\n`);
  const { dataset } = carried(seeds, doccano);
  const quotes = dataset.articles.flatMap(({ spans }) => spans.map(({ quote }) => quote.exact));
  expect(z.array(z.string()).parse(printedBy(script)).sort()).toEqual(quotes.sort());
});
