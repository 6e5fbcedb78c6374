import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../shared/codecs/codec.ts';
import { prodigyTokens } from '../../shared/codecs/prodigy/tokens.ts';
import { textArb, unicodeArb } from '../arbitraries/text.ts';
import { caseOf } from './cases.ts';
import { codecOf, textsOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const REAL = path.join(import.meta.dirname, 'real/prodigy');
const prodigy = codecOf('prodigy');

const readText = async (text: string) => prodigy.read([{ path: '', text }], { name: 'a.jsonl' });
const read = async (name: string): Promise<Reading> =>
  valueOf(await readText(readFileSync(path.join(REAL, name), 'utf8')));
const readLines = async (...lines: readonly unknown[]): Promise<Reading> =>
  valueOf(await readText(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));

/** `annotator: label words`. */
function spansOf({ dataset }: Reading): string[] {
  const names = new Map(dataset.annotators.map(({ id, name }) => [id, name]));
  return dataset.articles
    .flatMap(({ spans }) =>
      spans.map(({ by, label, quote }) => `${names.get(by) ?? ''}: ${label} ${quote.exact}`),
    )
    .sort();
}
const relationsOf = ({ dataset }: Reading): string[] =>
  dataset.articles.flatMap(({ spans, relations }) => {
    const words = new Map(spans.map(({ id, quote }) => [id, quote.exact]));
    return relations
      .map(
        ({ type, from, to }) => `${words.get(from.span) ?? ''} ${type} ${words.get(to.span) ?? ''}`,
      )
      .sort();
  });
const textsIn = ({ dataset }: Reading): string[] =>
  dataset.articles.map(({ article }) => article.text).sort();
const leftOutOf = ({ leftOut }: Reading): Record<string, number> =>
  Object.fromEntries(leftOut.map(({ what, count }) => [what, count]));

describe('what Prodigy writes', () => {
  test('spans.manual: the sessions of a text are layers, what was not accepted is counted', async () => {
    const found = await read('news_spans.jsonl');
    expect(textsIn(found)).toEqual([
      'Nothing here.',
      'Officials said 133 people died in 😀 Krasnogorsk.',
    ]);
    expect(spansOf(found)).toEqual([
      'news_spans-ada: CLAIM 133 people died',
      'news_spans-ada: NUMBER 133',
      'news_spans-ada: PLACE Krasnogorsk',
      'news_spans-ada: SOURCE Officials',
      'news_spans-boris: NUMBER 133 people',
    ]);
    expect(leftOutOf(found)).toEqual({
      'the metadata “source”': 2,
      'answers “accept” without annotations': 1,
      'examples that were answered “reject”': 1,
      'examples that were answered “ignore”': 1,
      'annotations in examples answered “reject”': 1,
      'annotations in examples answered “ignore”': 1,
    });
    const about = found.dataset.articles.map(({ article: { title, meta } }) => [title, meta]);
    expect(about).toContainEqual(['Crocus', { outlet: 'The Daily' }]);
  });

  test('rel.manual: relations by places, by last tokens, and of bare tokens', async () => {
    const found = await read('relations.jsonl');
    expect(spansOf(found)).toEqual([
      'Unknown annotator: ORG Daily Post',
      'Unknown annotator: PERSON Ada',
    ]);
    expect(relationsOf(found)).toEqual(['Ada FOUNDER_OF Daily Post', 'Daily Post FOUNDED_BY Ada']);
    expect(leftOutOf(found)).toEqual({ 'relations of tokens that carry no annotation': 1 });
  });

  test('binary tasks, choices, images, HTML, Windows line ends, sessions without a name', async () => {
    const found = await read('mixed.jsonl');
    expect(textsIn(found)).toEqual([
      'Is it about sport?',
      'Line one\nOslo 😀 again\nBergen too',
      'Oslo is cold.',
    ]);
    expect(spansOf(found)).toEqual([
      'Unknown annotator: GPE Oslo',
      'Unknown annotator: WEATHER cold',
      'm-ada: GPE Bergen',
      'm-ada: GPE Oslo',
    ]);
    expect(leftOutOf(found)).toEqual({
      'the metadata “score”': 1,
      'the metadata “pattern”': 1,
      'the field “priority” of annotations': 1,
      'the field “score” of annotations': 1,
      'the field “pattern” of annotations': 1,
      'annotations that are there already': 1,
      'options that were chosen': 2,
      'answers “accept” without annotations': 1,
      'examples of image': 1,
      'examples of html': 1,
      'marked places without a label': 1,
    });
  });
});

test('places given by tokens alone are read, the last token included', async () => {
  const tokens = [
    { text: 'Ada', start: 0, end: 3, id: 0 },
    { text: 'King', start: 4, end: 8, id: 1 },
  ];
  const spans = [{ token_start: 0, token_end: 1, label: 'PERSON' }];
  const found = await readLines({ text: 'Ada King', tokens, spans, answer: 'accept' });
  expect(spansOf(found)).toEqual(['Unknown annotator: PERSON Ada King']);
});

test('fields and metadata that nothing here has are counted, further ones of a text, too', async () => {
  const line = { text: 'Ada', comment: 'sure?', answer: 'accept', spans: [] };
  const first = { ...line, meta: { title: 'A', page: 4 } };
  const found = await readLines(first, { ...line, meta: { title: 'B' } });
  expect(found.dataset.articles.map(({ article }) => article.title)).toEqual(['A']);
  expect(leftOutOf(found)).toEqual({
    'the metadata “page”': 1,
    'the field “comment” of examples': 2,
    'metadata of further examples of a text': 1,
    'answers “accept” without annotations': 2,
  });
});

test('where token numbers disagree with the offsets, the offsets are taken and it is said', async () => {
  const tokens = [{ text: 'Ada', start: 0, end: 3, id: 0 }];
  const spans = [{ start: 0, end: 8, token_start: 0, token_end: 0, label: 'PERSON' }];
  const found = await readLines({ text: 'Ada King', tokens, spans, answer: 'accept' });
  expect(spansOf(found)).toEqual(['Unknown annotator: PERSON Ada King']);
  expect(leftOutOf(found)).toEqual({ 'token numbers that disagree with offsets': 1 });
});

test('a quote that is elsewhere, once, says where the annotation lies', async () => {
  const spans = [{ start: 0, end: 4, text: 'King', label: 'PERSON' }];
  const found = await readLines({ text: 'Ada King', spans, answer: 'accept' });
  expect(spansOf(found)).toEqual(['Unknown annotator: PERSON King']);
});

test('our examples of two articles with the same text stay two', async () => {
  const line = { text: 'Ada', spans: [{ start: 0, end: 3, label: 'P' }], _annotator_id: 'x' };
  const apart = await readLines({ ...line, article: '1' }, { ...line, article: '2' });
  expect(textsIn(apart)).toEqual(['Ada', 'Ada']);
  expect(textsIn(await readLines(line, line))).toEqual(['Ada']);
});

test.each([
  [
    'an offset past the end',
    '{"text":"Ada","spans":[{"start":0,"end":9,"label":"P"}]}',
    /line 2, spans\[0\]: \[0, 9\)/u,
  ],
  ['a text that is a number', '{"text":5}', /line 2, text: /u],
  ['spans that are no list', '{"text":"Ada","spans":{}}', /line 2, spans: /u],
  ['what is not JSON', '{"text":', /line 2: not JSON/u],
  ['a list', '[1]', /line 2: /u],
  [
    'a reserved key',
    '{"text":"Ada","meta":{"__proto__":{}}}',
    /line 2, meta\.__proto__: this key/u,
  ],
])('refuses %s by file and line', async (_name, line, says) => {
  const error = errorOf(await readText(`{"text":"Ada"}\n${line}\n`));
  expect(error.message).toMatch(/^a\.jsonl, line 2/u);
  expect(error.message).toMatch(says);
});

test('hostile keys and deep nesting in metadata do no harm', async () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const found = valueOf(
    await readText(`{"text":"Ada","meta":{"constructor":"x","title":"T","deep":${deep}}}\n`),
  );
  expect(found.dataset.articles[0]?.article).toMatchObject({ title: 'T', meta: {} });
  expect(leftOutOf(found)).toEqual({ 'the metadata “constructor”': 1, 'the metadata “deep”': 1 });
});

test('tokens with the spaces after them are the text, and annotations lie on whole ones', () => {
  fc.assert(
    fc.property(fc.oneof(textArb, unicodeArb), fc.array(fc.nat(60)), (text, edges) => {
      const tokens = prodigyTokens(text, 'en', edges);
      const words = tokens.map(({ start, end, ws }) => text.slice(start, end) + (ws ? ' ' : ''));
      expect(words.join('')).toBe(text);
      for (const { start, end } of tokens) expect(end).toBeGreaterThan(start);
    }),
  );
});

test('an export holds no hashes, and names no annotator where nobody annotated', () => {
  const [file] = textsOf(prodigy, caseOf('article-without-annotations'));
  expect(JSON.parse(file?.text ?? '')).not.toHaveProperty('_annotator_id');
  for (const { text } of textsOf(prodigy, caseOf('linked'))) expect(text).not.toMatch(/_hash/u);
});
