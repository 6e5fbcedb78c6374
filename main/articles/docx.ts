/** Word documents (Office Open XML): their text with headings, lists, bold, italic and links. */
import mammoth from 'mammoth';
import { ok, type Result } from '../../shared/result.ts';
import { archiveFiles, type UnpackedFile } from '../files/archive.ts';
import { knownMeta, languageOf, wordsOf } from './meta-values.ts';
import { articleOfPage } from './page-article.ts';
import { countedLosses, documentProblem, refuseFile, type ReadArticle } from './reader.ts';

/** The text of a long book is 5 MB of XML; the library holds its tree in memory. Bytes. */
const MAX_XML = 64 * 1024 * 1024;
const LIMITS = { maxBytes: 256 * 1024 * 1024, maxRatio: 200 };

const isXml = ({ name }: UnpackedFile): boolean => /\.(?:xml|rels)$/iu.test(name);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const unescaped = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => NAMED[name] ?? '');

/** The value of a simple element of `xml`. */
const valueIn = (xml: string, element: string): string | undefined => {
  const value = new RegExp(`<${element}(?:\\s[^>]*)?>([^<]*)</${element}>`, 'u').exec(xml)?.[1];
  return value === undefined ? undefined : wordsOf(unescaped(value));
};

const countIn = (xml: string, elements: string): number =>
  xml.match(new RegExp(`<w:(?:${elements})[\\s/>]`, 'gu'))?.length ?? 0;

/** Links from a note back to its place, which mammoth adds. */
const WAY_BACK = /\s*<a href="#[^"]*(?:footnote|endnote|comment)-ref-[^"]*">↑<\/a>/gu;

async function htmlOf(bytes: Uint8Array): Promise<string | null> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        // Pictures and other files that a document points to are never opened.
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        styleMap: [
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Quote'] => blockquote:fresh",
        ],
      },
    );
    return value.replace(WAY_BACK, '');
  } catch {
    // The library throws plain errors for whatever is wrong in a document.
    return null;
  }
}

export async function readDocx(bytes: Uint8Array, name: string): Promise<Result<ReadArticle>> {
  const problem = documentProblem(bytes, name);
  if (problem) return problem;
  const broken = refuseFile(
    name,
    'broken-file',
    'it is no Word document (.docx), or a damaged one. Open it in a word processor and save it as .docx again.',
  );
  // Word's own encryption wraps the document into an OLE file.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return refuseFile(
      name,
      'broken-file',
      'it is locked with a password, or an old .doc. Open it in a word processor and save it as .docx without one.',
    );
  const files = archiveFiles(name, bytes, LIMITS);
  if (!files.ok) return files;
  const decoder = new TextDecoder();
  const parts = new Map(
    files.value.filter(isXml).map((file) => [file.name, decoder.decode(file.bytes)]),
  );
  const xml = [...parts.values()];
  if (xml.reduce((sum, part) => sum + part.length, 0) > MAX_XML)
    return refuseFile(name, 'file-too-large', 'it holds more text than an article may have.');
  if (xml.some((part) => /<!(?:DOCTYPE|ENTITY)/iu.test(part))) return broken;
  const html = await htmlOf(bytes);
  if (html === null) return broken;
  const article = articleOfPage(html, name, false);
  if (!article.ok) return article;
  const core = parts.get('docProps/core.xml') ?? '';
  const document = parts.get('word/document.xml') ?? '';
  const [first] = article.value.blocks;
  // A headline in the text is what readers saw; the property is often that of a template.
  const title = first?.level === 1 ? undefined : valueIn(core, 'dc:title');
  return ok({
    ...article.value,
    ...(title === undefined ? {} : { title }),
    meta: knownMeta({
      byline: valueIn(core, 'dc:creator'),
      language: languageOf(valueIn(core, 'dc:language')),
    }),
    encoding: 'binary',
    notes: countedLosses([
      ['tables', countIn(document, 'tbl'), 'their cells stand below one another, each a paragraph'],
      ['pictures', countIn(document, 'drawing|pict'), 'an article is text'],
      ['notes', countIn(document, 'footnoteReference|endnoteReference'), 'they stand at the end'],
      ['comments', countIn(document, 'commentReference'), 'they are not part of the text'],
      ['deletions', countIn(document, 'del'), 'text that is marked as deleted is left out'],
    ]),
  });
}
