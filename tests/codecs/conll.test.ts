import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import type { Span } from '../../shared/model/span.ts';
import { caseOf } from './cases.ts';
import { codecOf, filesOf, readBy } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const conll = codecOf('conll');

const written = (dataset: Dataset, options?: OptionValues): Map<string, string> =>
  new Map(
    filesOf(conll, dataset, options).map((file) => [file.path, 'text' in file ? file.text : '']),
  );
const columns = (dataset: Dataset, options?: OptionValues): string[] =>
  [...written(dataset, options).keys()].filter((name) => name.endsWith('.conll'));
const lossesOf = (dataset: Dataset, options?: OptionValues): Record<string, number> =>
  Object.fromEntries(
    valueOf(writeDataset(conll, dataset, options)).losses.map(({ what, count }) => [what, count]),
  );
/** `token tag` of every row of a file, `''` for an empty line. */
const rows = (dataset: Dataset, file: string, options?: OptionValues): string[] =>
  (written(dataset, options).get(file) ?? '')
    .split('\n')
    .map((line) => line.replace(/ -X- _ /u, ' '));

type Tag = readonly [label: string, words: string, by?: number];

/** One article of `text` with annotations of two annotators. */
function tagged(text: string, tags: readonly Tag[], language = 'en'): Dataset {
  const base = caseOf('simple');
  const [content] = base.articles;
  const [model] = content?.spans ?? [];
  const [ada] = base.annotators;
  if (!content || !model || !ada) throw new Error('The case has changed');
  const authors = [ada, { ...ada, id: `${ada.id.slice(0, -2)}b0`, name: 'Boris' }];
  const spans = tags.map(([label, words, by = 0], at): Span => {
    const start = text.indexOf(words);
    const fragments = [{ start, end: start + words.length }];
    const quote = quoteOf(text, fragments);
    const author = authors[by] ?? ada;
    return { ...model, id: `${at}`, label, fragments, quote, by: author.id };
  });
  const article = { ...content.article, text, sha256: textHash(text), meta: { language } };
  return { ...base, annotators: authors, articles: [{ article, spans, relations: [] }] };
}

const proves = async (dataset: Dataset, options?: OptionValues): Promise<number> =>
  valueOf(await prove(conll, dataset, filesOf(conll, dataset, options), options)).proved;

describe('overlaps', () => {
  const dataset = caseOf('overlapping');

  test('a file for each label holds what overlaps another label', async () => {
    expect(columns(dataset)).toEqual(['number.conll', 'source.conll']);
    expect(await proves(dataset)).toBe(2);
  });

  test('in one file the longest wins, of equals the earlier; the other is counted', async () => {
    const options = { overlap: 'longest' };
    expect(columns(dataset, options)).toEqual(['all.conll']);
    expect(rows(dataset, 'all.conll', options)).toEqual([
      '-DOCSTART- -X- O O',
      '',
      'more B-number',
      'than I-number',
      '40 I-number',
      'officials O',
      'said O',
      '',
      '',
    ]);
    expect(lossesOf(dataset, options)).toHaveProperty([
      'annotations of “Source” that overlap one that is as long or longer',
    ]);
    expect(await proves(dataset, options)).toBe(1);
  });
});

describe('annotations that cut a token', () => {
  const dataset = caseOf('touching');

  test('split it, in the files of every label', async () => {
    expect(rows(dataset, 'number.conll')).toContain('133 B-number');
    expect(rows(dataset, 'claim.conll')).toEqual(expect.arrayContaining(['133 O', 'dead B-claim']));
    expect(await proves(dataset)).toBe(2);
  });

  test('are left out and counted where the option says so', async () => {
    const options = { tokens: 'leave-out' };
    expect(rows(dataset, 'all.conll', options)).toContain('133dead O');
    expect(lossesOf(dataset, options)).toMatchObject({
      'annotations of “Claim” that begin or end inside a token': 1,
      'annotations of “Number” that begin or end inside a token': 1,
    });
    expect(await proves(dataset, options)).toBe(0);
  });
});

test('every annotation begins with B-, also right after one of the same label', () => {
  const dataset = tagged('Oslo Bamako', [
    ['place', 'Oslo'],
    ['place', 'Bamako'],
  ]);
  expect(rows(dataset, 'place.conll')).toEqual(
    expect.arrayContaining(['Oslo B-place', 'Bamako B-place']),
  );
});

test('sentences are parted by an empty line, but not inside an annotation', async () => {
  const text = 'It ended. They left. He stayed.';
  const dataset = tagged(text, [['claim', 'ended. They left']]);
  expect(rows(dataset, 'claim.conll')).toEqual([
    '-DOCSTART- -X- O O',
    '',
    'It O',
    'ended B-claim',
    '. I-claim',
    'They I-claim',
    'left I-claim',
    '. O',
    '',
    'He O',
    'stayed O',
    '. O',
    '',
    '',
  ]);
  expect(await proves(dataset)).toBe(1);
});

