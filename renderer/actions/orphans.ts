/** Orphans that get a place by hand, and the earlier texts that they were lost from. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Span } from '../../shared/model/span.ts';
import { activePane } from '../store/view-state.ts';
import {
  needsArticle,
  OUTSIDE_FIELDS,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import { selectSpan } from './select-span.ts';

/** Gives `span` its place, as one step, and shows it there. */
export function placeOrphan(
  context: ActionContext,
  { article, id }: Pick<Span, 'article' | 'id'>,
  fragments: readonly Fragment[],
): void {
  const { workbench } = context;
  const outcome = workbench.dispatch({ do: 'edit-span', article, span: id, edit: { fragments } });
  if (!outcome.ok) {
    report(context, outcome);
    return;
  }
  workbench.enter(null);
  const state = workbench.store.getState();
  const placed = state.data.layers.get(article)?.spans.get(id);
  if (placed && activePane(state.view).article === article)
    selectSpan({ ...context, state }, placed);
  workbench.say('It has its place again.');
  context.editor?.focus();
}

const needsOrphan = (context: ActionContext): true | string =>
  context.state.readOnly ??
  (selectedSpan(context)?.orphan !== undefined || 'The selected annotation has its place.');

const begin: Action = {
  id: 'orphan.place',
  label: 'Give the annotation that lost its place another one, by hand',
  group: 'Annotation',
  keys: ['Shift+P'],
  places: ['text', 'list'],
  when: needsOrphan,
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    context.workbench.enter({ kind: 'place-orphan', article: span.article, span: span.id });
    context.editor?.focus();
  },
};

const confirm: Action = {
  id: 'orphan.place-here',
  label: 'The selection is where the annotation belongs',
  group: 'Annotation',
  keys: ['Enter'],
  places: ['text'],
  mode: 'place-orphan',
  when(context) {
    const { mode, readOnly } = context.state;
    if (readOnly !== null) return readOnly;
    if (mode?.kind !== 'place-orphan') return 'No annotation is being placed.';
    if (activePane(context.state.view).article !== mode.article)
      return 'The annotation belongs to another article. Go to that one, or press Escape to stop.';
    const { anchor, head } = context.editor?.selection() ?? { anchor: 0, head: 0 };
    return anchor !== head || 'Select the text where the annotation belongs, then press Enter.';
  },
  run(context) {
    const { mode } = context.state;
    const selection = context.editor?.selection();
    if (mode?.kind !== 'place-orphan' || !selection) return;
    const { anchor, head } = selection;
    placeOrphan(context, { article: mode.article, id: mode.span }, [
      { start: Math.min(anchor, head), end: Math.max(anchor, head) },
    ]);
  },
};

const revisions: Action = {
  id: 'clean-up.revisions',
  label: 'Show the article’s earlier texts…',
  group: 'Clean-up',
  keys: ['Shift+F4'],
  places: OUTSIDE_FIELDS,
  when: (context) =>
    context.state.mode?.kind === 'clean-up'
      ? 'Keep or discard the clean-up first.'
      : needsArticle(context),
  run({ workbench, state }) {
    const { article } = activePane(state.view);
    if (article !== null) workbench.show({ kind: 'revisions', article });
  },
};

export const orphanActions: readonly Action[] = [begin, confirm, revisions];
