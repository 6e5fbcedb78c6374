/**
 * Where the annotations of a dataset stand in the article of the project that they come to, which
 * may be at another revision: placed on its text, or kept as orphans, never guessed and never lost.
 * Offsets are UTF-16 code units.
 */
import { reanchorer, type Anchoring } from '../../shared/anchor/reanchor.ts';
import { textAt } from '../../shared/anchor/revisions.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Span } from '../../shared/model/span.ts';
import { placedFragments } from '../../shared/ops/revise-commands.ts';

export interface Arrived {
  readonly span: Span;
  /** What became of its place; null: the text is the same, and so is the place. */
  readonly anchoring: Anchoring['kind'] | null;
}

/** The revision of `home` with the text that an orphan counts into; its own number if none has it. */
function revisionWith(home: Article, text: string | null, span: Span): number {
  if (text === home.text) return home.revision;
  return home.revisions?.find((one) => one.text === text)?.revision ?? span.revision;
}

/**
 * @param home the project's article
 * @param from the dataset's one, which the spans were made on
 */
export function arrivalAt(home: Article, from: Article): (span: Span) => Arrived {
  const isOther = home.sha256 !== from.sha256;
  const anchors = new Map<string | null, ReturnType<typeof reanchorer>>();
  const anchorFrom = (text: string | null): ReturnType<typeof reanchorer> => {
    const known = anchors.get(text) ?? reanchorer(home.text, text);
    anchors.set(text, known);
    return known;
  };
  return (span) => {
    const isOrphan = span.orphan !== undefined;
    const text = isOrphan ? textAt(from, span.revision) : from.text;
    const lost = { ...span, revision: revisionWith(home, text, span) };
    // What has no place in the same text was looked for already.
    if (!isOther)
      return { span: isOrphan ? lost : { ...span, revision: home.revision }, anchoring: null };
    const anchoring = anchorFrom(text).place(span);
    if (anchoring.kind === 'orphan')
      return { span: { ...lost, orphan: span.orphan ?? anchoring.reason }, anchoring: 'orphan' };
    const fragments = placedFragments(home.text, span, anchoring.fragments);
    const { orphan: _lost, ...anchored } = span;
    return {
      span: {
        ...anchored,
        revision: home.revision,
        fragments,
        quote: quoteOf(home.text, fragments),
      },
      anchoring: anchoring.kind,
    };
  };
}
