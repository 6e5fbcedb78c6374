import { describe, expect, test } from 'vitest';
import type { TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { webanno } from '../../shared/codecs/webanno/webanno.ts';
import { unescapeText } from '../../shared/codecs/webanno/escape.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { caseOf } from './cases.ts';
import { filesOf, textsOf } from './files.ts';
import { realFiles } from './real-files.ts';
import { errorOf, valueOf } from './value-of.ts';

/** Author, label, attributes and words of every annotation, sorted. */
function saidIn({ articles, annotators }: Dataset): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return articles
    .flatMap(({ spans }) =>
      spans.map(({ by, label, attributes, quote }) => {
        const said = Object.entries(attributes).map(([id, value]) => ` ${id}=${String(value)}`);
        return `${names.get(by) ?? by}: ${label}${said.join('')} “${quote.exact}”`;
      }),
    )
    .sort();
}

/** Type and the words at both ends of every relation, sorted. */
const linksIn = ({ articles }: Dataset): string[] =>
  articles
    .flatMap(({ spans, relations }) => {
      const words = new Map(spans.map(({ id, quote }) => [id, quote.exact]));
      return relations.map(
        ({ type, from, to }) =>
          `“${words.get(from.span) ?? ''}” ${type} “${words.get(to.span) ?? ''}”`,
      );
    })
    .sort();

const counts = (losses: readonly Loss[]): Record<string, number> =>
  Object.fromEntries(losses.map(({ what, count }) => [what, count]));

const HEAD = '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|value\n\n\n';

const file = (body: string, path = 'doc.tsv', head = HEAD): TextFile[] => [
  { path, text: head + body },
];

const read = async (files: readonly TextFile[]) => valueOf(await webanno.read(files));
const refused = async (body: string, head = HEAD): Promise<string> =>
  errorOf(await webanno.read(file(body, 'doc.tsv', head))).message;

describe('as INCEpTION exports a document of two annotators', () => {
  test('is one article with what both did; nothing is dropped unsaid', async () => {
    const { dataset, leftOut } = await read(realFiles('webanno'));
    expect(dataset.articles.map(({ article }) => article.text)).toEqual([
      'Ms. Haag sold the Nord\\Süd clock 😀 to John.\nShe smiled,\nand then she left\nhome.',
      'Zürich\n  Bern',
    ]);
    expect(saidIn(dataset)).toEqual([
      'Unknown annotator: LOC “Bern”',
      'Unknown annotator: LOC “Zürich”',
      'admin: CoreferenceLink “she”',
      'admin: Frame FE=start “h”',
      'admin: Frame FE=transaction “sold”',
      'admin: LOC_deriv|x identifier=http://www.wikidata.org/entity/Q40 “Süd”',
      'admin: Lu “John”',
      'admin: Lu “Ms. Haag”',
      'admin: Lu “the Nord\\Süd clock”',
      'admin: MISC “ft\nhome”',
      'admin: PER “John”',
      'admin: PER “Ms. Haag”',
      'admin: PERpart “Ms.”',
      'admin: pr “Ms. Haag”',
      'admin: pr “She”',
      'bea: PER “John”',
    ]);
    expect(linksIn(dataset)).toEqual([
      '“Ms. Haag” buys->from “John”',
      '“Ms. Haag” coref “She”',
      '“She” CoreferenceLink “she”',
      '“Süd” Relation “John”',
      '“sold” Roles “John”',
      '“sold” goods “the Nord\\Süd clock”',
      '“sold” seller “Ms. Haag”',
    ]);
    expect(counts(leftOut)).toEqual({
      'annotations of POS': 18,
      'annotations of NamedEntity': 1,
      'relations of Dependency': 1,
      'characters between sentences': 2,
    });
    // 5 entities and an empty one, 2 frames, 3 units, 3 links of a chain, 1 of bea, 2 places.
    expect(saidIn(dataset)).toHaveLength(5 + 2 + 3 + 3 + 1 + 2);
  });

  test('is read document by document as it is read whole', async () => {
    const { units } = webanno;
    if (units?.by !== 'file') throw new Error('WebAnno TSV is read file by file');
    const files = realFiles('webanno');
    const keys = new Set(files.map(({ path }) => units.keyOf(path)));
    expect(keys).toEqual(new Set(['report.txt', 'orte.tsv']));
    const texts = new Map<string, number>();
    const found: unknown[] = [];
    for (const key of keys) {
      const unit = files.filter(({ path }) => units.keyOf(path) === key);
      const { dataset } = valueOf(await webanno.read(unit, { unit: { texts } }));
      found.push(...dataset.articles);
    }
    expect(found).toHaveLength(2);
    expect((await read(files)).dataset.articles).toEqual(expect.arrayContaining(found));
  });
});

