import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { z } from 'zod';
import { labelStudio } from '../../../shared/codecs/label-studio/label-studio.ts';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { bytesOf, filesOf, textsOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';
import { noPython, printedBy } from './python.ts';

const NOTHING = noPython();
const printedSchema = z.object({
  spans: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.number()])),
  relations: z.array(z.array(z.string())),
});

/** A schema that anything whose root is a view fits. */
const VIEW = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="View" type="xs:anyType"/>
</xs:schema>`;

const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

test.skipIf(NOTHING !== null)(
  'Python sees every annotation of the seeds, with controls that the config has',
  async () => {
    const seeds = await annotatedSeeds();
    const folder = await tempFolder();
    for (const file of filesOf(labelStudio, seeds))
      writeFileSync(path.join(folder, file.path), bytesOf(file));
    const { dataset } = carried(seeds, labelStudio);
    const names = new Map(dataset.annotators.map(({ id, name }) => [id, name]));
    const spans = dataset.articles.flatMap(({ article, spans: all }) =>
      all.map(({ by, label, quote, attributes }) => [
        article.title,
        names.get(by),
        label,
        quote.exact,
        Object.keys(attributes).length,
      ]),
    );
    const relations = dataset.articles.flatMap(({ article, relations: all, spans: ends }) =>
      all.map(({ type, from, to }) => {
        const wordsOf = (id: string) => ends.find((span) => span.id === id)?.quote.exact;
        return [article.title, type, wordsOf(from.span), wordsOf(to.span)];
      }),
    );
    expect(spans.length).toBeGreaterThan(50);
    const printed = printedSchema.parse(printedBy('label_studio_spans.py', folder));
    expect(sorted(printed.spans)).toEqual(sorted(spans));
    expect(sorted(printed.relations)).toEqual(sorted(relations));
  },
);

test('xmllint takes the config for well-formed', async () => {
  const config = textsOf(labelStudio, await annotatedSeeds()).find(
    ({ path: name }) => name === 'config.xml',
  );
  const xml = { fileName: 'config.xml', contents: config?.text ?? '' };
  const checked = await validateXML({ xml: [xml], schema: [VIEW] });
  expect(checked.errors).toEqual([]);
});
