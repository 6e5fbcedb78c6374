/** PDFs written by hand, as small as they can be: one font, text where it is put. */
import { deflateSync } from 'node:zlib';

/** A line at a height, from below, in points. */
export interface PdfText {
  readonly text: string;
  readonly y: number;
  readonly x?: number;
  readonly size?: number;
}

const escaped = (text: string): string => text.replace(/[\\()]/gu, '\\$&');

const contentOf = (lines: readonly PdfText[]): string =>
  lines
    .map(
      ({ text, y, x = 72, size = 11 }) =>
        `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
    )
    .join('\n');

/** A file of numbered objects with its table of places. */
function assembled(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`));
    add(typeof object === 'string' ? Buffer.from(object, 'latin1') : object);
    add(Buffer.from('\nendobj\n'));
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  add(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const streamOf = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/**
 * @param contents of the pages, in the language of PDF
 * @param options.info of the document; `trailer`: what else its trailer says
 */
export function pdfOfContents(
  contents: readonly Buffer[],
  options: { info?: string; trailer?: string; filter?: string; extra?: string } = {},
): Uint8Array {
  const first = 5;
  const kids = contents.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const filter = options.filter === undefined ? '' : `/Filter ${options.filter}`;
  return assembled(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
      FONT,
      `<< ${options.info ?? ''} >>`,
      ...contents.flatMap((content, index) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 1 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> ${options.extra ?? ''} >> >>`,
        streamOf(filter, content),
      ]),
    ],
    `/Info 4 0 R ${options.trailer ?? ''}`,
  );
}

/** @param pages the lines of each page */
export const pdfOf = (pages: readonly (readonly PdfText[])[], info = ''): Uint8Array =>
  pdfOfContents(
    pages.map((lines) => Buffer.from(contentOf(lines), 'latin1')),
    { info },
  );

/** A page that is a picture, as scanners write it. */
export const scannedPdf = (): Uint8Array =>
  pdfOfContents([
    Buffer.from(
      'q 500 0 0 700 40 40 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q',
      'latin1',
    ),
  ]);

/** One page whose content is 300 MB of blanks. */
export const pdfBomb = (): Uint8Array =>
  pdfOfContents([deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '))], { filter: '/FlateDecode' });