test.each([
  ['corpus/a.tsv', 'corpus/b.tsv'],
  ['corpus/2024-01-01.tsv', 'corpus/2024-01-02.tsv'],
])('texts of a folder that differ are documents, and nobody’s work: %s, %s', async (one, two) => {
  const { dataset } = await read([
    ...file('#Text=One\n1-1\t0-3\tOne\tA\t\n', one),
    ...file('#Text=Two\n1-1\t0-3\tTwo\tB\t\n', two),
  ]);
  expect(saidIn(dataset)).toEqual(['Unknown annotator: A “One”', 'Unknown annotator: B “Two”']);
});

test('offsets that count code points, as Python writes them, are told by the tokens', async () => {
  const body = '#Text=😀 ok\n1-1\t0-1\t😀\t_\t\n1-2\t2-4\tok\tA\t\n\n#Text=no\n2-1\t5-7\tno\tB\t\n';
  const { dataset } = await read(file(body));
  expect(dataset.articles[0]?.article.text).toBe('😀 ok\nno');
  expect(saidIn(dataset)).toEqual(['Unknown annotator: A “ok”', 'Unknown annotator: B “no”']);
  expect(errorOf(await webanno.read(file(body), { strict: true })).message).toMatch(/line 6:/u);
});

test('a document that was read with CRLF has its offsets corrected', async () => {
  const body = '#Text=One\\r\n#Text=two\n1-1\t0-3\tOne\t_\t\n1-2\t5-8\ttwo\tA\t\n';
  const { dataset } = await read(file(body));
  expect(dataset.articles[0]?.article.text).toBe('One\ntwo');
  expect(saidIn(dataset)).toEqual(['Unknown annotator: A “two”']);
});

test('a relation that the writer says again at the end of its target is one', async () => {
  const head = '#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Span|value\n#T_RL=x.Rel|value|BT_x.Span\n\n\n';
  const rows = [
    '#Text=a bb',
    '1-1\t0-1\ta\tA[1]\tr\t1-1[1_1]\t',
    '1-2\t2-4\tbb\t_\t_\t_\t',
    '1-2.1\t2-3\tb\tA[1]\tr\t1-1[1_1]\t',
  ];
  const { dataset } = await read(file(`${rows.join('\n')}\n`, 'doc.tsv', head));
  expect(linksIn(dataset)).toEqual(['“a b” r “a b”']);
});

test('sentences and white space come back as they are, whatever the text begins or ends with', async () => {
  for (const text of ['\n\n \tOne. Two!\n\n\nThree?  \n', ' ', '\n', 'a\u2028b \f c\\r', '']) {
    const dataset = caseOf('article-without-annotations');
    const [content] = dataset.articles;
    if (!content) throw new Error('The case has an article');
    const article = { ...content.article, text, sha256: textHash(text), blocks: [] };
    const changed = { ...dataset, articles: [{ ...content, article }] };
    const back = valueOf(await webanno.read(filesOf(webanno, changed), { strict: true }));
    expect(back.dataset.articles[0]?.article.text).toBe(text);
    expect(back.leftOut).toEqual([]);
  }
});

test('white space at edges is cut, white space alone lost, both counted', async () => {
  const dataset = caseOf('simple');
  const [content] = dataset.articles;
  const [span] = content?.spans ?? [];
  if (!content || !span) throw new Error('The case has an annotation');
  const placed = (id: string, start: number, end: number) => ({
    ...span,
    id,
    fragments: [{ start, end }],
    quote: quoteOf(content.article.text, [{ start, end }]),
  });
  const spans = [placed('a', 14, 22), placed('b', 14, 15)];
  const changed = { ...dataset, articles: [{ ...content, spans }] };
  const { dataset: reduced, losses } = carried(changed, webanno);
  expect(reduced.articles[0]?.spans.map(({ quote }) => quote.exact)).toEqual(['32,000']);
  expect(counts(losses)).toMatchObject({
    'annotations of “Number” on white space only': 1,
    'white space at the edges of annotations of “Number”': 1,
  });
  valueOf(await prove(webanno, changed, filesOf(webanno, changed)));
});

