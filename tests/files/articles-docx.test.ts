import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  docxOf,
  externalRelationship,
  linkedPicture,
  listItem,
  paragraph,
  run,
} from './real-articles/docx.ts';
import { markedWords, outline, readArticle, readOrRefuse } from './real-articles/read.ts';

const TABLE = `<w:tbl><w:tr><w:tc>${paragraph(run('Day'))}</w:tc><w:tc>${paragraph(run('Dead'))}</w:tc></w:tr></w:tbl>`;
const NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>';

const NEWS = docxOf({
  body: [
    paragraph(run('At least 133 killed'), 'Heading1'),
    paragraph(
      `${run('Smoke & ')}${run('fire', '<w:b/>')}${run(' over ', '<w:i/>')}<w:hyperlink r:id="rL">${run('Köln 😀')}</w:hyperlink>${run('.')}${NOTE}`,
    ),
    paragraph(run('What is known'), 'Heading2'),
    listItem(run('One point')),
    listItem(run('Another')),
    paragraph(
      `${run('First line')}<w:r><w:br/></w:r>${run('second line')}<w:del w:id="1" w:author="Jo"><w:r><w:delText>deleted</w:delText></w:r></w:del>${linkedPicture('rP')}`,
    ),
    TABLE,
  ].join(''),
  relationships: `${externalRelationship('rL', 'hyperlink', 'https://paper.example/a')}${externalRelationship('rP', 'image', 'file:///etc/passwd')}`,
  core: '<dc:title>Template of the desk</dc:title><dc:creator>Jo &amp; Co</dc:creator><dc:language>de-DE</dc:language>',
  footnotes: `<w:footnote w:id="2">${paragraph(run('The note.'))}</w:footnote>`,
});

describe('a Word document', () => {
  it('gives its text with headings, lists, line breaks, tables and notes', async () => {
    expect(outline(await readArticle('news.docx', NEWS))).toEqual([
      'heading1: At least 133 killed',
      'paragraph: Smoke & fire over Köln 😀.[1]',
      'heading2: What is known',
      'list-item: One point',
      'list-item: Another',
      'paragraph: First line',
      'paragraph: second line',
      'paragraph: Day',
      'paragraph: Dead',
      'list-item: The note.',
    ]);
  });

  it('keeps bold, italic and links', async () => {
    expect(markedWords(await readArticle('news.docx', NEWS))).toEqual([
      'bold: fire',
      'italic:  over ',
      'link: Köln 😀 <https://paper.example/a>',
    ]);
  });

  it('knows author and language, and says what it left out', async () => {
    const { title, meta, notes, encoding } = await readArticle('news.docx', NEWS);
    expect(title).toBeUndefined();
    expect(meta).toEqual({ byline: 'Jo & Co', language: 'de-DE' });
    expect(encoding).toBe('binary');
    expect(Object.fromEntries(notes.map(({ what, count }) => [what, count]))).toEqual({
      tables: 1,
      pictures: 1,
      notes: 1,
      deletions: 1,
    });
  });

  it('takes the title of its properties where the text has no headline', async () => {
    const bytes = docxOf({ body: paragraph(run('Text.')), core: '<dc:title>Headline</dc:title>' });
    expect((await readArticle('a.docx', bytes)).title).toBe('Headline');
  });
});

describe('a Word document that is refused', () => {
  it('an archive of something else, a damaged one, an old or a locked one, no text', async () => {
    const other = zipSync({ 'a.txt': strToU8('text') });
    expect(await readOrRefuse('a.docx', other)).toMatch(/^broken-file: .*no Word document/u);
    expect(await readOrRefuse('a.docx', NEWS.subarray(0, 900))).toMatch(/^archive: /u);
    expect(await readOrRefuse('a.docx', 'plain text')).toMatch(/^archive: .*no zip archive/u);
    const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0);
    expect(await readOrRefuse('a.docx', ole)).toMatch(/^broken-file: .*password, or an old \.doc/u);
    expect(await readOrRefuse('a.docx', docxOf({ body: '' }))).toMatch(/^empty-file/u);
    expect(await readOrRefuse('a.docx', new Uint8Array())).toMatch(/^empty-file/u);
  });

  it('one whose parts are a bomb, or lead out of it', async () => {
    const body = paragraph(run('Text.'));
    const bomb = docxOf({ body, files: { 'word/media/a.png': new Uint8Array(8 * 1024 * 1024) } });
    expect(await readOrRefuse('a.docx', bomb)).toMatch(/^archive: .*unpacks to far more/u);
    const outside = docxOf({ body, files: { '../evil.xml': strToU8('x') } });
    expect(await readOrRefuse('a.docx', outside)).toMatch(/^archive: .*leads out of its folder/u);
  });

  it('one that defines entities, which are how XML is made to grow or to read files', async () => {
    const prolog =
      '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const bytes = docxOf({ body: paragraph('<w:r><w:t>&b;&c;</w:t></w:r>'), prolog });
    expect(await readOrRefuse('a.docx', bytes)).toMatch(/^broken-file/u);
    // Whoever defines them is refused, whether they are used or not.
    const unused = docxOf({ body: paragraph(run('Text.')), prolog });
    expect(await readOrRefuse('a.docx', unused)).toMatch(/^broken-file/u);
  });

  it('one whose elements are nested deeper than the runtime bears', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${paragraph(run('x'))}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
    expect(await readOrRefuse('a.docx', docxOf({ body: deep }))).toMatch(/^broken-file/u);
  });

  it('one that is not well-formed', async () => {
    const bytes = docxOf({ body: '<w:p><w:r><w:t>open' });
    expect(await readOrRefuse('a.docx', bytes)).toMatch(/^broken-file/u);
  });
});
