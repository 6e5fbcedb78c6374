import { describe, expect, it } from 'vitest';
import { pdfDate } from '../../main/articles/pdf.ts';
import { pdfBomb, pdfOf, pdfOfContents, scannedPdf, type PdfText } from './real-articles/pdf.ts';
import { boilerplateOf, outline, readArticle, readOrRefuse } from './real-articles/read.ts';

/** A page of a paper: a running head, the number of the page, and lines between them. */
const page = (number: number, lines: readonly PdfText[]): PdfText[] => [
  { text: 'The Paper, 22 March 2024', y: 800, size: 8 },
  ...lines,
  { text: `Page ${number} of 3`, y: 30, x: 300, size: 8 },
];

const NEWS = pdfOf(
  [
    page(1, [
      { text: 'At least 133 killed', y: 760, size: 20 },
      { text: 'The minister said on Friday that the at-', y: 700 },
      { text: 'tack had killed 133. The attack is a well-', y: 686 },
      { text: 'known fact in K\xf6ln.', y: 672 },
      { text: 'A second paragraph is longer than its page and', y: 640 },
    ]),
    page(2, [
      { text: 'goes on behind it.', y: 760 },
      { text: 'Right of it ', y: 700 },
      { text: 'on one line', y: 700, x: 140 },
    ]),
    page(3, [{ text: 'The end (really).', y: 760 }]),
  ],
  "/Title (Microsoft Word - a.docx) /Author (Jo) /CreationDate (D:20240322101500+03'00')",
);

describe('a PDF', () => {
  it('joins lines into paragraphs, over ends of pages too', async () => {
    expect(outline(await readArticle('news.pdf', NEWS))).toEqual([
      'paragraph: The Paper, 22 March 2024',
      'heading1: At least 133 killed',
      'paragraph: The minister said on Friday that the attack had killed 133. The attack is a well-known fact in Köln.',
      'paragraph: A second paragraph is longer than its page and goes on behind it.',
      'paragraph: Page 1 of 3',
      'paragraph: The Paper, 22 March 2024',
      'paragraph: Right of it on one line',
      'paragraph: Page 2 of 3',
      'paragraph: The Paper, 22 March 2024',
      'paragraph: The end (really).',
      'paragraph: Page 3 of 3',
    ]);
  });

  it('marks what is printed on every page as boilerplate', async () => {
    expect(boilerplateOf(await readArticle('news.pdf', NEWS))).toEqual([
      'The Paper, 22 March 2024',
      'Page 1 of 3\n\nThe Paper, 22 March 2024',
      'Page 2 of 3\n\nThe Paper, 22 March 2024',
      'Page 3 of 3',
    ]);
  });

  it('knows author and date, takes no file name for a title, and tells of hyphens', async () => {
    const { title, meta, notes } = await readArticle('news.pdf', NEWS);
    expect(title).toBeUndefined();
    expect(meta).toEqual({ byline: 'Jo', published: '2024-03-22T10:15:00+03:00' });
    expect(notes.map(({ what, count }) => [what, count])).toEqual([
      ['hyphens at ends of lines', 1],
    ]);
    const titled = pdfOf([[{ text: 'Text.', y: 700 }]], '/Title (Headline)');
    expect((await readArticle('a.pdf', titled)).title).toBe('Headline');
  });

  it.each([
    ["D:20240322101500+03'00'", '2024-03-22T10:15:00+03:00'],
    ['D:20240322101500Z', '2024-03-22T10:15:00Z'],
    ['20240322', '2024-03-22'],
    ['D:20241399', undefined],
    ['yesterday', undefined],
    [17, undefined],
  ])('reads the date %s', (written, date) => {
    expect(pdfDate(written)).toBe(date);
  });
});

describe('a PDF that is refused', () => {
  it('a scanned one, with what to do', async () => {
    expect(await readOrRefuse('a.pdf', scannedPdf())).toMatch(/^no-text: .*scanned.*OCR/u);
  });

  it('a locked one', async () => {
    const key = '28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A';
    const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >> /ID [<00><00>]`;
    const locked = pdfOfContents([Buffer.from('')], { trailer });
    expect(await readOrRefuse('a.pdf', locked)).toMatch(/^broken-file: .*password/u);
  });

  it('what is none, what is cut off before anything can be found, an empty file', async () => {
    expect(await readOrRefuse('a.pdf', 'plain text')).toMatch(/^broken-file: .*no PDF/u);
    expect(await readOrRefuse('a.pdf', NEWS.subarray(0, 60))).toMatch(/^broken-file/u);
    expect(await readOrRefuse('a.pdf', new Uint8Array())).toMatch(/^empty-file/u);
  });

  it('one that unpacks to hundreds of megabytes', async () => {
    expect(await readOrRefuse('a.pdf', pdfBomb())).toMatch(/^file-too-large: .*unpacks/u);
  });

  it('opens nothing that a page asks for from elsewhere', async () => {
    const extra =
      '/XObject << /X << /Type /XObject /Subtype /Form /Ref << /F (file:///etc/passwd) /Page 0 >> >> >>';
    const bytes = pdfOfContents([Buffer.from('BT /F1 11 Tf 72 700 Td (Text.) Tj ET /X Do')], {
      extra,
    });
    expect((await readArticle('a.pdf', bytes)).text).toBe('Text.');
  });
});
