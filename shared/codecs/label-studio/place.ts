/**
 * Where regions lie. Label Studio counts code points since the middle of 2024 and UTF-16 code units
 * before; imported texts may end lines in CRLF, which its page shows as one character or as two. The
 * quote that a region carries decides; one without a quote is counted as most of the file's are.
 */
import { exactOf, fragmentsProblem, type Fragment } from '../../model/anchor.ts';
import { normaliseText } from '../../text/normalise.ts';
import { RawText } from '../raw-text.ts';

/** How offsets may be counted, the likelier first. */
const WAYS = [
  { unit: 'code-points', isRaw: true },
  { unit: 'utf-16', isRaw: true },
  { unit: 'code-points', isRaw: false },
  { unit: 'utf-16', isRaw: false },
] as const;
type Way = (typeof WAYS)[number];

export interface Range {
  readonly start: number;
  readonly end: number;
  /** Null: the region has no quote. */
  readonly quote: string | null;
}

export interface Placed {
  readonly fragments: readonly Fragment[];
  /** As the text has it, where the quote is the text's but for how line ends are written. */
  readonly quote: string | null;
}

/** The text of a task, and where its regions lie in it. */
export class TaskText {
  readonly raw: RawText;
  private readonly normalised: RawText;
  private readonly ways: readonly Way[];

  /** @param said how the task says that it counts */
  constructor(text: string, said: unknown) {
    this.raw = new RawText(text);
    this.normalised = this.raw.text === text ? this.raw : new RawText(this.raw.text);
    const isSaid = WAYS.some(({ unit }) => unit === said);
    this.ways = WAYS.filter(
      ({ unit, isRaw }) => (!isSaid || unit === said) && (isRaw || this.normalised !== this.raw),
    );
  }

  get text(): string {
    return this.raw.text;
  }

  private at({ unit, isRaw }: Way, { start, end }: Range): Fragment {
    const text = isRaw ? this.raw : this.normalised;
    return { start: text.toText(start, unit), end: text.toText(end, unit) };
  }

  private fits(fragment: Fragment, quote: string): boolean {
    return (
      fragmentsProblem(this.text, [fragment]) === null && exactOf(this.text, [fragment]) === quote
    );
  }

  /** Counts for every way whether the quote stands there. */
  vote(range: Range, votes: Map<Way, number>): void {
    const quote = this.quoteOf(range);
    if (quote === null || (this.raw.isCountedAlike && this.normalised === this.raw)) return;
    for (const way of this.ways)
      if (this.fits(this.at(way, range), quote)) votes.set(way, (votes.get(way) ?? 0) + 1);
  }

  /** Older versions wrote line ends in quotes as a backslash and an n. */
  private quoteOf({ quote }: Range): string | null {
    if (quote === null) return null;
    const exact = normaliseText(quote);
    if (!exact.includes('\\n') || this.text.includes(exact)) return exact;
    return exact.replaceAll('\\n', '\n');
  }

  place(range: Range, votes: ReadonlyMap<Way, number>): Placed {
    const ranked = [...this.ways].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
    const quote = this.quoteOf(range);
    const [likeliest] = ranked;
    const way =
      (quote === null ? undefined : ranked.find((one) => this.fits(this.at(one, range), quote))) ??
      likeliest;
    return { fragments: way ? [this.at(way, range)] : [], quote };
  }
}

export type Votes = Map<Way, number>;
