/** What brat has no place for, besides what its `carries` say. */
import type { ArticleContent } from '../../ops/state.ts';
import { relationsInLayers } from '../annotator-layers.ts';
import { carriedFragments } from './fragments.ts';
import type { Tally } from '../tally.ts';

/**
 * Fragments that only a line break or a tab parts are one in brat, and such a break at the edge of
 * an annotation is nowhere; relations lie in one annotator's file with both their ends.
 */
export function reduceForBrat(content: ArticleContent, tally: Tally): ArticleContent {
  const { text } = content.article;
  const spans = content.spans.flatMap((span) => {
    const fragments = carriedFragments(text, span.fragments);
    if (fragments.length === 0) {
      tally.add(`annotations of nothing but line breaks or tabs with the label “${span.label}”`);
      return [];
    }
    const places = [span.fragments, fragments].map((some) =>
      some.map(({ start, end }) => `${start}-${end}`).join(),
    );
    if (places[0] !== places[1])
      tally.add(`edges of fragments at line breaks or tabs, label “${span.label}”`);
    return [{ ...span, fragments }];
  });
  return relationsInLayers({ ...content, spans }, tally);
}
