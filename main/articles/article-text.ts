/**
 * Builds the text of an article out of what a file shows: lines with a role, runs with a style.
 *
 * Lines of one block follow each other, list items too; blocks are a blank line apart. White space
 * at the edges of a line goes, and inside of a line runs of it are one space, as on a page; no-break
 * spaces and everything else stay. Offsets are UTF-16 code units of the text that is built.
 */
import { trimFragment, type Fragment } from '../../shared/model/anchor.ts';
import type { Block, InlineMark } from '../../shared/model/article.ts';
import type { ArticleBody } from './reader.ts';

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Absolute, of a scheme that is harmless: see `safeAddress`. */
  readonly href?: string;
}

export type Role = Pick<Block, 'type' | 'level'>;

interface Run {
  readonly text: string;
  readonly style: Style;
  /** The part of the file that the run comes from: see `finish`. */
  readonly owner: number;
}

interface Line {
  readonly role: Role;
  readonly runs: Run[];
  /** A line break leads here, not the end of a block. */
  readonly isContinued: boolean;
}

/** Which parts of the file are not the article's own text. */
export type Aside = (
  owner: number,
  line: { readonly role: Role; readonly text: string },
) => boolean;

const PAGE_SPACE = /[ \t\n\f\r]+/gu;
const EDGES = /^[ \t\f]+|[ \t\f]+$/gu;

/** Runs of a line without the white space at its edges. */
function trimmedRuns(runs: readonly Run[]): Run[] {
  const whole = runs.map(({ text }) => text).join('');
  const kept = whole.replace(EDGES, '');
  const from = kept === '' ? whole.length : whole.indexOf(kept);
  const to = from + kept.length;
  let at = 0;
  return runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Adds `range` to `marks`, as a part of the last one of its kind where it goes on. */
function extend(marks: InlineMark[], mark: InlineMark): void {
  const index = marks.findLastIndex(({ type }) => type === mark.type);
  const last = marks[index];
  if (last?.end === mark.start && last.href === mark.href)
    marks[index] = { ...last, end: mark.end };
  else marks.push(mark);
}

export class ArticleText {
  private readonly lines: Line[] = [];
  private role: Role = { type: 'paragraph' };
  private runs: Run[] = [];
  private isContinued = false;

  /** Ends the block at hand; what follows is `role`. */
  block(role: Role): void {
    this.endLine(false);
    this.role = role;
  }

  /** A line break inside of the block at hand. */
  lineBreak(): void {
    this.endLine(true);
  }

  /** The border of two cells of a row. */
  cell(owner = 0): void {
    if (this.runs.length > 0) this.runs.push({ text: '\t', style: {}, owner });
  }

  /** Words as they flow on a page. */
  write(words: string, style: Style = {}, owner = 0): void {
    const flowing = words.replace(PAGE_SPACE, ' ');
    const last = this.runs.at(-1)?.text ?? ' ';
    const text = /[ \t]$/u.test(last) && flowing.startsWith(' ') ? flowing.slice(1) : flowing;
    if (text !== '') this.runs.push({ text, style, owner });
  }

  /** Lines as they stand: code, and what is laid out by hand. */
  writeLines(lines: string, style: Style = {}, owner = 0): void {
    for (const [index, text] of lines.split(/\r\n?|\n/u).entries()) {
      if (index > 0) this.lineBreak();
      if (text !== '') this.runs.push({ text, style, owner });
    }
  }

  private endLine(isContinued: boolean): void {
    if (this.runs.length > 0)
      this.lines.push({ role: this.role, runs: this.runs, isContinued: this.isContinued });
    // Blank lines inside of a block neither join nor part what stands around them.
    this.isContinued = isContinued && (this.runs.length > 0 || this.isContinued);
    this.runs = [];
  }

  /** @param isAside asked for every run; absent: nothing is boilerplate */
  finish(isAside?: Aside): ArticleBody {
    this.endLine(false);
    const pieces: string[] = [];
    const blocks: Block[] = [];
    const marks: InlineMark[] = [];
    const asides: Fragment[] = [];
    let length = 0;
    let before: Role | null = null;
    for (const { role, runs: all, isContinued } of this.lines) {
      const runs = trimmedRuns(all);
      const line = runs.map(({ text }) => text).join('');
      if (line.trim() === '') continue;
      const isItem = role.type === 'list-item' && before?.type === 'list-item';
      const gap = before === null ? '' : isContinued || isItem ? '\n' : '\n\n';
      before = role;
      // What `normaliseText` would drop is never written.
      const text = length === 0 ? line.replace(/^\uFEFF+/u, '') : line;
      pieces.push(gap, text);
      let at = length + gap.length - (line.length - text.length);
      const range = trimFragment(line, { start: 0, end: line.length });
      if (range) blocks.push({ ...role, start: at + range.start, end: at + range.end });
      const first = length + gap.length;
      length = first + text.length;
      for (const run of runs) {
        const place = { start: Math.max(first, at), end: at + run.text.length };
        at = place.end;
        if (place.end <= place.start) continue;
        const { bold, italic, href } = run.style;
        if (bold === true) extend(marks, { type: 'bold', ...place });
        if (italic === true) extend(marks, { type: 'italic', ...place });
        if (href !== undefined) extend(marks, { type: 'link', ...place, href });
        if (isAside?.(run.owner, { role, text }) === true) asides.push(place);
      }
    }
    const text = pieces.join('');
    return { text, blocks, marks, boilerplate: joined(text, asides) };
  }
}

/** `ranges` of `text`, ascending, as few as they can be: only white space lies inside of a gap. */
function joined(text: string, ranges: readonly Fragment[]): Fragment[] {
  const whole: Fragment[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last && text.slice(last.end, range.start).trim() === '')
      whole[whole.length - 1] = { start: last.start, end: range.end };
    else whole.push(range);
  }
  return whole.flatMap((range) => trimFragment(text, range) ?? []);
}
