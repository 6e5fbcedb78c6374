/** Showing a span wherever it is: in the pane that has its article, else in another pane. */
import { quoted } from '../../shared/text/quoted.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';
import { EMPTY_PANE, shownPanes, withPane, type ViewState } from '../store/view-state.ts';
import type { ActionContext } from './action.ts';

/** The pane that shows `article`, the active one first; -1 where none does. */
export function paneShowing(view: ViewState, article: string): number {
  const panes = shownPanes(view);
  return panes[view.active]?.article === article
    ? view.active
    : panes.findIndex((pane) => pane.article === article);
}

/** Where an article that is not shown goes: beside what is read, where there is a second pane. */
const paneFor = (view: ViewState): number =>
  view.paneCount === 1 ? 0 : (view.active + 1) % view.paneCount;

function say({ workbench, state }: ActionContext, span: Span): void {
  const label = state.data.codebook.labels.find(({ id }) => id === span.label);
  workbench.say(`${label?.name ?? span.label}: ${quoted(spanWords(span))}`);
}

/**
 * Selects the span at `end`, shows it, and gives its text the focus. An orphan has no place to show:
 * the pane stays where it is.
 */
export async function goToSpan(
  context: ActionContext,
  { article, span: id }: RelationEnd,
): Promise<void> {
  const { workbench, focus, editorIn } = context;
  const { view, data } = workbench.store.getState();
  const shown = paneShowing(view, article);
  const known = data.layers.get(article)?.spans.get(id);
  if (shown >= 0) {
    if (!known) return;
    const start = spanStart(known);
    const isLost = known.orphan !== undefined;
    const editor = isLost ? null : editorIn(shown);
    const selection = { anchor: start, head: start };
    editor?.select(selection);
    workbench.setView((now) =>
      withPane({ ...now, screen: 'read', active: shown }, shown, {
        span: id,
        ...(isLost ? {} : { selection }),
        // Coming from another screen, the text is drawn anew: from here on.
        ...(isLost || editor ? {} : { topOffset: start }),
      }),
    );
    editor?.reveal({ start, end: spanEnd(known) });
    focus.pane(shown);
    say(context, known);
    return;
  }
  const content = await workbench.ask.article(article);
  const span = content.ok ? content.value.spans.find((one) => one.id === id) : undefined;
  if (!span) {
    workbench.say(
      content.ok ? 'That annotation is not in its article any more.' : content.error.message,
      'refused',
    );
    return;
  }
  const start = span.orphan === undefined ? spanStart(span) : 0;
  const place = { article, span: id, topOffset: start, selection: { anchor: start, head: start } };
  workbench.setView((now) => {
    const pane = paneFor(now);
    return withPane({ ...now, screen: 'read', active: pane }, pane, { ...EMPTY_PANE, ...place });
  });
  focus.pane(workbench.store.getState().view.active);
  say(context, span);
}
