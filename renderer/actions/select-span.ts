/** Selecting a span or a place in the active pane: one step for the editor and the view. */
import { quoted } from '../../shared/text/quoted.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';
import type { TextSelection } from '../editor/editor-handle.ts';
import { withPane } from '../store/view-state.ts';
import type { ActionContext } from './action.ts';

/** Puts the caret or selection there, in the editor and in the view that a restart restores. */
export function place(
  { workbench, editor }: ActionContext,
  selection: TextSelection,
  span: string | null,
): void {
  editor?.select(selection);
  workbench.setView((view) => withPane(view, view.active, { selection, span }));
}

/**
 * Selects `span`: marked, in the inspector, in view, and said aloud. An orphan has no place in this
 * text: the caret stays where it is.
 */
export function selectSpan(context: ActionContext, span: Span): void {
  if (span.orphan === undefined) {
    const start = spanStart(span);
    place(context, { anchor: start, head: start }, span.id);
    context.editor?.reveal({ start, end: spanEnd(span) });
  } else context.workbench.setView((view) => withPane(view, view.active, { span: span.id }));
  const label = context.state.data.codebook.labels.find(({ id }) => id === span.label);
  context.workbench.say(`${label?.name ?? span.label}: ${quoted(spanWords(span))}`);
}
