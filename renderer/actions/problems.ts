/** From problem to problem in the text, and solving those that need no judgement. */
import { fixesOf } from '../../shared/checks/fix.ts';
import { problemsOf } from '../../shared/checks/problems.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { compareSpans, spanStart, type Span } from '../../shared/model/span.ts';
import type { Command } from '../../shared/ops/command.ts';
import { articlesNeeded } from '../../shared/ops/needs.ts';
import { layerOf, withLayer, type State } from '../../shared/ops/state.ts';
import { err, type Result } from '../../shared/result.ts';
import { plural } from '../../shared/text/plural.ts';
import { activePane } from '../store/view-state.ts';
import type { Workbench } from '../store/workbench.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';
import { ANYWHERE, needsArticle, paneOf, selectedSpan, type Action } from './action.ts';
import type { ActionContext } from './action.ts';
import { selectSpan } from './select-span.ts';

/** Of a loaded article, in the layers that are not hidden; the same list while nothing changes. */
export function problemsIn(
  { data, summaries }: Pick<WorkbenchState, 'data' | 'summaries'>,
  hidden: readonly string[],
  article: string,
): readonly Problem[] {
  const layer = data.layers.get(article);
  if (!layer) return [];
  const all = problemsOf(data.codebook, layer, data.links.values(), summaries);
  return hidden.length === 0 ? all : all.filter(({ by }) => !hidden.includes(by));
}

const activeProblems = (state: WorkbenchState): readonly Problem[] =>
  problemsIn(state, state.view.hidden, activePane(state.view).article ?? '');

/** The annotations of the active article that have problems, in reading order. */
function troubled({ state }: ActionContext): readonly Span[] {
  const spans = state.data.layers.get(activePane(state.view).article ?? '')?.spans;
  const ids = new Set(activeProblems(state).map(({ span }) => span));
  return [...ids].flatMap((id) => spans?.get(id ?? '') ?? []).sort(compareSpans);
}

function travel(context: ActionContext, step: 1 | -1): void {
  const stops = troubled(context);
  const from = selectedSpan(context);
  const { head } = paneOf(context).selection;
  const order = (span: Span): number =>
    from ? compareSpans(span, from) : spanStart(span) - head || step;
  const next =
    step === 1
      ? (stops.find((span) => order(span) > 0) ?? stops[0])
      : (stops.findLast((span) => order(span) < 0) ?? stops.at(-1));
  if (!next) return;
  selectSpan(context, next);
  context.editor?.focus();
  const messages = activeProblems(context.state).flatMap(({ span, message }) =>
    span === next.id ? [message] : [],
  );
  context.workbench.say(
    `Problem ${stops.indexOf(next) + 1} of ${stops.length}: ${messages.join(' ')}`,
  );
}

const when = (context: ActionContext): true | string => {
  const article = needsArticle(context);
  if (article !== true) return article;
  return troubled(context).length > 0 || 'No problems found in this article.';
};

/** With every article that `problems` are in, also those that no pane shows. */
async function loaded(workbench: Workbench, problems: readonly Problem[]): Promise<Result<State>> {
  let { data } = workbench.store.getState();
  for (const article of new Set(problems.map(({ article: id }) => id))) {
    if (data.layers.has(article)) continue;
    const content = await workbench.ask.article(article);
    if (!content.ok) return content;
    data = withLayer(data, layerOf(content.value));
  }
  return { ok: true, value: data };
}

/** Answers travel to the store; what else there is needs its article open here. */
async function carriedOut(workbench: Workbench, command: Command): Promise<Result<string>> {
  if (command.do === 'edit-spans') return workbench.runEverywhere(command);
  const { layers, codebook } = workbench.store.getState().data;
  const needed = articlesNeeded(command, codebook);
  if (needed === 'all' || [...needed].some((id) => !layers.has(id)))
    return err('not-open', 'Open the article first: this is solved where it can be seen.');
  const done = workbench.dispatch(command);
  return done.ok ? { ok: true, value: done.value.label } : done;
}

/** Solves what has a safe fix, in as few steps as can be, and says what was done. */
export async function fixProblems(
  workbench: Workbench,
  problems: readonly Problem[],
): Promise<void> {
  const data = await loaded(workbench, problems);
  if (!data.ok) {
    workbench.say(data.error.message, 'refused');
    return;
  }
  const commands = fixesOf(problems, data.value, workbench.store.getState().summaries);
  const done: string[] = [];
  for (const command of commands) {
    const outcome = await carriedOut(workbench, command);
    if (!outcome.ok) {
      workbench.say(outcome.error.message, 'refused');
      return;
    }
    done.push(outcome.value);
  }
  const [only] = done;
  if (only === undefined)
    workbench.say('Only a person can tell how to solve this. Enter goes there.', 'refused');
  else if (done.length === 1) workbench.say(`${only}.`);
  else
    workbench.say(
      `Solved in ${plural(done.length, 'step')}, the last: ${done.at(-1) ?? ''}. Undo takes them back one by one.`,
    );
}

export const problemActions: readonly Action[] = [
  {
    id: 'problem.next',
    label: 'Go to the next problem of the article',
    group: 'Annotation',
    keys: ['F8'],
    places: ANYWHERE,
    when,
    run: (context) => travel(context, 1),
  },
  {
    id: 'problem.previous',
    label: 'Go to the previous problem of the article',
    group: 'Annotation',
    keys: ['Shift+F8'],
    places: ANYWHERE,
    when,
    run: (context) => travel(context, -1),
  },
];
