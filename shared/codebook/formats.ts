/** Every kind of file that a codebook is read from and written to. */
import { err, type Result } from '../result.ts';
import { listedCodebook, type Codebook } from '../model/codebook.ts';
import { readBrat } from './brat-read.ts';
import { writeBrat } from './brat-write.ts';
import type { CodebookFormat, ReadCodebook } from './format.ts';
import { JSON_FORMAT } from './json-format.ts';
import { readLabelStudio } from './label-studio-read.ts';
import { writeLabelStudio } from './label-studio-write.ts';

export const CODEBOOK_FORMATS: readonly CodebookFormat[] = [
  JSON_FORMAT,
  {
    id: 'brat',
    name: 'brat annotation.conf',
    file: 'annotation.conf',
    write: (codebook) => writeBrat(listedCodebook(codebook)),
    read: readBrat,
  },
  {
    id: 'label-studio',
    name: 'Label Studio config',
    file: 'label-studio.xml',
    write: (codebook) => writeLabelStudio(listedCodebook(codebook)),
    read: readLabelStudio,
  },
];

export function codebookFormat(id: string): Result<CodebookFormat> {
  const found = CODEBOOK_FORMATS.find((format) => format.id === id);
  if (found) return { ok: true, value: found };
  const known = CODEBOOK_FORMATS.map((format) => format.id).join(', ');
  return err('unknown-format', `There is no codebook format “${id}”. There are: ${known}.`);
}

const BY_ENDING: readonly (readonly [RegExp, CodebookFormat['id']])[] = [
  [/\.json$/iu, 'json'],
  [/\.conf$/iu, 'brat'],
  [/\.(?:xml|html?)$/iu, 'label-studio'],
];
const BY_BEGINNING: readonly (readonly [RegExp, CodebookFormat['id']])[] = [
  [/^<(?![a-zA-Z_-]+>=)/u, 'label-studio'],
  [/^(?:#|\[[a-z]+\]\s*$)/mu, 'brat'],
];

/** By the ending of the file's name, else by how its text begins. */
export function detectCodebook(text: string, file: string): CodebookFormat {
  const start = text
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .slice(0, 1000);
  const id =
    BY_ENDING.find(([ending]) => ending.test(file))?.[1] ??
    BY_BEGINNING.find(([beginning]) => beginning.test(start))?.[1];
  return CODEBOOK_FORMATS.find((format) => format.id === id) ?? JSON_FORMAT;
}

/**
 * Reads a codebook file of any format.
 * @param own the codebook it is read for; null for a new project
 * Refusals: `bad-codebook`, with line or path and reason.
 */
export const readCodebookFile = (
  text: string,
  file: string,
  own: Codebook | null,
): Result<ReadCodebook> => detectCodebook(text, file).read(text, file, own);
