/**
 * The body of a WebAnno TSV 3 file: sentences with their text, and a row for each token and each
 * part of one. The text is put together as INCEpTION's reader does it: line feeds between
 * sentences, blanks where more of the text is missing, so that offsets hold.
 */
import { ok, type Err, type Result } from '../../result.ts';
import { OffsetTable } from '../offsets.ts';
import { RawText, type OffsetUnit } from '../raw-text.ts';
import { refuse, type Where } from '../refusal.ts';
import type { Header } from './header.ts';
import { unescapeText, unescapeValue } from './escape.ts';

/** A token or a part of one: what annotations are said of. */
export interface Unit {
  /** `1-3`, or `1-3.1`. */
  readonly id: string;
  readonly line: number;
  /** UTF-16 code units of the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

export interface Body {
  /** Normalised. */
  readonly text: string;
  readonly units: readonly Unit[];
  /** Characters that the file does not give: nobody knows whether they were blanks. */
  readonly unknown: number;
}

interface Row extends Unit {
  readonly shown: string;
}

/** More than this between two sentences is no white space that was left out. */
const WIDEST_GAP = 10_000;
const NUMBER = /^(\d{1,9})-(\d{1,9})(?:\.(\d{1,9}))?$/u;
const OFFSETS = /^(\d{1,9})-(\d{1,9})$/u;
const TEXT = '#Text=';

/** Reads line by line; offsets are those of the file, `unit` says in what. */
class BodyReader {
  private readonly file: string;
  private readonly header: Header;
  private readonly unit: OffsetUnit;
  private readonly pieces: string[] = [];
  private length = 0;
  private sentence: string[] = [];
  private sentences = 0;
  private tokens = 0;
  private parts = 0;
  private token: Row | null = null;
  private readonly rows: Row[] = [];
  private unknown = 0;

  constructor({ file }: Where, header: Header, unit: OffsetUnit) {
    this.file = file;
    this.header = header;
    this.unit = unit;
  }

  private lengthOf(text: string): number {
    return this.unit === 'utf-16' ? text.length : new OffsetTable(text).toCodePoints(text.length);
  }

  private add(text: string): void {
    this.pieces.push(text);
    this.length += this.lengthOf(text);
  }

  /** The text of a sentence, once its first token says where it begins. */
  private begin(start: number, where: Where): Err | null {
    // The line feed that ended the sentence before was none of the text.
    if (this.length === start + 1 && this.pieces.length > 0) {
      const last = this.pieces.pop() ?? '';
      this.pieces.push(last.slice(0, -1));
      this.length -= 1;
    }
    if (start < this.length)
      return refuse(where, `the sentence begins at ${start}, before the one before it ends`);
    const gap = start - this.length;
    if (gap > WIDEST_GAP)
      return refuse(where, `the sentence begins at ${start}, far past the text so far`);
    this.unknown += gap;
    this.add(' '.repeat(gap));
    this.add(`${this.sentence.join('\n')}\n`);
    this.sentence = [];
    this.sentences += 1;
    this.tokens = 0;
    return null;
  }

  /** Why the row `id` is not the next one, or null; counts it. */
  private outOfOrder([, sentence, token, part]: RegExpExecArray): string | null {
    if (Number(sentence) !== this.sentences) return `sentence ${this.sentences} is due here`;
    if (part === undefined) {
      this.tokens += 1;
      this.parts = 0;
      return Number(token) === this.tokens ? null : `token ${this.tokens} is due here`;
    }
    this.parts += 1;
    if (Number(token) !== this.tokens || this.tokens === 0) return 'its token is not before it';
    return Number(part) === this.parts ? null : `part ${this.parts} is due here`;
  }

  private row(line: string, at: number): Err | null {
    const where = { file: this.file, line: at };
    const [id = '', offsets = '', shown = '', ...cells] = line.split('\t');
    const number = NUMBER.exec(id);
    const range = OFFSETS.exec(offsets);
    if (!number || !range)
      return refuse(where, 'a row begins with its number and its offsets, as in 1-1 and 0-4');
    const { width } = this.header;
    if (cells.length < width)
      return refuse(where, `the row has ${cells.length} of the ${width} columns of its layers`);
    const [start, end] = [Number(range[1]), Number(range[2])];
    if (this.sentence.length > 0) {
      const bad = this.begin(start, where);
      if (bad) return bad;
    }
    const disorder = this.outOfOrder(number);
    if (disorder !== null) return refuse(where, `the row ${id} is out of order: ${disorder}`);
    const isPart = number[3] !== undefined;
    const outer = isPart && this.token ? this.token : { start: 0, end: this.length - 1 };
    if (start > end || start < outer.start || end > outer.end)
      return refuse(
        where,
        `[${start}, ${end}) lies outside its ${isPart ? 'token' : 'sentence'}, which ends at ${outer.end}`,
      );
    const row = { id, line: at, start, end, shown, cells };
    if (!isPart) {
      if (start < (this.token?.end ?? 0))
        return refuse(where, `the token at ${start} overlaps the one before it`);
      this.token = row;
    }
    this.rows.push(row);
    return null;
  }

  read(lines: readonly string[]): Err | null {
    let isOpen = false;
    for (let at = this.header.next; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const where = { file: this.file, line: at + 1 };
      const isHead = line.startsWith('#') && !isOpen;
      if (isHead && line.startsWith(TEXT))
        this.sentence.push(unescapeText(line.slice(TEXT.length), this.header.minor));
      if (isHead) continue;
      if (line === '') {
        if (this.sentence.length > 0) return refuse(where, 'the sentence above has no tokens');
        isOpen = false;
        continue;
      }
      if (!isOpen && this.sentence.length === 0)
        return refuse(where, 'a sentence begins with a line #Text=');
      isOpen = true;
      const bad = this.row(line, at + 1);
      if (bad) return bad;
    }
    if (this.sentence.length > 0)
      return refuse({ file: this.file, line: lines.length }, 'the last sentence has no tokens');
    return null;
  }

  /** The rows in places of the text, if every one shows what stands there. */
  finish(): Result<Body> {
    const raw = new RawText(this.pieces.join('').replace(/\n$/u, ''));
    const { minor } = this.header;
    const units: Unit[] = [];
    for (const { shown, ...row } of this.rows) {
      const start = raw.toText(row.start, this.unit);
      const end = raw.toText(row.end, this.unit);
      const found = raw.text.slice(start, end);
      // Written as it is by INCEpTION, escaped by others that follow the documentation.
      const isThere = [shown, unescapeText(shown, minor), unescapeValue(shown)].includes(found);
      if (!isThere)
        return refuse(
          { file: this.file, line: row.line },
          `the token “${shown}” does not match the text “${found}” at its offsets`,
        );
      units.push({ ...row, start, end });
    }
    return ok({ text: raw.text, units, unknown: this.unknown });
  }
}

function readIn(
  unit: OffsetUnit,
  lines: readonly string[],
  header: Header,
  where: Where,
): Result<Body> {
  const reader = new BodyReader(where, header, unit);
  return reader.read(lines) ?? reader.finish();
}

/**
 * @param lines of the file, without their ends
 * @param strict offsets that do not fit are an error; else they may count code points, as programs
 *   in Python write them, if every token agrees
 */
export function readBody(
  lines: readonly string[],
  header: Header,
  where: Where,
  strict: boolean,
): Result<Body> {
  const body = readIn('utf-16', lines, header, where);
  if (body.ok || strict) return body;
  const other = readIn('code-points', lines, header, where);
  return other.ok ? other : body;
}