test('each annotator has files, and in them only what that annotator worked on', async () => {
  const both = tagged('Ada left Oslo', [
    ['person', 'Ada', 0],
    ['place', 'Oslo', 1],
  ]);
  const one = tagged('Boris left', [['person', 'Boris', 1]]);
  const none = tagged('Nobody left', []);
  const dataset = {
    ...both,
    articles: [both, one, none].flatMap(({ articles }, at) =>
      articles.map(({ article, spans, relations }) => ({
        article: { ...article, id: `${at}`, title: `${at}` },
        spans: spans.map((span) => ({ ...span, id: `${at} ${span.id}`, article: `${at}` })),
        relations,
      })),
    ),
  };
  expect(columns(dataset).sort()).toEqual([
    'Ada.person.conll',
    'Ada.place.conll',
    'Boris.person.conll',
    'Boris.place.conll',
  ]);
  const words = (file: string): string[] =>
    rows(dataset, file)
      .filter((row) => row !== '' && !row.startsWith('-DOC'))
      .map((row) => row.split(' ')[0] ?? '');
  expect(words('Ada.place.conll')).toEqual(['Ada', 'left', 'Oslo', 'Nobody', 'left']);
  expect(words('Boris.place.conll')).toEqual([
    ...['Ada', 'left', 'Oslo', 'Boris', 'left', 'Nobody', 'left'],
  ]);
  expect(await proves(dataset)).toBe(3);
});

test('labels of any characters come back, their files stand on any system', async () => {
  const labels = ['a b', 'A B', 'é/:*', '%u0020', 'con', 'x\u2028y', '警察'];
  const text = labels.map((_label, at) => `word${at}`).join(' ');
  const dataset = tagged(
    text,
    labels.map((label, at): Tag => [label, `word${at}`]),
  );
  const names = columns(dataset);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(labels.length);
  for (const name of names) {
    expect(name).not.toMatch(/[/\\:*?"<>|\u2028]/u);
    expect(name).not.toMatch(/^con\./iu);
  }
  const back = valueOf(await readBy(conll, filesOf(conll, dataset)));
  const found = back.articles.flatMap(({ spans }) => spans.map(({ label }) => label));
  expect(found.sort()).toEqual([...labels].sort());
});

test('rows are one line and four columns wherever they are split', () => {
  const dataset = tagged('a\u0085b\u2028c\u00a0d\u001ce\u3000f # ＃ \u{1f468}\u200d\u{1f469}', [
    ['x', 'b\u2028c\u00a0d'],
  ]);
  // What ends lines for Python’s splitlines() and parts columns for its split().
  const space = /[\s\p{Cc}]+/u;
  const text = written(dataset).get('x.conll') ?? '';
  for (const line of text.split(/[\n\u0085\u2028\u2029\v\f]/u))
    if (line !== '') expect(line.split(space)).toHaveLength(4);
});

test('white space at edges and annotations of nothing else are counted', async () => {
  const dataset = tagged('one\u0085 two', [
    ['x', '\u0085 two'],
    ['y', '\u0085'],
  ]);
  expect(lossesOf(dataset)).toMatchObject({
    'white space at the edges of annotations of “x”': 1,
    'annotations of “y” on white space only': 1,
  });
  expect(await proves(dataset)).toBe(1);
});

test('words are cut by the language of the article', () => {
  const dataset = tagged('警察は発表した', [['x', '警察']], 'ja');
  expect(rows(dataset, 'x.conll')).toEqual(expect.arrayContaining(['警察 B-x', '発表 O']));
});

test('without the side map our files read as anybody’s: tokens with spaces between', async () => {
  const files = filesOf(conll, caseOf('linked')).filter(({ path }) => path.endsWith('.conll'));
  const back = valueOf(await readBy(conll, files));
  expect(back.articles.map(({ article }) => article.text).sort()).toEqual([
    'At least 133 people died , officials said .',
    'Sixty dead , the agency says .',
  ]);
  expect(back.articles.flatMap(({ spans }) => spans)).toHaveLength(4);
});

test('a side map without its columns, or one of them missing, is refused by name', async () => {
  const files = filesOf(conll, caseOf('linked'));
  const without = (name: string) => files.filter(({ path }) => path !== name);
  const refusal = async (name: string) => errorOf(await readBy(conll, without(name))).message;
  expect(await refusal('source.conll')).toMatch(/^source\.conll: the file is missing/u);
  expect(await refusal('offsets.jsonl')).toMatch(/^offsets\.jsonl: the file is missing/u);
});
