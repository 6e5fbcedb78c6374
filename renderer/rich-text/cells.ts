/** A line of rich text as its characters, each with its marks: marks are compared and cut here. */
import type { Inline, Mark } from './document.ts';

/** One UTF-16 code unit, or a break between lines: `\n` as typed, `hard` as forced. */
export interface Cell {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

export const HARD = 'hard';
const BARE = { bold: false, italic: false, href: null } as const;
const MARKS = ['bold', 'italic', 'href'] as const;
export type CellMark = (typeof MARKS)[number];

const isBreak = ({ text }: Cell): boolean => text === '\n' || text === HARD;
const isBlank = (cell: Cell): boolean => isBreak(cell) || /\s/.test(cell.text);

export const sameMarks = (a: Cell, b: Cell): boolean => MARKS.every((mark) => a[mark] === b[mark]);

/** Marks of a cell that are set, by name and value. */
export const marksOf = (cell: Cell): readonly CellMark[] =>
  MARKS.filter((mark) => cell[mark] !== false && cell[mark] !== null);

export function cellsOf(content: readonly Inline[]): readonly Cell[] {
  return content.flatMap((node): Cell[] => {
    if (node.type === 'hardBreak') return [{ text: HARD, ...BARE }];
    const marks = node.marks ?? [];
    const link = marks.find((mark) => mark.type === 'link');
    const rest = {
      bold: marks.some(({ type }) => type === 'bold'),
      italic: marks.some(({ type }) => type === 'italic'),
      href: link?.attrs.href ?? null,
    };
    return node.text.split('').map((text) => ({ text, ...rest }));
  });
}

/**
 * White space carries a link only where the words on both sides do, and the other marks only where
 * those words have all marks in common: emphasis can be cut nowhere else.
 */
function withPlainSpaces(cells: readonly Cell[]): readonly Cell[] {
  const out = [...cells];
  let from = 0;
  while (from < cells.length) {
    const rest = cells.findIndex((cell, at) => at >= from && !isBlank(cell));
    const to = rest < 0 ? cells.length : rest;
    const gap = cells.slice(from, to);
    const [left, right] = [cells[from - 1], cells[to]];
    const all = (mark: CellMark): boolean => gap.every((cell) => cell[mark] === left?.[mark]);
    const isSame = left !== undefined && right !== undefined && sameMarks(left, right);
    const marks = {
      bold: isSame && left.bold && all('bold'),
      italic: isSame && left.italic && all('italic'),
      href: left?.href === right?.href && all('href') ? (left?.href ?? null) : null,
    };
    gap.forEach((cell, at) => (out[from + at] = { ...cell, ...marks }));
    from = to + 1;
  }
  return out;
}

function trimmed(line: readonly Cell[]): readonly Cell[] {
  const from = line.findIndex((cell) => !isBlank(cell));
  const to = line.findLastIndex((cell) => !isBlank(cell));
  return from < 0 ? [] : line.slice(from, to + 1);
}

/** Without what CommonMark cannot say: empty lines, white space at the edges of lines, of marks. */
export function tidyCells(cells: readonly Cell[]): readonly Cell[] {
  const out: Cell[] = [];
  let line: Cell[] = [];
  let before: Cell | null = null;
  const end = (): void => {
    const kept = trimmed(line);
    line = [];
    if (kept.length === 0) return;
    if (before && out.length > 0) out.push(before);
    out.push(...kept);
    before = null;
  };
  for (const cell of cells) {
    if (!isBreak(cell)) line.push(cell);
    else {
      end();
      if (before?.text !== HARD) before = { ...cell, ...BARE };
    }
  }
  end();
  return withPlainSpaces(out);
}

const markList = ({ href, bold, italic }: Cell): readonly Mark[] => [
  ...(href === null ? [] : [{ type: 'link', attrs: { href } } as const]),
  ...(bold ? [{ type: 'bold' } as const] : []),
  ...(italic ? [{ type: 'italic' } as const] : []),
];

export function inlineOf(cells: readonly Cell[]): readonly Inline[] {
  const runs: Cell[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last && last.text !== HARD && cell.text !== HARD && sameMarks(last, cell))
      runs[runs.length - 1] = { ...last, text: last.text + cell.text };
    else runs.push(cell);
  }
  return runs.map((run): Inline => {
    if (run.text === HARD) return { type: 'hardBreak' };
    const marks = markList(run);
    return { type: 'text', text: run.text, ...(marks.length > 0 && { marks }) };
  });
}
