/** Likely boilerplate that was neither marked nor left alone yet. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import { suggestBoilerplate, type BoilerplateSuggestion } from '../../shared/text/boilerplate.ts';

/** Names a range of an article in the view, as something to leave alone. */
export const rangeKey = (article: string, { start, end }: Fragment): string =>
  `${article} ${start}-${end}`;

export function openSuggestions(
  article: Article,
  leftAlone: readonly string[],
): readonly BoilerplateSuggestion[] {
  const left = new Set(leftAlone);
  return suggestBoilerplate(article).filter(
    (range) =>
      !left.has(rangeKey(article.id, range)) &&
      !article.boilerplate.some(({ start, end }) => start < range.end && range.start < end),
  );
}
