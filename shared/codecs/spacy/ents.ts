/** What of an article's annotations `doc.ents` can hold, and what it cannot. */
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { flatOf } from '../flatten.ts';
import type { Tally } from '../tally.ts';
import { isInsideToken, tokensOf, withoutEdgeSpace } from '../tokens.ts';

/** White space at an edge, which spaCy refuses (its error E024). */
function isOpen(text: string, span: Span): boolean {
  const [whole] = span.fragments;
  const ink = whole ? withoutEdgeSpace(text, whole) : null;
  return ink?.start !== whole?.start || ink?.end !== whole?.end;
}

/** In the order of `spans`. */
export const entsOf = ({ article: { text }, spans }: ArticleContent): readonly Span[] =>
  flatOf(spans.filter((span) => !isOpen(text, span))).flat;

/**
 * Counts what only the file holds or what spaCy may have to move: nothing goes. spaCy's own
 * tokenizer decides about the last; words by Unicode's rules are close to it.
 */
export function countForSpacy(content: ArticleContent, tally: Tally): ArticleContent {
  const { text, meta } = content.article;
  const ents = new Set(entsOf(content));
  const tokens = content.spans.length > 0 ? tokensOf(text, meta.language) : [];
  for (const span of content.spans) {
    const of = `of “${tally.nameOf(span.label)}”`;
    if (isOpen(text, span))
      tally.add(`places in “ents” for annotations ${of} with white space at an edge`);
    else if (!ents.has(span))
      tally.add(`places in “ents” for annotations ${of} that overlap a longer one`);
    if (isInsideToken(tokens, spanStart(span)) || isInsideToken(tokens, spanEnd(span)))
      tally.add(`token boundaries for annotations ${of} that begin or end inside a word`);
  }
  return content;
}