test('a span that ends inside a token is a part of it, numbered only where it has to be', () => {
  const files = textsOf(webanno, caseOf('touching'));
  const rows = files.flatMap(({ text }) => text.split('\n').filter((line) => /^\d/u.test(line)));
  expect(rows).toEqual([
    '1-1\t0-7\t133dead\t_\t_\t',
    '1-1.1\t0-3\t133\tnumber\t*\t',
    '1-1.2\t3-7\tdead\tclaim\t*\t',
  ]);
});

test.each([
  ['a gap as long as a bomb', '#Text=a\n1-1\t999999999-999999999\ta\tA\t\n', /far past the text/u],
  [
    'a number of two layers',
    '#Text=a b\n1-1\t0-1\ta\tA[1]\t_\t\n1-2\t2-3\tb\t_\tB[1]\t\n',
    /line 8: the number \[1\] is that of an annotation of x\.A/u,
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=x.A|value\n#T_SP=x.B|value\n\n\n',
  ],
  [
    'overlapping sentences',
    '#Text=abc\n1-1\t0-3\tabc\t_\t\n\n#Text=b\n2-1\t1-2\tb\t_\t\n',
    /line 9: the sentence begins at 1, before/u,
  ],
  [
    'overlapping tokens',
    '#Text=abc\n1-1\t0-3\tabc\t_\t\n1-2\t1-2\tb\t_\t\n',
    /line 7: the token at 1 overlaps/u,
  ],
  [
    'a part outside its token',
    '#Text=abc d\n1-1\t0-3\tabc\t_\t\n1-1.1\t2-4\tc \t_\t\n',
    /line 7: \[2, 4\) lies outside its token/u,
  ],
  [
    'a sentence without tokens',
    '#Text=abc\n\n#Text=d\n1-1\t0-1\td\t_\t\n',
    /line 6: the sentence above has no tokens/u,
  ],
  [
    'rows without a sentence',
    '1-1\t0-1\td\t_\t\n',
    /line 5: a sentence begins with a line #Text=/u,
  ],
  ['too few columns', '#Text=d\n1-1\t0-1\td\n', /line 6: the row has 0 of the 1 columns/u],
])('refuses %s', async (_name, body, says, head = HEAD) => {
  expect(await refused(body, head)).toMatch(says);
});

test.each([
  ['#T_RL=x.R|value', /line 2: .*a column BT_ is missing/u],
  ['#T_SP=x.R|value|value', /line 2: the layer x\.R has a feature twice/u],
  ['#T_SP=', /line 2: the layer has no name/u],
  ['#T_SP=x.R|ROLE_x.R:a_x.L', /line 2: a slot of x\.R has no column/u],
  ['#T_CH=x.R|referenceType', /line 2: .*no column referenceRelation/u],
  ['Text', /line 2: this is no declaration of a layer/u],
])('refuses the layer %s', async (layer, says) => {
  expect(await refused('', `#FORMAT=WebAnno TSV 3.3\n${layer}\n\n\n`)).toMatch(says);
});

test('a line as long as a book is read, and a million backslashes in it', async () => {
  const long = `${'\\\\'.repeat(100_000)}${'word'.repeat(250_000)}`;
  const shown = unescapeText(long, 3);
  const body = `#Text=${long}\n1-1\t0-${shown.length}\t${shown}\tB\t\n`;
  const { dataset } = await read(file(body));
  expect(dataset.articles[0]?.spans).toHaveLength(1);
});

test('a stack of twenty thousand annotations is read', async () => {
  const stack = Array.from({ length: 20_000 }, (_, at) => `A${at}[${at + 1}]`).join('|');
  const { dataset } = await read(file(`#Text=a\n1-1\t0-1\ta\t${stack}\t\n`));
  expect(dataset.articles[0]?.spans).toHaveLength(20_000);
});
