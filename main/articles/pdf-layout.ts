/** Lines of pages as an article: paragraphs, headings, and what is printed on every page. */
import { ArticleText, type Role } from './article-text.ts';
import type { PdfLine } from './pdf-lines.ts';
import type { ArticleBody } from './reader.ts';

/** Lines at the top and the bottom of a page among which running heads and page numbers stand. */
const EDGE = 2;
const BODY = 0;
const RUNNING = 1;

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The value that is there most often, to the point; the smallest of several. 0 of none. */
function usualOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values.map(Math.round).toSorted((a, b) => a - b))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** The same for lines that differ in nothing but the number of their page. */
const shapeOf = ({ text, y }: PdfLine): string =>
  `${Math.round(y)} ${text.replace(/\p{Nd}+/gu, '#')}`;

/** Heads and feet: the same line, but for its numbers, at the same edge of most of three or more pages. */
function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<PdfLine> {
  const running = new Set<PdfLine>();
  const filled = pages.filter((lines) => lines.length > 0);
  if (filled.length < 3) return running;
  for (const edge of ['top', 'bottom'] as const) {
    for (let depth = 0; depth < EDGE; depth += 1) {
      const lines = filled.flatMap((page) => {
        const inward = edge === 'top' ? page : page.toReversed();
        // A line inside counts only where everything outside of it is printed on every page too.
        return inward.slice(0, depth).every((line) => running.has(line))
          ? inward.slice(depth, depth + 1)
          : [];
      });
      const counts = new Map<string, number>();
      for (const line of lines) counts.set(shapeOf(line), (counts.get(shapeOf(line)) ?? 0) + 1);
      for (const line of lines)
        if ((counts.get(shapeOf(line)) ?? 0) > filled.length / 2) running.add(line);
    }
  }
  return running;
}

const HYPHEN_AT_END = /(\p{L}+)[-\u2010]$/u;

/**
 * Whether the hyphen between two lines was put there by the layout. Only where the text itself
 * shows: it has the whole word elsewhere, and never the one with the hyphen.
 */
function isLayoutHyphen(before: string, after: string, words: ReadonlySet<string>): boolean {
  const first = HYPHEN_AT_END.exec(before)?.[1]?.toLowerCase();
  const second = /^\p{Ll}[\p{L}]*/u.exec(after)?.[0]?.toLowerCase();
  if (first === undefined || second === undefined) return false;
  return words.has(first + second) && !words.has(`${first}-${second}`);
}

const wordsOf = (lines: readonly PdfLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));

interface Layout {
  /** Usual size of letters, and distance of base lines. Points. */
  readonly size: number;
  readonly leading: number;
}

const isLarger = ({ size }: PdfLine, layout: Layout): boolean => size > layout.size * 1.15;

/** Whether `line` goes on with the paragraph that `before` is in. */
function goesOn(before: PdfLine, line: PdfLine, layout: Layout): boolean {
  if (isLarger(before, layout) !== isLarger(line, layout)) return false;
  if (Math.abs(before.size - line.size) > layout.size * 0.2) return false;
  if (before.page === line.page && before.y > line.y) {
    const isIndented = line.x - before.x > layout.size * 0.8;
    return before.y - line.y < layout.leading * 1.35 && !isIndented;
  }
  // Over the end of a page or a column, a sentence that has not ended goes on.
  return (
    !isLarger(line, layout) && !/[.!?:…"”»’)]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)
  );
}

/** @param pages their lines, in order of reading */
export function pdfBody(pages: readonly (readonly PdfLine[])[]): ArticleBody & {
  /** Hyphens at ends of lines that stayed. */
  readonly hyphens: number;
} {
  const running = runningLines(pages);
  const lines = pages.flat();
  const own = lines.filter((line) => !running.has(line));
  const gaps = own.flatMap((line, index) => {
    const next = own[index + 1];
    return next?.page === line.page && line.y > next.y ? [line.y - next.y] : [];
  });
  const size = middleOf(
    own.flatMap((line) => Array<number>(Math.ceil(line.text.length / 20)).fill(line.size)),
  );
  const layout: Layout = { size, leading: usualOf(gaps) || size * 1.2 };
  const words = wordsOf(own);
  const text = new ArticleText();
  let hyphens = 0;
  let before: PdfLine | null = null;
  // What is printed at the edge of a page does not part the paragraph that goes on behind it.
  const held: PdfLine[] = [];
  const flush = (): void => {
    for (const line of held.splice(0)) {
      text.block({ type: 'paragraph' });
      text.write(line.text, {}, RUNNING);
    }
  };
  let pending = '';
  for (const line of lines) {
    if (running.has(line)) {
      held.push(line);
      continue;
    }
    if (before && goesOn(before, line, layout)) {
      if (pending.endsWith('\u00AD')) pending = pending.slice(0, -1) + line.text;
      else if (isLayoutHyphen(pending, line.text, words))
        pending = pending.slice(0, -1) + line.text;
      else if (HYPHEN_AT_END.test(pending)) {
        hyphens += 1;
        pending += line.text;
      } else pending += ` ${line.text}`;
    } else {
      text.write(pending, {}, BODY);
      flush();
      text.block(roleOf(line, layout));
      pending = line.text;
    }
    before = line;
  }
  text.write(pending, {}, BODY);
  flush();
  return { ...text.finish((owner) => owner === RUNNING), hyphens };
}

function roleOf(line: PdfLine, layout: Layout): Role {
  if (/^[•‣▪–-]\s/u.test(line.text)) return { type: 'list-item' };
  if (!isLarger(line, layout) || line.text.length > 200) return { type: 'paragraph' };
  return { type: 'heading', level: line.size > layout.size * 1.5 ? 1 : 2 };
}
