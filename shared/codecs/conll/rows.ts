/**
 * Files of columns: one token a line, an empty line between sentences, `-DOCSTART-` before articles.
 * Columns are parted by tabs where the first row has one, else by spaces: a token may hold a
 * no-break space, which is why no other white space parts them.
 */
import { ok, type Result } from '../../result.ts';
import { isTag } from './tags.ts';
import type { Part } from '../parts.ts';
import { refuse, type Where } from '../refusal.ts';

export interface Row {
  readonly token: string;
  readonly tag: string;
  readonly line: number;
}

export interface ColumnDocument {
  readonly where: Where;
  readonly sentences: readonly (readonly Row[])[];
}

export interface ColumnFile {
  readonly documents: readonly ColumnDocument[];
  readonly comments: number;
  /** How many values there are in each column between token and tag, by its number (from 2). */
  readonly between: ReadonlyMap<number, number>;
}

export const DOCSTART = /^-DOCSTART-(?:[ \t]|$)/u;
/** What columns hold that say nothing. */
const NOTHING = new Set(['_', '-X-']);

export const columnsOf = (line: string, tabs: boolean): string[] =>
  tabs ? line.split('\t') : line.split(/ +/u);

interface Shape {
  readonly tabs: boolean;
  readonly columns: number;
}

const bare = (line: string): string => line.replace(/[ \t]+$/u, '');

const endsInTag = (columns: readonly string[]): boolean =>
  columns.length > 1 && isTag(columns.at(-1) ?? '');

/** As the first row has it; a line that begins with # is one where it ends in a tag. */
function shapeOf(lines: readonly string[]): Shape {
  const first = lines.find((line) => {
    if (line === '' || DOCSTART.test(line)) return false;
    return !line.startsWith('#') || endsInTag(columnsOf(line, line.includes('\t')));
  });
  const tabs = first?.includes('\t') === true;
  return { tabs, columns: columnsOf(first ?? '', tabs).length };
}

/** A line that begins with # is a row where it looks like all others: `#` and `#tag` are tokens. */
function isComment(line: string, { tabs, columns }: Shape): boolean {
  if (!line.startsWith('#')) return false;
  const own = columnsOf(line, tabs);
  return own.length !== columns || !endsInTag(own);
}

class Sink {
  readonly documents: { where: Where; sentences: Row[][] }[] = [];
  private sentence: Row[] = [];
  private document: { where: Where; sentences: Row[][] } | null = null;

  begin(where: Where): void {
    this.document = { where, sentences: [] };
    this.documents.push(this.document);
    this.sentence = [];
  }

  row(row: Row, where: Where): void {
    if (!this.document) this.begin(where);
    if (this.sentence.length === 0) this.document?.sentences.push(this.sentence);
    this.sentence.push(row);
  }

  endSentence(): void {
    this.sentence = [];
  }
}

/** Refusals name file and line: rows of different widths, a last column that is no tag. */
export function readColumns({ text, where, line: first }: Part): Result<ColumnFile> {
  const sink = new Sink();
  const between = new Map<number, number>();
  let comments = 0;
  const lines = text.split(/\r?\n/u).map(bare);
  const shape = shapeOf(lines);
  for (const [index, line] of lines.entries()) {
    const at = { ...where, line: first + index };
    if (line === '') {
      sink.endSentence();
      continue;
    }
    if (DOCSTART.test(line)) {
      sink.begin(at);
      continue;
    }
    if (isComment(line, shape)) {
      comments += 1;
      continue;
    }
    const columns = columnsOf(line, shape.tabs);
    const [token = '', ...rest] = columns;
    const tag = rest.pop();
    if (tag === undefined) return refuse(at, `“${token}” has no tag: expected a token and a tag`);
    if (columns.length !== shape.columns)
      return refuse(at, `expected ${shape.columns} columns, as above, found ${columns.length}`);
    if (token === '') return refuse(at, 'the first column, the token, is empty');
    if (!isTag(tag))
      return refuse(at, `the last column, “${tag}”, is no tag: expected O, B-… or I-…`);
    for (const [column, value] of rest.entries())
      if (!NOTHING.has(value)) between.set(column + 2, (between.get(column + 2) ?? 0) + 1);
    sink.row({ token, tag, line: at.line }, at);
  }
  return ok({ documents: sink.documents, comments, between });
}
