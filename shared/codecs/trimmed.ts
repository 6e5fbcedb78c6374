/** Annotations for formats made of tokens: none begins or ends with white space. */
import type { Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Tally } from './tally.ts';
import { withoutEdgeSpace } from './tokens.ts';

/**
 * The annotations of `content` without white space at their edges, those of nothing else left out;
 * both counted.
 * @param content without discontinuous annotations
 */
export function trimmedSpans({ article, spans }: ArticleContent, tally: Tally): Span[] {
  return spans.flatMap((span) => {
    const [whole] = span.fragments;
    const ink = whole ? withoutEdgeSpace(article.text, whole) : null;
    if (!whole || !ink) {
      tally.add(`annotations of “${tally.nameOf(span.label)}” on white space only`);
      return [];
    }
    if (ink.start === whole.start && ink.end === whole.end) return [span];
    tally.add(`white space at the edges of annotations of “${tally.nameOf(span.label)}”`);
    return [{ ...span, fragments: [ink] }];
  });
}
