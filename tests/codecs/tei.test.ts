import { expect, test } from 'vitest';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { fileOf, idOf, xmlIdOf } from '../../shared/codecs/tei/terms.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { caseOf } from './cases.ts';
import { codecOf, readBy, textsOf } from './files.ts';
import { valueOf } from './value-of.ts';

const codec = codecOf('tei');

/** The case `simple` with another text; its annotation covers all of it. */
function withText(text: string): Dataset {
  const simple = caseOf('simple');
  const articles = simple.articles.map((content) => {
    const fragments = [{ start: 0, end: text.length }];
    const article = { ...content.article, text, sha256: textHash(text), blocks: findBlocks(text) };
    const spans = content.spans.map((span) => ({
      ...span,
      fragments,
      quote: quoteOf(text, fragments),
    }));
    return { ...content, article, spans };
  });
  return { ...simple, articles };
}

const documentOf = (dataset: Dataset): string =>
  textsOf(codec, dataset).find(({ path }) => path !== 'corpus.xml')?.text ?? '';

test('characters that XML cannot hold are stand-ins of one character, and come back', async () => {
  const dataset = withText('bell \u0007, %u0007, nothing \ufffe,\u0000 done');
  const document = documentOf(dataset);
  expect(document).toContain('bell <g ref="#c-0007">\ufffd</g>, %u0007, nothing <g ref="#c-FFFE">');
  expect(document).toContain('<char xml:id="c-0000"><localProp name="codepoint" value="U+0000"/>');
  const back = valueOf(await readBy(codec, textsOf(codec, dataset), { strict: true }));
  expect(back).toEqual(carried(dataset, codec).dataset);
});

test.each([
  ['no-break space after a block', 'Some text.\u00a0\n\u2003Another.\u00a0'],
  ['nothing but white space', ' \n\t\n '],
  [
    'white space before the first block',
    '\n\n  Headline here\n\nText follows it, and ends here.\n',
  ],
  ['markup', '<p>&amp;]]>"\'</p>'],
])('%s: elements hold the text to the character', async (_name, text) => {
  const dataset = withText(text);
  const back = valueOf(await readBy(codec, textsOf(codec, dataset), { strict: true }));
  expect(back.articles[0]?.article.text).toBe(text);
});

test('only XML’s own white space stands between the elements of the text', () => {
  const document = documentOf(withText('Some text.\u00a0\n\u2003Another.\u00a0'));
  const [, division = ''] = /<div[^>]*>(.*)<\/div>/su.exec(document) ?? [];
  expect(division.replace(/<p[^>]*>.*?<\/p>/gsu, '')).toMatch(/^[ \t\n]*$/u);
});

test('ids are names that XML takes, and reversible', () => {
  for (const id of ['0190a000-0000', 'claim', 'Größe: a_b', '😀', '_0041', '']) {
    const xmlId = xmlIdOf('label', id);
    expect(xmlId).toMatch(/^[A-Za-z_][\w.-]*$/u);
    expect(idOf('label', xmlId)).toBe(id);
    expect(idOf('span', xmlId)).toBeNull();
  }
});

test('files are named so that no file system mixes them up', () => {
  expect(fileOf('0190a000-0000')).toBe('0190a000-0000.xml');
  for (const id of ['corpus', '../up', 'A', 'a b', 'x'.repeat(101), 'con.aux'])
    expect(fileOf(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}\.xml$/u);
});

test('an article that has attributes of every kind keeps their kinds', async () => {
  const simple = caseOf('simple');
  const attributes = { a: 'true', b: true, c: [], d: ['x', ''], 'e f': '', g: false };
  const articles = simple.articles.map((content) => ({
    ...content,
    spans: content.spans.map((span) => ({ ...span, attributes })),
  }));
  const back = valueOf(await readBy(codec, textsOf(codec, { ...simple, articles })));
  expect(back.articles[0]?.spans[0]?.attributes).toEqual(attributes);
});
