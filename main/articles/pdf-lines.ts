/** Lines of a PDF's pages, out of pieces of text that each have a place of their own. */

/** What is used of a text item of pdf.js. Units are points, the origin is the lower left corner. */
export interface PdfPiece {
  readonly str: string;
  /** Scale, skew and place: the last two are x and y. */
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

export interface PdfLine {
  readonly text: string;
  readonly page: number;
  /** Left edge, and base line from below. */
  readonly x: number;
  readonly y: number;
  /** Right edge. */
  readonly end: number;
  /** Of the letters. */
  readonly size: number;
}

const numberAt = (values: readonly unknown[], index: number): number => {
  const value = values[index];
  return typeof value === 'number' ? value : 0;
};

const sizeOf = ({ transform, height }: PdfPiece): number =>
  height > 0 ? height : Math.hypot(numberAt(transform, 2), numberAt(transform, 3));

/** `line` with `piece` behind it, or a line of its own. */
function joined(line: PdfLine | null, piece: PdfPiece, page: number): PdfLine {
  const x = numberAt(piece.transform, 4);
  const y = numberAt(piece.transform, 5);
  const size = piece.str.trim() === '' ? 0 : sizeOf(piece);
  const end = x + piece.width;
  if (!line) return { text: piece.str, page, x, y, end, size };
  const isApart = x - line.end > sizeOf(piece) * 0.2 && !/\s$/u.test(line.text);
  return {
    ...line,
    text: `${line.text}${isApart ? ' ' : ''}${piece.str}`,
    x: Math.min(line.x, x),
    end,
    size: Math.max(line.size, size),
  };
}

const isOnLine = (line: PdfLine, piece: PdfPiece): boolean =>
  Math.abs(line.y - numberAt(piece.transform, 5)) < Math.max(line.size, sizeOf(piece)) * 0.5;

/** Pieces in the order of the page's content, which is the order of reading in what people write. */
export function linesOfPage(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const piece of pieces) {
    if (piece.str !== '') {
      if (open && !isOnLine(open, piece)) {
        lines.push(open);
        open = null;
      }
      open = joined(open, piece, page);
    }
    if (open && piece.hasEOL) {
      lines.push(open);
      open = null;
    }
  }
  if (open) lines.push(open);
  return lines.flatMap((line) => {
    // Control characters are what is left of fonts that do not say what their letters are.
    const text = line.text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    return text === '' ? [] : [{ ...line, text }];
  });
}
