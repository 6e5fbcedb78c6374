/**
 * Quantities in a text, as MeasEval and TIMEX would mark them: the number with its comparator and
 * unit, not the thing that is counted (“at least 1,200” people, “six weeks”, “$1.5bn”). English.
 *
 * Values are exact decimal strings; offsets are UTF-16 code units of the text.
 */
import type { Fragment } from '../model/anchor.ts';
import { lineAt, linesOf, listMarkerLength } from '../text/line.ts';
import { readAmount, type Amount } from './amount.ts';
import { comparatorAfter, comparatorBefore, type Comparator } from './comparator.ts';
import { readDate, readTime } from './date.ts';
import { formatDecimal, isLess, shifted } from './decimal.ts';
import { readFraction } from './fraction.ts';
import { readOrdinal } from './ordinal.ts';
import { isHyphen, tokensOf, type Token } from './token.ts';
import type { Statistic } from './unit.ts';

export interface Quantity extends Fragment {
  /** `32000`, `1300000`, `2.5`; absent for dates, times and fractions no decimal is equal to. */
  readonly value?: string;
  /** The upper end of a range. */
  readonly valueMax?: string;
  readonly comparator: Comparator;
  /** Singular: `week`, `%`, `$`; absent for counts. */
  readonly unit?: string;
  /** Absent where the text alone does not say (pounds: money or weight). */
  readonly statistic?: Statistic;
  /** Dates: ISO 8601 as far as written; absent without a year. */
  readonly date?: string;
}

/** What was read, as token indexes `[from, to)`. */
type Reading = Omit<Quantity, 'start' | 'end'> & { readonly from: number; readonly to: number };

function readPoint(tokens: readonly Token[], at: number): Reading | null {
  const time = readTime(tokens, at);
  if (time !== null) return { from: at, to: time, comparator: '=', statistic: 'time' };
  const date = readDate(tokens, at);
  if (date) {
    const { to, iso } = date;
    const known = iso === undefined ? {} : { date: iso };
    return { from: at, to, comparator: '=', statistic: 'date', ...known };
  }
  const rank = readOrdinal(tokens, at);
  return rank && { from: at, ...rank, comparator: '=', statistic: 'rank' };
}

/** The second amount of a range that begins with `first`, or null. */
function upperEnd(tokens: readonly Token[], first: Amount): Amount | null {
  const joint = tokens[first.to];
  const before = tokens[first.from - 1]?.lower;
  const isSpan = /^[–—]$/u.test(joint?.text ?? '') && joint?.isGlued === true;
  const isDash = isSpan || isHyphen(tokens, first.to);
  const isJoined =
    isDash ||
    (joint?.lower === 'to' && before !== 'from') ||
    (joint?.lower === 'and' && before === 'between');
  if (!isJoined || first.isVague) return null;
  // Cut loose from the dash, which would make the number look like part of a code.
  const rest = tokens.slice(first.to + 1);
  const head = rest[0];
  const loose = head ? [{ ...head, isGlued: false }, ...rest.slice(1)] : [];
  const second = readAmount(loose, 0);
  if (!second) return null;
  const shift = first.to + 1;
  return { ...second, from: second.from + shift, to: second.to + shift };
}

function rangeFrom(tokens: readonly Token[], first: Amount): Reading | null {
  const second = upperEnd(tokens, first);
  if (!second) return null;
  const unit = second.unit ?? first.unit;
  if (first.unit !== undefined && unit !== first.unit) return null;
  const shared = first.scale === 0 ? shifted(first.value, second.scale) : first.value;
  const low = isLess(shared, second.value) ? shared : first.value;
  if (!isLess(low, second.value)) return null;
  const statistic = second.unit === undefined ? first.statistic : second.statistic;
  const isBetween = tokens[first.to]?.lower === 'and';
  return {
    from: first.from - (isBetween ? 1 : 0),
    to: second.to,
    value: formatDecimal(low),
    valueMax: formatDecimal(second.value),
    comparator: 'range',
    ...(unit === undefined ? { statistic: 'count' } : { unit, ...(statistic && { statistic }) }),
  };
}

function single(tokens: readonly Token[], amount: Amount): Reading {
  const { from, to, value, unit, statistic } = amount;
  const plain = tokens[from]?.lower === 'half' && amount.scale === 0 && value.places > 0;
  return {
    from,
    to,
    value: formatDecimal(value),
    comparator: amount.isVague ? '≥' : '=',
    ...(unit === undefined
      ? { statistic: plain ? 'rate' : 'count' }
      : { unit, ...(statistic && { statistic }) }),
  };
}

function readCounted(tokens: readonly Token[], at: number): Reading | null {
  const fraction = readFraction(tokens, at);
  if (fraction) return { from: at, ...fraction, comparator: '=', statistic: 'rate' };
  const amount = readAmount(tokens, at);
  return amount && (rangeFrom(tokens, amount) ?? single(tokens, amount));
}

/** `reading` with the comparators round it; none reaches back over `floor`. */
function compared(tokens: readonly Token[], reading: Reading, floor: number): Reading {
  const after = comparatorAfter(tokens, reading.to);
  const before = comparatorBefore(tokens, reading.from);
  const isFree = before !== null && before.edge >= floor;
  const sign = isFree ? before.comparator : after?.comparator;
  return {
    ...reading,
    from: isFree ? before.edge : reading.from,
    to: after?.edge ?? reading.to,
    comparator: reading.comparator === 'range' ? 'range' : (sign ?? reading.comparator),
  };
}

function quantitiesOfLine(text: string, line: Fragment): Quantity[] {
  const isLineStart = line.start === 0 || text[line.start - 1] === '\n';
  const marker = isLineStart ? listMarkerLength(text.slice(line.start, line.end).trimStart()) : 0;
  const indent = marker > 0 ? text.slice(line.start, line.end).search(/\S/u) : 0;
  const tokens = tokensOf(text, { start: line.start + indent + marker, end: line.end });
  const found: Quantity[] = [];
  let floor = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const counted = readPoint(tokens, at) ?? readCounted(tokens, at);
    if (!counted) continue;
    const { from, to, ...rest } = compared(tokens, counted, floor);
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first && last) found.push({ start: first.start, end: last.end, ...rest });
    floor = to;
    at = to - 1;
  }
  return found;
}

/** The quantities in `range`, ascending and disjoint; none crosses a line. */
export function quantitiesIn(
  text: string,
  range: Fragment = { start: 0, end: text.length },
): Quantity[] {
  return [...linesOf(text, range)].flatMap((line) => quantitiesOfLine(text, line));
}

/** The quantity that holds the caret position `offset` (or touches it), or null. */
export function quantityAt(text: string, offset: number): Quantity | null {
  const near = quantitiesOfLine(text, lineAt(text, offset));
  return (
    near.find(({ start, end }) => start <= offset && offset < end) ??
    near.find(({ end }) => end === offset) ??
    null
  );
}
