/**
 * The rows that an article and annotations on it need: a row for each token, and one for each part
 * of a token that an annotation begins or ends inside of, as INCEpTION's writer makes them.
 */
import type { Fragment } from '../../model/anchor.ts';
import { sentencesIn, tokensOf } from '../tokens.ts';

export interface Row extends Fragment {
  readonly id: string;
  /** Indices of the annotations on it: they are stacked in this order. */
  readonly spans: number[];
}

interface TokenRow extends Row {
  readonly parts: Row[];
}

export interface SentenceRows extends Fragment {
  readonly tokens: readonly TokenRow[];
}

/**
 * Tokens, and sentences that give the text back: each goes on to the next one, but for a line feed
 * before it, which readers put there themselves. White space that a text begins with is a token,
 * for no sentence could begin with it otherwise.
 */
function laidOut(text: string): { readonly sentences: Fragment[]; readonly tokens: Fragment[] } {
  const tokens = tokensOf(text);
  const sentences = sentencesIn(text, undefined, tokens);
  const ink = tokens[0]?.start ?? text.length;
  if (ink > 0) {
    tokens.unshift({ start: 0, end: ink });
    const [first] = sentences;
    if (first) sentences[0] = { start: 0, end: first.end };
    else sentences.push({ start: 0, end: ink });
  }
  return {
    tokens,
    sentences: sentences.map(({ start }, at) => {
      const next = sentences[at + 1]?.start;
      if (next === undefined) return { start, end: text.length };
      return { start, end: text[next - 1] === '\n' ? next - 1 : next };
    }),
  };
}

/** Index of the last of `tokens` that begins at or before `offset`. */
function tokenAt(tokens: readonly TokenRow[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function partOf(token: TokenRow, { start, end }: Fragment): Row {
  const known = token.parts.find((part) => part.start === start && part.end === end);
  if (known) return known;
  const part = { id: `${token.id}.${token.parts.length + 1}`, start, end, spans: [] };
  token.parts.push(part);
  return part;
}

export class ArticleRows {
  readonly sentences: readonly SentenceRows[];
  private readonly tokens: readonly TokenRow[];

  constructor(text: string) {
    const { sentences, tokens } = laidOut(text);
    let next = 0;
    this.sentences = sentences.map((sentence, number) => {
      const inside: TokenRow[] = [];
      for (let token = tokens[next]; token && token.start < sentence.end; token = tokens[next]) {
        inside.push({
          id: `${number + 1}-${inside.length + 1}`,
          ...token,
          spans: [],
          parts: [],
        });
        next += 1;
      }
      return { ...sentence, tokens: inside };
    });
    this.tokens = this.sentences.flatMap((sentence) => sentence.tokens);
  }

  /**
   * Puts the annotation `span` on its rows.
   * @param place begins and ends in tokens, not in white space
   * @returns the rows, in order
   */
  put(span: number, place: Fragment): readonly Row[] {
    const first = tokenAt(this.tokens, place.start);
    const last = tokenAt(this.tokens, place.end - 1);
    const rows = this.tokens.slice(first, last + 1).map((token) => {
      const start = Math.max(token.start, place.start);
      const end = Math.min(token.end, place.end);
      return start === token.start && end === token.end ? token : partOf(token, { start, end });
    });
    for (const row of rows) row.spans.push(span);
    return rows;
  }
}
