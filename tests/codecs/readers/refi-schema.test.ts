/** Our REFI-QDA projects, checked by libxml2 against the standard's rules for what we write of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { CASES } from '../cases.ts';
import { codecOf, filesOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const SCHEMA = readFileSync(
  path.join(import.meta.dirname, '..', 'real', 'refi', 'written.xsd'),
  'utf8',
);

function archiveOf(dataset: Dataset): Record<string, Uint8Array> {
  const [file] = filesOf(codecOf('refi'), dataset);
  return unzipSync(file && 'bytes' in file ? file.bytes : new Uint8Array());
}

async function errorsIn(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'project.qde', contents: xml },
    schema: SCHEMA,
  });
  return errors.map(({ message }) => message);
}

test('every case, and the annotated seeds, keep to the schema', async () => {
  const seeds = await annotatedSeeds();
  for (const [name, dataset] of [...Object.entries(CASES), ['seeds', seeds] as const])
    expect(
      await errorsIn(strFromU8(archiveOf(dataset)['project.qde'] ?? new Uint8Array())),
      name,
    ).toEqual([]);
});

test('the schema tells what is wrong', async () => {
  const xml = strFromU8(archiveOf(await annotatedSeeds())['project.qde'] ?? new Uint8Array());
  const wrong = xml.replace('endPosition=', 'ends=');
  expect((await errorsIn(wrong)).join('\n')).toMatch(/endPosition.*is required/su);
});

test('code points cut the words of every selection out of the text beside', async () => {
  const archive = archiveOf(await annotatedSeeds());
  const xml = strFromU8(archive['project.qde'] ?? new Uint8Array());
  let count = 0;
  for (const [, guid = '', source = ''] of xml.matchAll(
    /<TextSource guid="([^"]+)"(.*?)<\/TextSource>/gsu,
  )) {
    const points = [...strFromU8(archive[`sources/${guid}.txt`] ?? new Uint8Array())];
    for (const [, name = '', start, end] of source.matchAll(
      /<PlainTextSelection guid="[^"]+" name="([^"]*)" startPosition="(\d+)" endPosition="(\d+)"/gu,
    )) {
      expect(points.slice(Number(start), Number(end)).join('')).toBe(
        name
          .replaceAll('&#10;', '\n')
          .replaceAll('&quot;', '"')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      );
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(20);
});
