import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARTICLE_EXTENSIONS } from '../../main/articles/registry.ts';
import { importFiles } from '../../main/files/import.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';
import { docxOf, paragraph, run } from './real-articles/docx.ts';
import { pdfOf, scannedPdf } from './real-articles/pdf.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text);

const FILES: readonly (readonly [name: string, bytes: Uint8Array, text: string])[] = [
  ['a.txt', utf8('Of a text.\r\n'), 'Of a text.\n'],
  ['b.md', utf8('Of *Markdown*.\n'), 'Of Markdown.'],
  ['c.HTML', utf8('<meta name="author" content="Jo"><p>Of a page.</p>'), 'Of a page.'],
  ['d.docx', docxOf({ body: paragraph(run('Of Word.')) }), 'Of Word.'],
  ['e.pdf', pdfOf([[{ text: 'Of a PDF.', y: 700 }]], '/Title (The title)'), 'Of a PDF.'],
  ['f.eml', utf8('From: Jo <a@b.example>\r\nSubject: s\r\n\r\nOf a mail.\r\n'), 'Of a mail.\n'],
];
const SOURCES = FILES.map(([name, bytes]) => ({ name, bytes }));

describe('importing articles of every kind', () => {
  it('has a file of every kind here', () => {
    const ends = FILES.map(([name]) => name.toLowerCase().replace(/^.*\./u, '.'));
    const also = ['.markdown', '.htm', '.xhtml'];
    expect([...ends, ...also].sort()).toEqual([...ARTICLE_EXTENSIONS].sort());
  });

  it('adds them in one step, with their bytes; what is given wins over what is found', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const given = { ...options(), annotator: 'Ada', meta: { byline: 'Given', outlet: '' } };
    const report = must(await importFiles(store, SOURCES, given));
    expect(report.rejected).toEqual([]);
    expect(store.entriesSinceOpen()).toHaveLength(1);
    for (const [index, [name, bytes, text]] of FILES.entries()) {
      const { article } = must(await store.article(report.articles[index]?.id ?? ''));
      expect(article).toMatchObject({ text, meta: { byline: 'Given' }, raw: { file: name } });
      expect(article.meta.outlet).toBeUndefined();
      expect(readFileSync(join(store.path, 'raw', article.raw?.sha256 ?? ''))).toEqual(
        Buffer.from(bytes),
      );
    }
    expect(report.articles.map(({ title }) => title).slice(4)).toEqual(['The title', 's']);
  });

  it('changes nothing where one of them is refused, and says which and why', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const seq = store.seq();
    const sources = [...SOURCES, { name: 'scan.pdf', bytes: scannedPdf() }];
    const report = must(await importFiles(store, sources, { ...options(), annotator: 'Ada' }));
    expect(report.articles).toEqual([]);
    expect(report.rejected).toEqual([
      {
        file: 'scan.pdf',
        line: null,
        reason: expect.stringMatching(/^it holds no text/u) as string,
      },
    ]);
    expect(store.seq()).toBe(seq);
    expect(store.summaries()).toEqual([]);
  });

  it('takes any of them for plain text where that is asked for', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const source = { name: 'a.html', bytes: utf8('<p>As written.</p>') };
    const given = { ...options(), annotator: 'Ada', format: 'text' };
    const { articles } = must(await importFiles(store, [source], given));
    const { article } = must(await store.article(articles[0]?.id ?? ''));
    expect(article.text).toBe('<p>As written.</p>');
  });
});
