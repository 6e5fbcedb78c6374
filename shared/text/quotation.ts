/** Quotations in a line of text. Offsets are UTF-16 code units. */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import { isJoined } from './joining.ts';
import { lineAt } from './line.ts';

/** A quotation with its marks; `inner` is what stands between them, without white space. */
export interface Quotation extends Fragment {
  readonly inner: Fragment;
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‘': '’',
  '«': '»',
  '「': '」',
  '『': '』',
  '"': '"',
};
const LETTER = /[\p{L}\p{N}]/u;

/** ’ between letters is an apostrophe, and after an s most likely one when a better mark follows. */
function closesSingle(line: string, at: number): 'yes' | 'perhaps' | 'no' {
  const before = line[at - 1] ?? '';
  const after = line[at + 1] ?? '';
  if (LETTER.test(after)) return 'no';
  const isPossessive = /[sz]/iu.test(before) && /^\s\p{Ll}/u.test(line.slice(at + 1, at + 3));
  return isPossessive ? 'perhaps' : 'yes';
}

/** Index of the mark that closes the one at `open`, or -1. */
function closingOf(line: string, open: number): number {
  const closers = PAIRS[line[open] ?? ''] ?? '';
  let perhaps = -1;
  for (let at = open + 1; at < line.length; at += 1) {
    const mark = line[at] ?? '';
    if (closers === '’' && mark === '‘') break;
    if (!closers.includes(mark) || isJoined(line, at + 1)) continue;
    const verdict = closers === '’' ? closesSingle(line, at) : 'yes';
    if (verdict === 'yes') return at;
    if (verdict === 'perhaps' && perhaps === -1) perhaps = at;
  }
  return perhaps;
}

/** The quotations that open on the line `bounds`, in order of their opening marks; inner ones too. */
function* quotationsOf(text: string, bounds: Fragment): Generator<Quotation> {
  const line = text.slice(bounds.start, bounds.end);
  for (let open = 0; open < line.length; open += 1) {
    const mark = line[open] ?? '';
    if (!(mark in PAIRS) || isJoined(line, open + 1)) continue;
    const close = closingOf(line, open);
    const isOpenEnded = close === -1 && mark !== '‘';
    if (close === -1 && !isOpenEnded) continue;
    const end = isOpenEnded ? line.length : close + 1;
    const inner = trimFragment(line, { start: open + 1, end: isOpenEnded ? end : close });
    if (inner) {
      const moved = (at: number): number => bounds.start + at;
      yield {
        start: moved(open),
        end: moved(isOpenEnded ? inner.end : end),
        inner: { start: moved(inner.start), end: moved(inner.end) },
      };
    }
    // A straight mark opens and closes alike: go on after the one that closes.
    if (mark === '"' && close !== -1) open = close;
  }
}

/**
 * The innermost quotation round the caret position `offset`, its marks included. One that is not
 * closed on its line (the quotation goes on in the next paragraph) reaches to the line's end.
 */
export function quoteSpanAt(text: string, offset: number): Quotation | null {
  let found: Quotation | null = null;
  for (const quotation of quotationsOf(text, lineAt(text, offset))) {
    if (quotation.start > offset) break;
    if (offset <= quotation.end) found = quotation;
  }
  return found;
}

/**
 * The next quotation that opens after `offset`, or the last one that opens before it, across lines.
 * @param isHere whether one that opens at `offset` itself counts
 */
export function nextQuotation(
  text: string,
  offset: number,
  direction: 1 | -1,
  isHere = false,
): Quotation | null {
  const isOn = ({ start }: Quotation): boolean =>
    (isHere && start === offset) || (direction === 1 ? start > offset : start < offset);
  let line = lineAt(text, offset);
  for (;;) {
    const found = [...quotationsOf(text, line)].filter(isOn);
    const next = direction === 1 ? found[0] : found.at(-1);
    if (next) return next;
    if (direction === 1 ? line.end === text.length : line.start === 0) return null;
    line = lineAt(text, direction === 1 ? line.end + 1 : line.start - 1);
  }
}
