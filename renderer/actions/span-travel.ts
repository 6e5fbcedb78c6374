/** Tab and Shift+Tab: from span to span, in reading order, round and round. */
import {
  layerInPane,
  needsArticle,
  paneOf,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import { selectSpan } from './select-span.ts';

function travel(context: ActionContext, step: 1 | -1): void {
  const layer = layerInPane(context);
  const from = selectedSpan(context) ?? null;
  const next = layer?.spans.neighbour(from, paneOf(context).selection.head, step);
  if (next) selectSpan(context, next);
}

const when = (context: ActionContext): true | string => {
  const article = needsArticle(context);
  if (article !== true) return article;
  return (
    (layerInPane(context)?.spans.size ?? 0) > 0 ||
    'No annotations here yet. Select some text and press a label’s key; F6 leaves the text.'
  );
};

export const nextSpan: Action = {
  id: 'span.next',
  label: 'Go to the next annotation',
  group: 'Annotation',
  keys: ['Tab'],
  places: ['text'],
  when,
  run: (context) => travel(context, 1),
};

export const previousSpan: Action = {
  id: 'span.previous',
  label: 'Go to the previous annotation',
  group: 'Annotation',
  keys: ['Shift+Tab'],
  places: ['text'],
  when,
  run: (context) => travel(context, -1),
};
