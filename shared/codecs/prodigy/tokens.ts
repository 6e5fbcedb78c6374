/**
 * The tokens that Prodigy shows: with `ws` where a space follows, they are the text, as spaCy's are.
 * White space besides (line feeds, second spaces, no-break spaces) stands in tokens of its own.
 */
import type { Fragment } from '../../model/anchor.ts';
import type { OffsetTable } from '../offsets.ts';
import { cutAt, tokensOf } from '../tokens.ts';

export interface ProdigyToken extends Fragment {
  /** True: one plain space follows, which no token holds. */
  readonly ws: boolean;
}

/**
 * UTF-16 code units.
 * @param edges where annotations begin and end: a token that holds one is cut there
 */
export function prodigyTokens(
  text: string,
  language: string | undefined,
  edges: readonly number[],
): ProdigyToken[] {
  const tokens: ProdigyToken[] = [];
  let at = 0;
  const push = (start: number, end: number): void => {
    const ws = text[end] === ' ';
    tokens.push({ start, end, ws });
    at = ws ? end + 1 : end;
  };
  for (const { start, end } of cutAt(tokensOf(text, language), edges)) {
    if (at < start) push(at, start);
    push(start, end);
  }
  if (at < text.length) push(at, text.length);
  return tokens;
}

/** As Prodigy has them: numbered, in code points. */
export const tokenRecords = (
  text: string,
  tokens: readonly ProdigyToken[],
  table: OffsetTable,
): unknown[] =>
  tokens.map(({ start, end, ws }, id) => ({
    text: text.slice(start, end),
    start: table.toCodePoints(start),
    end: table.toCodePoints(end),
    id,
    ws,
  }));
