/** PDF: the text that is in it as text. Pictures of text are refused: reading those is guessing. */
import { MAX_ARTICLE_BYTES } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { dateOf, knownMeta, languageOf, wordsOf } from './meta-values.ts';
import { isBomb } from './pdf-bomb.ts';
import { pdfBody } from './pdf-layout.ts';
import { pdfLibrary } from './pdf-library.ts';
import { linesOfPage, type PdfLine } from './pdf-lines.ts';
import { countedLosses, documentProblem, refuseFile, type ReadArticle } from './reader.ts';

const MAX_PAGES = 2000;

/** Names of programs and files that stand where a title should. */
const NO_TITLE =
  /^(?:microsoft word - |untitled|print(?:ing)?\b)|\.(?:docx?|indd|pdf|qxd|rtf|odt)$/iu;

/** `D:20240322101500+03'00'`, of which everything after the year may be missing. */
const PDF_DATE =
  /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:(Z)|([+-]\d{2})'?(\d{2})?'?)?)?/u;

/** ISO 8601, with the offset as the file has it. */
export function pdfDate(written: unknown): string | undefined {
  const found = typeof written === 'string' ? PDF_DATE.exec(written) : null;
  if (!found) return undefined;
  const [, year = '', month = '', day = '', hour, minute, second = '00', utc, offset, rest] = found;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || minute === undefined) return dateOf(date);
  const zone = utc ?? (offset === undefined ? '' : `${offset}:${rest ?? '00'}`);
  return dateOf(`${date}T${hour}:${minute}:${second}${zone}`);
}

interface Opened {
  readonly pages: readonly (readonly PdfLine[])[];
  readonly info: Readonly<Record<string, unknown>>;
}

type Failure = 'locked' | 'broken' | 'too-long';

async function opened(bytes: Uint8Array): Promise<Opened | Failure> {
  const library = await pdfLibrary();
  const task = library.getDocument({
    // pdf.js takes the bytes it is given away from whoever has them.
    data: new Uint8Array(bytes),
    // Fonts as programs, forms as scripts, anything from elsewhere: none of it is needed for text.
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 0,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) return 'too-long';
    const pages: PdfLine[][] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOfPage(
        items.filter((item) => 'str' in item),
        number,
      );
      length += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (length > MAX_ARTICLE_BYTES) return 'too-long';
      pages.push(lines);
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    return { pages, info: Object.fromEntries(Object.entries(info)) };
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken';
  } finally {
    await task.destroy();
  }
}

const REASONS: Readonly<Record<Failure, readonly [code: string, reason: string]>> = {
  locked: [
    'broken-file',
    'it is locked with a password. Open it in a PDF program and save it without one.',
  ],
  broken: ['broken-file', 'it is no PDF, or a damaged one. Download or export it again.'],
  'too-long': [
    'file-too-large',
    `it holds more text than an article may have (${MAX_PAGES} pages, ${MAX_ARTICLE_BYTES / 2 ** 20} MB). Split it.`,
  ],
};

export async function readPdf(bytes: Uint8Array, name: string): Promise<Result<ReadArticle>> {
  const problem = documentProblem(bytes, name);
  if (problem) return problem;
  if (isBomb(bytes))
    return refuseFile(name, 'file-too-large', 'a part of it unpacks to far more than is taken.');
  const document = await opened(bytes);
  if (typeof document === 'string') return refuseFile(name, ...REASONS[document]);
  const { pages, info } = document;
  const { hyphens, ...body } = pdfBody(pages);
  if (body.blocks.length === 0)
    return refuseFile(
      name,
      'no-text',
      'it holds no text, only pictures: it was scanned. Let a program recognise its text (OCR) and save it with that, or as .txt.',
    );
  const empty = pages.filter((lines) => lines.length === 0).length;
  const title = wordsOf(info['Title']);
  return ok({
    ...body,
    ...(title === undefined || NO_TITLE.test(title) ? {} : { title }),
    meta: knownMeta({
      byline: wordsOf(info['Author']),
      published: pdfDate(info['CreationDate']),
      language: languageOf(info['Language']),
    }),
    encoding: 'binary',
    notes: countedLosses([
      ['pages without text', empty, 'they are pictures: nothing of them is in the article'],
      ['hyphens at ends of lines', hyphens, 'whether they belong to the word cannot be told: kept'],
    ]),
  });
}
