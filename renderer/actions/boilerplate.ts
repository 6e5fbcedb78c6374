import type { Fragment } from '../../shared/model/anchor.ts';
import {
  layerInPane,
  needsArticle,
  paneOf,
  report,
  type Action,
  type ActionContext,
} from './action.ts';

/** The selection, or the marked range around the caret. */
function rangeOf(context: ActionContext): Fragment | null {
  const { anchor, head } = paneOf(context).selection;
  if (anchor !== head) return { start: Math.min(anchor, head), end: Math.max(anchor, head) };
  const marked = layerInPane(context)?.article.boilerplate ?? [];
  return marked.find(({ start, end }) => start <= head && head <= end) ?? null;
}

export const toggleBoilerplate: Action = {
  id: 'boilerplate.toggle',
  label: 'Mark the selection as boilerplate, or unmark it',
  group: 'Tag',
  keys: ['B'],
  places: ['text'],
  when: (context) => {
    const article = needsArticle(context);
    if (article !== true) return article;
    return (
      rangeOf(context) !== null ||
      'Select the text that belongs to the site, not to the article, and press b again.'
    );
  },
  run(context) {
    const layer = layerInPane(context);
    const range = rangeOf(context);
    if (!layer || !range) return;
    const { article } = layer;
    const isMarked = article.boilerplate.some(
      ({ start, end }) => start < range.end && range.start < end,
    );
    const outcome = context.workbench.dispatch({
      do: 'mark-boilerplate',
      article: article.id,
      ranges: [range],
      on: !isMarked,
    });
    report(context, outcome);
  },
};
