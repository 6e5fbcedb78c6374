/**
 * Bringing the places of a store's spans to the text that their article has after the merge. It is
 * no write: the words were tagged by whoever tagged them, and only the text under them is another.
 * A text that followed from another one in steps is followed in those steps, so that it does not
 * matter through how many stores a span came. Offsets are UTF-16 code units.
 */
import { reanchorer } from '../anchor/reanchor.ts';
import { textAt } from '../anchor/revisions.ts';
import { quoteOf, type Fragment, type Quote } from '../model/anchor.ts';
import type { Article } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import { ANCHOR } from '../lineage/shape.ts';
import type { Expanded, Valued } from '../lineage/versions.ts';
import { placedFragments } from '../ops/revise-commands.ts';

/** As the lineage keeps it. */
interface Anchor {
  readonly revision: number;
  readonly fragments: readonly Fragment[];
  readonly quote: Quote;
  readonly orphan?: string;
}

/** The texts from `from` to the one of `home`, both included, the first one perhaps unknown there. */
function wayTo(home: Article, from: string | null): (string | null)[] {
  const texts = [...(home.revisions ?? []).map(({ text }) => text), home.text];
  const at = from === null ? -1 : texts.lastIndexOf(from);
  return at < 0 ? [from, home.text] : texts.slice(at);
}

/** Re-anchorers are worth keeping: each reads two whole texts. */
export class AnchorCarrier {
  private readonly home: Article;
  private readonly from: Article;
  private readonly steps = new Map<string, ReturnType<typeof reanchorer>>();

  /**
   * @param home the article after the merge
   * @param from the article of the store that the spans come from
   */
  constructor(home: Article, from: Article) {
    this.home = home;
    this.from = from;
  }

  /** The spans stand on the very text of `home`. */
  get isNative(): boolean {
    return this.from.text === this.home.text;
  }

  /**
   * There is nothing to carry: text and number of the revision are the same. A span that was removed,
   * and a place that was not the one shown, did not go along when the text was cleaned up.
   */
  isIdleFor({ revision, orphan, lineage }: Span): boolean {
    const isContested = (lineage?.fields[ANCHOR]?.length ?? 0) > 1;
    const isHere = orphan !== undefined || revision === this.home.revision;
    return this.isNative && this.from.revision === this.home.revision && isHere && !isContested;
  }

  private step(from: string | null, to: string): ReturnType<typeof reanchorer> {
    const key = `${from ?? ''}\0${to}`;
    const known = this.steps.get(key) ?? reanchorer(to, from);
    this.steps.set(key, known);
    return known;
  }

  /**
   * A place of `span`, at whatever revision of its article, on the text of `home`.
   * @param value the anchor as the lineage keeps it: it was validated as JSON, and that it is an
   *   anchor follows from the record's schema
   */
  carriedValue(span: Span, value: unknown): Anchor {
    const anchor = value as Anchor;
    // What has no place was looked for already, where its text was at hand.
    if (anchor.orphan !== undefined) return anchor;
    const way = wayTo(this.home, textAt(this.from, anchor.revision));
    let now: Span = { ...span, ...anchor };
    for (const [at, to] of way.entries()) {
      const before = way[at - 1];
      if (at === 0 || to === null || before === undefined || before === to) continue;
      const anchoring = this.step(before, to).place(now);
      if (anchoring.kind === 'orphan') return { ...anchor, orphan: anchoring.reason };
      const fragments = placedFragments(to, now, anchoring.fragments);
      now = { ...now, fragments, quote: quoteOf(to, fragments) };
    }
    const { fragments, quote } = now;
    return { revision: this.home.revision, fragments, quote };
  }

  /** `span` on the text of `home`, as far as it has a place there. */
  placed(span: Span): Span {
    const { orphan, ...found } = span;
    const { revision, fragments, quote } = span;
    const anchor = { revision, fragments, quote, ...(orphan !== undefined && { orphan }) };
    return { ...found, ...this.carriedValue(span, anchor) };
  }

  /** `versions` of a span with all its places on the text of `home`, as far as they have one. */
  carried(span: Span, versions: Expanded): Expanded {
    const anchors = versions.fields.get(ANCHOR);
    if (!anchors) return versions;
    const moved = anchors.map((version): Valued => ({
      ...version,
      value: this.carriedValue(span, version.value),
    }));
    return { ...versions, fields: new Map(versions.fields).set(ANCHOR, moved) };
  }
}
