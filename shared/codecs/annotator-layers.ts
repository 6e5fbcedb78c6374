/**
 * Formats that keep each annotator's work apart: a relation lies with the annotations it links, so
 * all three have to be one annotator's.
 */
import type { Annotator } from '../model/annotator.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Tally } from './tally.ts';

/** Relations between two annotators' annotations go; a relation is theirs whose ends it links. */
export function relationsInLayers(content: ArticleContent, tally: Tally): ArticleContent {
  const authors = new Map(content.spans.map(({ id, by }) => [id, by]));
  const relations = content.relations.flatMap((relation) => {
    const by = authors.get(relation.from.span);
    const other = authors.get(relation.to.span);
    // What lost an end is somebody else's to count.
    if (by === undefined || other === undefined) return [relation];
    if (by !== other) {
      tally.add('relations between annotations of two annotators');
      return [];
    }
    if (by === relation.by) return [relation];
    tally.add('who made a relation between another one’s annotations');
    return [{ ...relation, by }];
  });
  return { ...content, relations };
}

export interface Layer extends Pick<ArticleContent, 'spans' | 'relations'> {
  readonly annotator: Annotator;
}

/** The work of everyone who did any on the article, in the order of `annotators`. */
export function layersOf(
  { spans, relations }: ArticleContent,
  annotators: readonly Annotator[],
): Layer[] {
  const authors = new Set(spans.map(({ by }) => by));
  return annotators
    .filter(({ id }) => authors.has(id))
    .map((annotator) => ({
      annotator,
      spans: spans.filter(({ by }) => by === annotator.id),
      relations: relations.filter(({ by }) => by === annotator.id),
    }));
}
