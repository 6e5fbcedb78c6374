/**
 * One block's text as CommonMark.
 *
 * Emphasis is written in the plainest way that reads back the same: with `_` or `*`, and where
 * neither opens or closes there (`un“believ”able`), with the letters outside, or else the signs
 * inside too, as character references, as CommonMark 0.31 §6.2 (left- and right-flanking) then allows.
 */
import { cellsOf, HARD, marksOf, sameMarks, type Cell, type CellMark } from './cells.ts';
import type { Inline } from './document.ts';

interface Style {
  readonly italic: '*' | '_';
  /** What is written as character references. */
  readonly coded: 'nothing' | 'letters outside' | 'signs too';
  /** Which mark goes round which where they overlap; null: the one that reaches further. */
  readonly order: readonly CellMark[] | null;
}

const ORDERS: readonly Style['order'][] = [
  null,
  ['href', 'bold', 'italic'],
  ['href', 'italic', 'bold'],
  ['bold', 'href', 'italic'],
  ['bold', 'italic', 'href'],
  ['italic', 'href', 'bold'],
  ['italic', 'bold', 'href'],
];
const PLAIN: Style = { italic: '_', coded: 'nothing', order: null };
const STYLES: readonly Style[] = (['nothing', 'letters outside', 'signs too'] as const).flatMap(
  (coded) =>
    ORDERS.flatMap((order) => (['_', '*'] as const).map((italic) => ({ italic, coded, order }))),
);

const SIGN = /[!-/:-@[-`{-~]/;
const LETTER = /[\p{L}\p{N}]/u;

const reference = (character: string): string =>
  `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;

/** The character at `at`, so that the text of the block reads back the same. */
function escapedAt(cells: readonly Cell[], at: number): string {
  const cell = cells[at];
  if (!cell) return '';
  const { text } = cell;
  const near = (other: Cell | undefined): string =>
    other && sameMarks(other, cell) ? other.text : '*';
  const before = at === 0 ? ' ' : near(cells[at - 1]);
  const after = at === cells.length - 1 ? ' ' : near(cells[at + 1]);
  const isAlone = /\s/.test(before) && (/\s/.test(after) || after === HARD);
  const rest = (): string =>
    cells
      .slice(at + 1)
      .map((next) => next.text)
      .join('');
  switch (text) {
    case HARD:
      return '\\\n';
    case '\\':
      return SIGN.test(after) || after === '\n' || after === HARD ? '\\\\' : text;
    case '*':
      return isAlone ? text : '\\*';
    case '_':
      return isAlone || (LETTER.test(before) && LETTER.test(after)) ? text : '\\_';
    case '`':
      return '\\`';
    case '[':
      return cell.href === null ? text : '\\[';
    case ']':
      return cell.href === null && !/[([:*]/.test(after) ? text : '\\]';
    case '!':
      return /[[*]/.test(after) ? '\\!' : text;
    case '&':
      return /^#?\w+;/.test(rest()) ? '\\&' : text;
    case '<':
      return /\s/.test(after) && !rest().includes('>') ? text : '&lt;';
    default:
      return text;
  }
}

const delimiter = (mark: CellMark, { italic }: Style): string => (mark === 'bold' ? '**' : italic);

function written(cells: readonly Cell[], style: Style): string {
  const open: CellMark[] = [];
  const out: string[] = [];
  /** How far the value of `mark` at `at` reaches. */
  const reach = (mark: CellMark, at: number): number => {
    const next = cells.findIndex((cell, index) => index > at && cell[mark] !== cells[at]?.[mark]);
    return next < 0 ? cells.length : next;
  };
  let isAfterMark = false;

  const close = (mark: CellMark, href: string | null): void => {
    out.push(mark === 'href' ? `](${href ?? ''})` : delimiter(mark, style));
    isAfterMark = true;
  };
  const guard = (text: string): string =>
    style.coded !== 'nothing' && text.length === 1 && LETTER.test(text) ? reference(text) : text;

  cells.forEach((cell, at) => {
    const last = cells[at - 1];
    const wanted = marksOf(cell);
    const still = open.filter((mark) => wanted.includes(mark) && last?.[mark] === cell[mark]);
    const further = [
      ...still,
      ...wanted
        .filter((mark) => !still.includes(mark))
        .toSorted((a, b) => reach(b, at) - reach(a, at)),
    ];
    const order = style.order?.filter((mark) => wanted.includes(mark)) ?? further;
    const fits = open.findIndex((mark, depth) => order[depth] !== mark || !still.includes(mark));
    for (const mark of (fits < 0 ? [] : open.splice(fits)).toReversed()) {
      close(mark, last?.href ?? null);
    }
    const opening = order.slice(open.length);
    if (opening.length > 0) out.push(guard(out.pop() ?? ''));
    for (const mark of opening) out.push(mark === 'href' ? '[' : delimiter(mark, style));
    open.push(...opening);
    const isCoded = style.coded === 'signs too' && SIGN.test(cell.text);
    const text = isCoded ? reference(cell.text) : escapedAt(cells, at);
    out.push(isAfterMark && opening.length === 0 ? guard(text) : text);
    isAfterMark = false;
  });
  for (const mark of open.toReversed()) close(mark, cells.at(-1)?.href ?? null);
  return out.join('');
}

/** What would begin a block of another kind at the beginning of a line. */
const asPlainLine = (line: string): string =>
  line
    .replace(/^(#{1,6}|[-+*>])(?=\s|$)/, '\\$1')
    .replace(/^>/, '\\>')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?=(=+|-[\s-]*|_[\s_]*|~~~.*)$)/, '\\');

/**
 * @param isLine whether the text begins a line of its own, unlike that of a heading
 * @param readsBack whether a source reads as this very text, marks included
 */
export function writeInline(
  content: readonly Inline[],
  isLine: boolean,
  readsBack: (source: string) => boolean,
): string {
  const cells = cellsOf(content);
  const sourceOf = (of: readonly Cell[], style: Style): string => {
    const source = written(of, style);
    return isLine ? source.split('\n').map(asPlainLine).join('\n') : source;
  };
  const found = STYLES.map((style) => sourceOf(cells, style)).find(readsBack);
  // Nothing is known that comes to this. Better the words without emphasis than other words.
  const bare = cells.map((cell) => ({ ...cell, bold: false, italic: false }));
  return found ?? sourceOf(bare, PLAIN);
}
