/** Where the annotations of a line lie, and which of them a relation links. */
import type { Fragment } from '../../model/anchor.ts';
import type { Span } from '../../model/span.ts';
import type { ProdigyLine, ProdigySpan } from './line.ts';

export interface GivenPlace {
  /** Code points of the text as given; null: none. */
  readonly place: Fragment | null;
  /** False: the numbers of its tokens say something else. Prodigy, too, trains by the offsets. */
  readonly agrees: boolean;
}

export function givenPlace(span: ProdigySpan, { tokens }: ProdigyLine): GivenPlace {
  const [first, last] = [tokens?.[span.token_start ?? -1], tokens?.[span.token_end ?? -1]];
  const [start, end] = [span.start ?? first?.start, span.end ?? last?.end];
  if (start === undefined || end === undefined) return { place: null, agrees: true };
  const agrees = (first?.start ?? start) === start && (last?.end ?? end) === end;
  return { place: { start, end }, agrees };
}

/** An annotation as the line gives it and as it was taken. */
export interface Placed {
  readonly given: ProdigySpan;
  readonly span: Span;
}

const placeKey = ({ start, end, label }: ProdigySpan): string =>
  JSON.stringify([start, end, label]);

/** Finds the annotations of one line at the ends of its relations. */
export class Ends {
  private readonly places = new Map<string, Span>();
  private readonly lastTokens = new Map<number, Span | null>();

  constructor(placed: readonly Placed[]) {
    for (const { given, span } of placed) {
      if (!this.places.has(placeKey(given))) this.places.set(placeKey(given), span);
      const last = given.token_end;
      if (typeof last !== 'number') continue;
      const other = this.lastTokens.get(last);
      this.lastTokens.set(last, other === undefined || other === span ? span : null);
    }
  }

  /**
   * At the place and with the label that the relation gives, else the only one whose last token it
   * names (older versions give no more).
   */
  at(token: number, end: ProdigySpan | null | undefined): Span | undefined {
    const exact = end ? this.places.get(placeKey(end)) : undefined;
    return exact ?? this.lastTokens.get(token) ?? undefined;
  }
}
