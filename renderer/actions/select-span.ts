/** Selecting a span in the active pane: marked, in the inspector, and in view. */
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';
import { withPane } from '../store/view-state.ts';
import type { ActionContext } from './action.ts';

export function selectSpan({ workbench, editor, state }: ActionContext, span: Span | null): void {
  workbench.setView((view) => withPane(view, view.active, { span: span?.id ?? null }));
  if (!span || !editor) return;
  const start = spanStart(span);
  editor.select({ anchor: start, head: start });
  editor.reveal({ start, end: spanEnd(span) });
  const label = state.data.codebook.labels.find(({ id }) => id === span.label);
  workbench.say(`${label?.name ?? span.label}: “${span.quote.exact}”`);
}
