/** A session: beginning it, going from article to article, and its summary. */
import { nextInQueue } from '../../shared/session/session.ts';
import { quoted } from '../../shared/text/quoted.ts';
import { activePane, withArticle } from '../store/view-state.ts';
import {
  ANYWHERE,
  needsArticle,
  OUTSIDE_FIELDS,
  report,
  type Action,
  type ActionContext,
} from './action.ts';

const isDoneIn =
  ({ state }: ActionContext) =>
  (article: string): boolean =>
    state.me !== null && (state.summaries.get(article)?.done.includes(state.me) ?? false);

const session: Action = {
  id: 'session.open',
  label: 'Begin a session, or see how it went…',
  group: 'Session',
  keys: ['F9'],
  places: ANYWHERE,
  when: () => true,
  run: ({ workbench, state }) =>
    workbench.show({ kind: state.view.session === null ? 'session' : 'session-summary' }),
};

/** Opens the next article that is not done, where one left it; the summary after the last one. */
function goOn(context: ActionContext, article: string | null): void {
  const { workbench } = context;
  const { view, me, summaries } = workbench.store.getState();
  const isDone = (id: string): boolean =>
    me !== null && (summaries.get(id)?.done.includes(me) ?? false);
  const queue = view.session?.queue ?? [...summaries.keys()];
  const next = nextInQueue(queue, article, (id) => id === article || isDone(id));
  if (next === null) {
    workbench.say('That was the last article.');
    if (view.session !== null) workbench.show({ kind: 'session-summary' });
    return;
  }
  workbench.setView((current) => withArticle(current, current.active, next));
  const left = queue.filter((id) => !isDone(id)).length;
  workbench.say(`Next: ${quoted(summaries.get(next)?.title ?? '')}, ${left} left.`);
  context.focus.screen();
}

const doneNext: Action = {
  id: 'session.done-next',
  label: 'Call the article done and go to the next one',
  group: 'Session',
  keys: ['Mod+Shift+Enter'],
  places: OUTSIDE_FIELDS,
  when: (context) => context.state.readOnly ?? needsArticle(context),
  run(context) {
    const { article } = activePane(context.state.view);
    if (article === null) return;
    if (!isDoneIn(context)(article)) {
      const outcome = context.workbench.dispatch({ do: 'mark-done', article, on: true });
      if (!report(context, outcome)) return;
    }
    goOn(context, article);
  },
};

const skip: Action = {
  id: 'session.next',
  label: 'Go to the next article that is not done',
  group: 'Session',
  keys: ['Shift+F9'],
  places: OUTSIDE_FIELDS,
  when: () => true,
  run: (context) => goOn(context, activePane(context.state.view).article),
};

const reopen: Action = {
  id: 'session.reopen',
  label: 'Take back that the article is done',
  group: 'Session',
  keys: ['Mod+F9'],
  places: OUTSIDE_FIELDS,
  when: (context) => {
    const { article } = activePane(context.state.view);
    if (article === null || !isDoneIn(context)(article)) return 'You did not call it done.';
    return context.state.readOnly ?? needsArticle(context);
  },
  run(context) {
    const { article } = activePane(context.state.view);
    if (article !== null)
      report(context, context.workbench.dispatch({ do: 'mark-done', article, on: false }));
  },
};

export const sessionActions: readonly Action[] = [session, doneNext, skip, reopen];
