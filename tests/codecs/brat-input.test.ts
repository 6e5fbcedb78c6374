/** What real collections and careless hands hold: read rightly, or refused with file and line. */
import { describe, expect, test } from 'vitest';
import { brat } from '../../shared/codecs/brat/brat.ts';
import type { DataFile } from '../../shared/codecs/codec.ts';
import type { Span } from '../../shared/model/span.ts';
import { caseOf } from './cases.ts';
import { filesOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const pair = (text: string, ann: string): DataFile[] => [
  { path: 'a.txt', text },
  { path: 'a.ann', text: ann },
];

async function spansOf(text: string, ann: string): Promise<readonly Span[]> {
  const { dataset } = valueOf(await brat.read(pair(text, ann)));
  return dataset.articles.flatMap(({ spans }) => spans);
}

const wordsOf = async (text: string, ann: string): Promise<string[]> =>
  (await spansOf(text, ann)).map(({ quote }) => quote.exact);

const messageOf = async (text: string, ann: string): Promise<string> =>
  errorOf(await brat.read(pair(text, ann))).message;

const leftOutOf = async (text: string, ann: string): Promise<string[]> =>
  valueOf(await brat.read(pair(text, ann))).leftOut.map(({ what, count }) => `${count} ${what}`);

const NAMES = '1 names of documents';

describe('offsets', () => {
  const WINDOWS = 'One two.\r\n😀 one two.\r\nThree two.\r\n';

  test.each([
    ['code points, a CRLF as one', 'T1\tX 11 14\tone\nT2\tX 20 25\tThree\n'],
    ['code points, a CRLF as two, as brat counts', 'T1\tX 12 15\tone\nT2\tX 22 27\tThree\n'],
    ['UTF-16 code units, a CRLF as one', 'T1\tX 12 15\tone\nT2\tX 21 26\tThree\n'],
    ['UTF-16 code units, a CRLF as two', 'T1\tX 13 16\tone\nT2\tX 23 28\tThree\n'],
  ])('counted in %s', async (_unit, ann) => {
    expect(await wordsOf(WINDOWS, ann)).toEqual(['one', 'Three']);
    expect(await wordsOf(WINDOWS, ann.replaceAll('\n', '\r\n'))).toEqual(['one', 'Three']);
  });

  test('count a byte order mark where the other program did', async () => {
    expect(await wordsOf('\uFEFFOne two one', 'T1\tX 9 12\tone\n')).toEqual(['one']);
    expect(await wordsOf('\uFEFFOne two one', '\uFEFFT1\tX 8 11\tone\n')).toEqual(['one']);
  });

  test('are counted in one way for all of a file, also where words come again', async () => {
    // Counted by code point, the first two stand at their offsets by accident.
    const text = '😀😀😀 ab ab ab cd';
    const spans = await spansOf(text, 'T1\tX 7 9\tab\nT2\tX 10 12\tab\nT3\tX 16 18\tcd\n');
    expect(spans.map(({ fragments }) => fragments[0]?.start)).toEqual([7, 10, 16]);
  });

  test('that are wrong give way to words that are there once', async () => {
    expect(await wordsOf('Only one word.', 'T1\tX 2 5\tone\n')).toEqual(['one']);
    expect(await messageOf('one and one', 'T1\tX 2 5\tone\n')).toMatch(
      /^a\.ann, line 1: the quote “one” does not match .*, and the quote “one” is in the article 2 times\.$/u,
    );
    expect(await messageOf('Only one word.', 'T1\tX 5 8\tone\nT2\tX 900 904\ttwo2\n')).toMatch(
      /^a\.ann, line 2: \[900, 904\) lies outside the text/u,
    );
  });

  test.each(['T1\tX 0 99999999999999999\tOne', 'T1\tX -1 3\tOne', 'T1\tX 0,3\tOne', 'T1\tX\tOne'])(
    'that are none are refused: %j',
    async (line) => {
      expect(await messageOf('One', `${line}\n`)).toMatch(
        /^a\.ann, line 1: it does not read like T1, tab, type and offsets/u,
      );
    },
  );
});

describe('fragments', () => {
  test('of one annotation that overlap are refused', async () => {
    expect(await messageOf('abcdef', 'T1\tX 0 4;2 6\tabcd cdef\n')).toMatch(
      /line 1: \[2, 6\) is out of order or overlaps/u,
    );
  });

  test('are found again together', async () => {
    expect(await wordsOf('He gave, say, up. Up!', 'T1\tX 4 8;15 17\tgave up\n')).toEqual([
      'gave up',
    ]);
  });

  test.each([
    ['a space for a line break', 'T1\tX 0 7\tOne two\n'],
    ['nothing between fragments, as brat before 1.3', 'T1\tX 0 3;4 7\tOnetwo\n'],
    ['no text, which brat fills in', 'T1\tX 0 7\nT2\tX 4 7\ttwo\n'],
  ])('with %s', async (_what, ann) => {
    expect((await wordsOf('One\ntwo', ann))[0]).toBe('One\ntwo');
  });
});

describe('ids', () => {
  const TWICE = 'T1\tX 0 3\tOne\nT1\tX 4 7\ttwo\n';

  test('that two lines have are no matter as long as nothing names them', async () => {
    expect(await wordsOf('One two', TWICE)).toEqual(['One', 'two']);
    expect(await messageOf('One two', `${TWICE}A1\tSure T1\n`)).toBe(
      'a.ann, line 3: it names T1, the id of line 1 and of line 2.',
    );
  });

  test('of a line that is there twice name that line', async () => {
    const ann = 'T1\tX 0 3\tOne\nT1\tX 0 3\tOne\nA1\tSure T1\n';
    expect(await leftOutOf('One two', ann)).toEqual(['1 lines that are there twice', NAMES]);
    expect((await spansOf('One two', ann)).map(({ attributes }) => attributes)).toEqual([
      { Sure: true },
    ]);
  });

  test.each([
    ['R1\tX Arg1:T1 Arg2:T9', 'T9'],
    ['E1\tX:T9', 'T9'],
    ['E1\tX:T1 Theme:E9', 'E9'],
    ['*\tEquiv T1 T9', 'T9'],
    ['A1\tSure T9', 'T9'],
    ['N1\tReference T9 W:1\tx', 'T9'],
    ['#1\tAnnotatorNotes T9\tx', 'T9'],
    ['A1\tSure __proto__1', '__proto__1'],
  ])('that no line has are refused: %j', async (line, id) => {
    expect(await messageOf('One two', `T1\tX 0 3\tOne\n\n${line}\n`)).toBe(
      `a.ann, line 3: it names ${id}, and no line has that id.`,
    );
  });
});

test.each([
  ['R1\tX Arg1:T1', /line 2: it does not read like R1/u],
  ['R1\tX Arg1:T1 Arg1:T1', /line 2: it does not read like R1/u],
  ['E1\tX', /line 2: it does not read like E1/u],
  ['E1\tX:T1 Theme', /line 2: it does not read like E1/u],
  ['E1\tY:T1', /line 2: its trigger T1 is no annotation of the type Y/u],
  ['R1\tX Arg1:T1 Arg2:R1', /line 2: R1 is no annotation of words and no event/u],
  ['A1\tSure', /line 2: it does not read like A1/u],
  ['M1\tSure T1 yes', /line 2: it does not read like M1/u],
  ['N1\tReference T1 x\ty', /line 2: it does not read like N1/u],
  ['#1\tT1', /line 2: it does not read like #1/u],
  ['1\tX 0 3\tOne', /line 2: it does not begin with an id such as T1/u],
  ['T2 X 0 3 One', /line 2: there is no tab after an id/u],
  ['T2\tX 0 7\tOne t', /line 2: its text is shorter than its offsets say: it is cut off/u],
  ['A1\t__proto__ T1 x', /line 2: “__proto__” cannot be the name of an attribute/u],
])('a broken line is refused: %j', async (line, says) => {
  const message = await messageOf('One two', `T1\tX 0 3\tOne\n${line}\n`);
  expect(message).toMatch(/^a\.ann, /u);
  expect(message).toMatch(says);
});

test('a file that ends inside a line is refused', async () => {
  expect(await messageOf('One two', 'T1\tX 0 3\tOne\nT2\tX 0')).toMatch(
    /line 2: it does not read/u,
  );
  expect(await messageOf('One two', 'T1\tX 0 3\tOne\nT2\tX 0 3')).toMatch(
    /line 2: the file ends inside this line/u,
  );
});

describe('what has no place', () => {
  test('is left out with what is said of it, by name', async () => {
    const ann = [
      'T1\tX 3 3\t',
      'T2\tX 0 3\tOne\tmore',
      'R1\tIs Arg1:T1 Arg2:T2',
      'E1\tX:T1 Theme:T2',
      'A1\tSure T1',
      'A2\tSure T2',
      'A3\tSure T2 very',
      '#1\tAnnotatorNotes T1\tempty',
      '*\tEquiv T2',
      '# a comment',
      'Q1\twhat',
    ];
    expect((await leftOutOf('One two', `${ann.join('\n')}\n`)).sort()).toEqual([
      '1 annotations of no character',
      '1 arguments of events',
      '1 attributes',
      '1 comments',
      '1 equivalents of nothing',
      '1 events',
      '1 lines that begin with Q',
      NAMES,
      '1 notes',
      '1 relations',
      '1 second answers to a question',
      '1 words after the text of an annotation',
    ]);
  });

  test('a text of nothing is no article, and annotations of it are refused', async () => {
    const files = [...pair('One', ''), { path: 'b.txt', text: ' \n' }, { path: 'b.ann', text: '' }];
    const { dataset, leftOut } = valueOf(await brat.read(files));
    expect(dataset.articles).toHaveLength(1);
    expect(leftOut.map(({ what }) => what)).toContain('texts of nothing but white space');
    expect(await messageOf(' ', 'T1\tX 0 1\tA\n')).toMatch(
      /^a\.ann: it annotates a text that is empty/u,
    );
  });

  test('annotations without their text are refused by name', async () => {
    const error = errorOf(await brat.read([{ path: 'x/a.ann', text: 'T1\tX 0 1\tA\n' }]));
    expect(error.message).toBe('x/a.ann: its text is missing: there is no x/a.txt beside it.');
  });
});

describe('malice', () => {
  test('names of prototypes are names', async () => {
    const ann = [
      'T1\t__proto__ 0 3\tOne',
      'T2\tconstructor 4 7\ttwo',
      'R1\t__proto__ Arg1:T1 Arg2:T2',
      'A1\tconstructor T1 toString',
    ];
    const spans = await spansOf('One two', `${ann.join('\n')}\n`);
    expect(spans.map(({ label }) => label)).toEqual(['__proto__', 'constructor']);
    expect(Object.entries(spans[0]?.attributes ?? {})).toEqual([['constructor', 'toString']]);
    expect(Object.prototype).not.toHaveProperty('0');
  });

  test.each([
    ['one word', 'x'.repeat(500_000)],
    ['spaces', `A1\t${' '.repeat(500_000)}`],
    ['digits', `T2\tX ${'9'.repeat(500_000)} 3\tOne`],
    ['arguments', `R1\tX ${'Arg1:T1 '.repeat(60_000)}`],
    ['colons', `E1\tX:T1 ${':'.repeat(500_000)}`],
    ['an id', `A1\tX ${'T1'.repeat(250_000)}`],
    ['escapes', `A1\t${'_x'.repeat(250_000)} T1${' %u'.repeat(100_000)}\tx y\nQ`],
  ])(
    'a huge line is refused soon, and not shown whole: %s',
    async (_of, line) => {
      const message = await messageOf('One two', `T1\tX 0 3\tOne\n${line}\n`);
      expect(message.length).toBeLessThan(300);
    },
    // Milliseconds; minutes where reading went over the line again and again.
    30_000,
  );

  test('a configuration of any kind hinders nothing', async () => {
    const conf = `[entities]\n<A>=<A><A>\n${'<A>'.repeat(100_000)}\n\t\tdeep|\n!\n[attributes\nX\tArg:,,:|\n[x]\n`;
    const files = [...pair('One', 'T1\tX 0 3\tOne\n'), { path: 'annotation.conf', text: conf }];
    expect(valueOf(await brat.read(files)).dataset.articles).toHaveLength(1);
  });
});

test('what Claimbench wrote reads the same document by document', async () => {
  const files = filesOf(brat, caseOf('adjudicated'));
  const keys = new Set(
    files.map(({ path }) => brat.units?.by === 'file' && brat.units.keyOf(path)),
  );
  expect([...keys]).toEqual(['001-officials-said-133-had-died', null]);
  const whole = valueOf(await brat.read(files)).dataset;
  const unit = { texts: new Map<string, number>() };
  expect(valueOf(await brat.read(files, { unit })).dataset).toEqual(whole);
});
