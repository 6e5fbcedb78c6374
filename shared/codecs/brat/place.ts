/**
 * Where the text-bound lines of an `.ann` file lie. brat counts code points, and a CRLF as two; who
 * reads with Python's universal newlines counts it as one; programs in JavaScript or Java count
 * UTF-16 code units. The texts in the lines tell: all of a file are taken to count alike, in the
 * way in which most texts stand at their offsets.
 */
import { exactOf, fragmentsProblem, type Fragment, type Quote } from '../../model/anchor.ts';
import { ok, type Result } from '../../result.ts';
import { BREAK, joinedAtBreaks } from './fragments.ts';
import type { TextBound } from './line.ts';
import { OffsetTable } from '../offsets.ts';
import { RawText } from '../raw-text.ts';
import { placeQuote } from '../reanchor.ts';
import { refuse } from '../refusal.ts';

/** From an offset of the file to UTF-16 code units of the article's text. */
type Count = (offset: number) => number;

const ANY_BREAK = new RegExp(BREAK.source, 'gu');

/**
 * In the order in which they are believed; the first one is what we write.
 * @param source the text as its file has it
 */
function countsOf(source: string, raw: RawText): readonly [Count, ...Count[]] {
  const points = new OffsetTable(raw.text);
  const sourcePoints = new OffsetTable(source);
  return [
    (offset) => points.toUtf16(offset),
    (offset) => raw.toText(sourcePoints.toUtf16(offset), 'utf-16'),
    (offset) => offset,
    (offset) => raw.toText(offset, 'utf-16'),
  ];
}

const fragmentsOf = ({ places }: TextBound, count: Count): Fragment[] =>
  places.map(({ start, end }) => ({ start: count(start), end: count(end) }));

/**
 * Whether the line's text stands at `fragments`, and what follows it on the line; null where it
 * does not. Other programs write a space for a break, brat before 1.3 nothing between fragments;
 * text that is missing brat fills in.
 */
function restAt(text: string, fragments: readonly Fragment[], line: TextBound): string | null {
  if (fragments.some(({ start, end }) => end > text.length || end < start)) return null;
  const said = line.text ?? '';
  const exact = exactOf(text, fragments);
  if (said === exact || said === '') return '';
  if (said === exact.replace(ANY_BREAK, ' ')) return '';
  if (said === fragments.map(({ start, end }) => text.slice(start, end)).join('')) return '';
  const rest = said.startsWith(exact) ? said.slice(exact.length) : '';
  return /^\s/u.test(rest) ? rest.trim() : null;
}

/** The text of each fragment, cut out of the line's by their lengths in code points, or null. */
function piecesOf({ places, text }: TextBound): Quote[] | null {
  const points = [...(text ?? '')];
  const pieces: Quote[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (at > 0 && points[at++] !== ' ') return null;
    pieces.push({ exact: points.slice(at, at + end - start).join(''), prefix: '', suffix: '' });
    at += end - start;
  }
  return at === points.length ? pieces : null;
}

/** In reading order, each with its piece. */
function sorted(fragments: readonly Fragment[], pieces: readonly Quote[] | null) {
  const order = fragments
    .map((fragment, at) => ({ fragment, piece: pieces?.[at] }))
    .sort((a, b) => a.fragment.start - b.fragment.start || a.fragment.end - b.fragment.end);
  return {
    fragments: order.map(({ fragment }) => fragment),
    pieces: order.flatMap(({ piece }) => piece ?? []),
  };
}

export interface PlacedLine {
  readonly fragments: readonly Fragment[];
  /** What follows the text on the line. */
  readonly rest: string;
}

export class BratPlaces {
  private readonly text: string;
  private readonly strict: boolean;
  private readonly count: Count;

  /**
   * @param source the text as its file has it
   * @param strict texts have to stand at their offsets, counted in code points
   */
  constructor(source: string, lines: readonly TextBound[], strict: boolean) {
    const raw = new RawText(source);
    this.text = raw.text;
    this.strict = strict;
    const [first, ...others] = countsOf(source, raw);
    const fits = (count: Count): number =>
      lines.filter((line) => restAt(this.text, fragmentsOf(line, count), line) !== null).length;
    let best = { count: first, fits: strict ? lines.length : fits(first) };
    for (const count of others) {
      if (best.fits === lines.length) break;
      const found = fits(count);
      if (found > best.fits) best = { count, fits: found };
    }
    this.count = best.count;
  }

  private found(line: TextBound): Result<PlacedLine> {
    const { where, text: said } = line;
    const fragments = fragmentsOf(line, this.count);
    const exact = exactOf(this.text, fragments);
    const rest = this.strict && said !== exact ? null : restAt(this.text, fragments, line);
    const pieces = said === null ? null : piecesOf(line);
    const order = sorted(fragments, pieces);
    if (rest !== null) {
      const problem = fragmentsProblem(this.text, order.fragments);
      return problem === null ? ok({ fragments: order.fragments, rest }) : refuse(where, problem);
    }
    if (said !== null && said !== '' && exact.startsWith(said) && exact !== said)
      return refuse(where, 'its text is shorter than its offsets say: it is cut off');
    const quote = { exact: said ?? '', prefix: '', suffix: '' };
    const placed = placeQuote(this.text, order.fragments, quote, {
      strict: this.strict,
      ...(pieces && pieces.length > 1 ? { pieces: order.pieces } : {}),
    });
    if ('problem' in placed) return refuse(where, placed.problem);
    return ok({ fragments: placed.fragments, rest: '' });
  }

  /** Ascending and disjoint, UTF-16 code units; refused where the text is at no one place. */
  placeOf(line: TextBound): Result<PlacedLine> {
    const found = this.found(line);
    if (!found.ok) return found;
    const { fragments, rest } = found.value;
    return ok({ fragments: joinedAtBreaks(this.text, fragments), rest });
  }
}
