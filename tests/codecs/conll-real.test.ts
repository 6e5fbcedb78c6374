/** Files of columns as other tools write them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DataFile, Reading } from '../../shared/codecs/codec.ts';
import { codecOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const REAL = path.join(import.meta.dirname, 'real/conll');
const conll = codecOf('conll');

const fileOf = (name: string): DataFile => ({
  path: path.basename(name),
  text: readFileSync(path.join(REAL, name), 'utf8'),
});
const read = async (...names: string[]): Promise<Reading> =>
  valueOf(await conll.read(names.map(fileOf)));
const readText = async (text: string) => conll.read([{ path: 'a.conll', text }]);

const textsOf = ({ dataset }: Reading): string[] =>
  dataset.articles.map(({ article }) => article.text).sort();
/** `label words`, in reading order. */
const spansOf = ({ dataset }: Reading): string[] =>
  dataset.articles.flatMap(({ spans }) =>
    spans.map(({ label, quote }) => `${label} ${quote.exact}`),
  );
const leftOutOf = ({ leftOut }: Reading): Record<string, number> =>
  Object.fromEntries(leftOut.map(({ what, count }) => [what, count]));

test('CoNLL-2003 itself: IOB1, articles, sentences as lines, columns between counted', async () => {
  const found = await read('eng.testa');
  expect(textsOf(found)).toEqual([
    'Ada King of Norway Post',
    'Envoys of Norway met Mali Togo officials .\nBAMAKO 1996-08-30',
  ]);
  expect(spansOf(found).sort()).toEqual([
    'LOC BAMAKO',
    'LOC Mali',
    'LOC Norway',
    'LOC Togo',
    'ORG Norway Post',
    'PER Ada King',
  ]);
  expect(leftOutOf(found)).toEqual({
    'marks other than B- at the beginning of annotations': 5,
    'values of column 2': 15,
    'values of column 3': 15,
  });
});

test('tabs, Windows line ends, tokens with # and with a space, emoji', async () => {
  const found = await read('tweets.iob2');
  expect(textsOf(found)).toEqual(['@ada_k #Oslo is # 1\nNew York City 😀 rocks']);
  expect(spansOf(found)).toEqual(['location #Oslo', 'location New York City']);
  expect(found.leftOut).toEqual([]);
});

test('comments before and between rows are counted', async () => {
  const found = await read('multiconer.conll');
  expect(textsOf(found)).toEqual(['the river nile\nkofi annan spoke']);
  expect(spansOf(found)).toEqual(['OtherLOC river nile', 'Politician kofi annan']);
  expect(leftOutOf(found)).toEqual({ 'lines of comment': 3 });
});

test('marks of ends part annotations that touch', async () => {
  const found = await read('ends.bioes');
  expect(spansOf(found)).toEqual(['PER Ada', 'ORG the Daily Post', 'LOC Bamako', 'LOC Togo']);
  expect(found.leftOut).toEqual([]);
});

test('files with the same tokens are layers of one article, nothing is there twice', async () => {
  const names = ['layers/persons.conll', 'layers/places.conll', 'layers/places-again.conll'];
  const found = await read(...names);
  expect(textsOf(found)).toEqual(['Ada left Oslo']);
  expect(spansOf(found)).toEqual(['PER Ada', 'LOC Oslo']);
  expect(leftOutOf(found)).toEqual({ 'annotations that another file has too': 1 });
});

test('an article that comes twice in a file is two', async () => {
  const text = fileOf('layers/places.conll');
  const once = 'text' in text ? text.text : '';
  const found = valueOf(await readText(once + once));
  expect(textsOf(found)).toEqual(['Ada left Oslo', 'Ada left Oslo']);
  expect(spansOf(found)).toEqual(['LOC Oslo', 'LOC Oslo']);
});

test('every tag that begins an annotation is an annotation or left out, with any scheme', async () => {
  const tags = ['B-a', 'I-a', 'O', 'I-a', 'I-b', 'B-b', 'E-b', 'I-b', 'S-a', 'U-a', 'B-a', 'L-a'];
  const text = tags.map((tag, at) => `w${at} ${tag}\n`).join('');
  expect(spansOf(valueOf(await readText(text)))).toEqual([
    'a w0 w1',
    'a w3',
    'b w4',
    'b w5 w6',
    'b w7',
    'a w8',
    'a w9',
    'a w10 w11',
  ]);
});

test('an annotation does not go on in the next sentence', async () => {
  expect(spansOf(valueOf(await readText('a B-x\n\nb I-x\n')))).toEqual(['x a', 'x b']);
});

test('an article without tokens has no text, which is said', async () => {
  const found = valueOf(await readText('-DOCSTART- -X- O O\n\n-DOCSTART- -X- O O\n\na O\n'));
  expect(textsOf(found)).toEqual(['a']);
  expect(leftOutOf(found)).toEqual({ 'articles without tokens': 1 });
});

test.each([
  ['a row of another width', 'Ada B-PER\nof IN O\n', /^a\.conll, line 2: expected 2 columns/u],
  ['a token without a tag', 'Ada\n', /^a\.conll, line 1: “Ada” has no tag/u],
  ['a last column that is no tag', 'Ada PER\n', /^a\.conll, line 1: the last column, “PER”/u],
  ['a mark without a label', 'Ada B-\n', /^a\.conll, line 1: the last column, “B-”/u],
  ['an empty token', 'Ada\tO\n\tO\n', /^a\.conll, line 2: the first column/u],
  ['nothing but white space', ' \n\n', /^a\.conll: the file is empty/u],
])('refuses %s by file and line', async (_name, text, says) => {
  expect(errorOf(await readText(text)).message).toMatch(says);
});

test('a line of a million characters is read, not searched again and again', async () => {
  const text = `${'x'.repeat(1_000_000)} O\n${'y '.repeat(500_000)}`;
  expect(errorOf(await readText(text)).message).toMatch(/line 2: expected 2 columns/u);
});
