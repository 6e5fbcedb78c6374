/** Merging colleagues' copies, and deciding what merging left open. */
import type { Conflict } from '../../shared/model/conflict.ts';
import { ok, type Result } from '../../shared/result.ts';
import { conflictWatch } from '../store/conflict-watch.ts';
import { reviewPlace, type ReviewPlace } from '../store/review-place.ts';
import { withArticle } from '../store/view-state.ts';
import { ANYWHERE, type Action, type ActionContext } from './action.ts';
import { goToSpan } from './go-to-span.ts';

function show({ workbench }: ActionContext, wanted: ReviewPlace['wanted']): void {
  reviewPlace(workbench).setState({ tab: 'merge', wanted });
  workbench.setView((view) => (view.screen === 'review' ? view : { ...view, screen: 'review' }));
}

const openMerge: Action = {
  id: 'review.merge',
  label: 'Merge a colleague’s copy…',
  group: 'Project',
  keys: ['Mod+Shift+M'],
  places: ANYWHERE,
  when: () => true,
  run(context) {
    show(context, 'path');
    context.workbench.say('Merge: type the path of a copy, or drop it on the window.');
  },
};

const openConflicts: Action = {
  id: 'review.conflicts',
  label: 'Go to the conflicts that wait',
  group: 'Project',
  keys: ['Alt+Shift+5'],
  places: ANYWHERE,
  when: ({ workbench }) =>
    conflictWatch(workbench).store.getState().conflicts.length > 0 ||
    'No conflict waits for a decision.',
  run: (context) => show(context, 'conflicts'),
};

export const reviewActions: readonly Action[] = [openMerge, openConflicts];

/** The span by which a relation is found in the text; null where it is there no more. */
async function endOf(
  { workbench }: ActionContext,
  article: string | null,
  relation: string,
): Promise<Result<{ readonly article: string; readonly span: string } | null>> {
  if (article === null)
    return ok(workbench.store.getState().data.links.get(relation)?.from ?? null);
  const content = await workbench.ask.article(article);
  if (!content.ok) return content;
  return ok(content.value.relations.find(({ id }) => id === relation)?.from ?? null);
}

/** Shows what the conflict is about where it stands: span, relation, article or codebook. */
export async function goToConflict(context: ActionContext, conflict: Conflict): Promise<void> {
  const { workbench, focus } = context;
  const { kind, id, article, what, name } = conflict;
  if (article !== null && kind === 'span' && what !== 'stranded') {
    await goToSpan(context, { article: article.id, span: id });
    return;
  }
  if (kind === 'relation' && what !== 'stranded') {
    const end = await endOf(context, article?.id ?? null, id);
    if (end.ok && end.value !== null) await goToSpan(context, end.value);
    else
      workbench.say(
        end.ok ? 'That relation is not in the project any more.' : end.error.message,
        'refused',
      );
    return;
  }
  if (article !== null && workbench.store.getState().summaries.has(article.id)) {
    workbench.setView((view) => ({
      ...withArticle(view, view.active, article.id),
      screen: 'read',
    }));
    focus.pane(workbench.store.getState().view.active);
    workbench.say(
      what === 'stranded' ? `${name} is kept aside: it is not in the text.` : `“${article.title}”`,
    );
    return;
  }
  if (kind === 'codebook') {
    workbench.setView((view) => ({ ...view, screen: 'codebook' }));
    focus.screen();
    workbench.say('Codebook.');
    return;
  }
  workbench.say(`${name} stands in no text: decide it here.`, 'refused');
}

/** Shows the conflict that waits on the record with this id, first of all. */
export function goToConflictOf(context: ActionContext, record: string): void {
  const watch = conflictWatch(context.workbench);
  const at = watch.store.getState().conflicts.findIndex(({ id }) => id === record);
  if (at >= 0) watch.goTo(at);
  show(context, 'conflicts');
}
