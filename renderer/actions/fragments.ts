/** A span of several fragments: adding one, taking one away. */
import { trimFragment, type Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import { united } from '../../shared/ops/boundary-commands.ts';
import { restAt } from '../../shared/text/extension.ts';
import { targetOf } from '../../shared/text/target.ts';
import {
  layerInPane,
  needsSpan,
  paneOf,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import { place } from './select-span.ts';

const selectionOf = ({ editor, ...context }: ActionContext) =>
  editor?.selection() ?? paneOf({ editor, ...context }).selection;

/** With nothing selected: the rest of the quotation or clause for labels of sentences, else its unit. */
function targetAt(
  { labels }: Codebook,
  span: Span,
  article: Article,
  head: number,
): Fragment | null {
  const unit = labels.find(({ id }) => id === span.label)?.unit ?? 'sentence';
  const range =
    unit === 'sentence'
      ? restAt(article.text, head, article.meta.language)
      : targetOf(unit, article, head);
  return range && trimFragment(article.text, range);
}

/** Whether all of `range` is covered already. */
const holds = (fragments: readonly Fragment[], range: Fragment): boolean =>
  fragments.some(({ start, end }) => start <= range.start && range.end <= end);

/** Adds the selection, or what stands at the caret: the key and the toolbar at a selection. */
const add: Action = {
  id: 'span.add-fragment',
  label: 'Add the selection, or what stands at the caret, to the annotation',
  group: 'Annotation',
  keys: ['+'],
  places: ['text'],
  when(context) {
    const span = selectedSpan(context);
    if (!span) return needsSpan(context);
    return (
      span.orphan === undefined || 'It has lost its place. Give it one first, in the inspector.'
    );
  },
  run(context) {
    const { workbench, state } = context;
    const layer = layerInPane(context);
    const span = selectedSpan(context);
    if (!layer || !span) return;
    const { article } = layer;
    const { anchor, head } = selectionOf(context);
    const range =
      anchor === head
        ? targetAt(state.data.codebook, span, article, head)
        : trimFragment(article.text, {
            start: Math.min(anchor, head),
            end: Math.max(anchor, head),
          });
    if (!range || holds(span.fragments, range)) {
      workbench.say(
        range
          ? 'This is part of the annotation already. Select the text to add.'
          : 'Nothing to add here. Select the text to add.',
        'refused',
      );
      return;
    }
    const fragments = united(article.text, [...span.fragments, range]);
    const outcome = workbench.dispatch({
      do: 'edit-span',
      article: article.id,
      span: span.id,
      edit: { fragments },
    });
    if (report(context, outcome)) place(context, { anchor: range.end, head: range.end }, span.id);
  },
};

/** Takes one of several fragments away; also what the inspector's buttons do. */
export function takeFragment(context: ActionContext, span: Span, at: number): void {
  report(
    context,
    context.workbench.dispatch({
      do: 'edit-span',
      article: span.article,
      span: span.id,
      edit: { fragments: span.fragments.toSpliced(at, 1) },
    }),
  );
}

const take: Action = {
  id: 'span.take-fragment',
  label: 'Take the fragment at the caret, or the last one, from the annotation',
  group: 'Annotation',
  keys: ['-'],
  places: ['text'],
  when(context) {
    const span = selectedSpan(context);
    if (!span) return needsSpan(context);
    return span.fragments.length > 1 || 'It is in one piece; Delete removes the annotation.';
  },
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    const { head } = selectionOf(context);
    const here = span.fragments.findIndex(({ start, end }) => start <= head && head <= end);
    takeFragment(context, span, here >= 0 ? here : span.fragments.length - 1);
  },
};

export const fragmentActions: readonly Action[] = [add, take];
