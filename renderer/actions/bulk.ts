/** Keys on the annotations chosen in a list: all of them, in one step. */
import type { ProjectCommand } from '../../shared/model/project-command.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action, ActionContext } from './action.ts';

/** Runs it wherever its spans are and says what was done, or why not. True when it was done. */
export async function runForMany(workbench: Workbench, command: ProjectCommand): Promise<boolean> {
  const outcome = await workbench.runEverywhere(command);
  if (outcome.ok) workbench.say(`${outcome.value}.`);
  else workbench.say(outcome.error.message, 'refused');
  return outcome.ok;
}

/** What is chosen, as far as it has not been removed meanwhile. */
export function chosenSpans({ state }: Pick<ActionContext, 'state'>): readonly RelationEnd[] {
  const { mode, data } = state;
  if (mode?.kind !== 'many') return [];
  return mode.spans.filter(({ article, span }) => {
    const layer = data.layers.get(article);
    return layer === undefined || layer.spans.get(span) !== undefined;
  });
}

const needsMany = (context: ActionContext): true | string =>
  chosenSpans(context).length > 0 ||
  'No annotations are chosen. In the list, Space chooses one, Shift with an arrow several.';

const isFinal = ({ state }: ActionContext, { article, span }: RelationEnd): boolean =>
  state.data.layers.get(article)?.spans.get(span)?.status === 'final';

/** Final where one at least is a draft, else drafts again. */
const nextStatus = (context: ActionContext): Span['status'] =>
  chosenSpans(context).every((end) => isFinal(context, end)) ? 'draft' : 'final';

const removeChosen: Action = {
  id: 'many.remove',
  label: 'Remove the chosen annotations',
  group: 'Annotation',
  keys: ['Delete', 'Backspace'],
  places: ['list'],
  mode: 'many',
  when: needsMany,
  run(context) {
    const { workbench } = context;
    const spans = chosenSpans(context);
    void runForMany(workbench, { do: 'remove-many', spans }).then((isDone) => {
      if (isDone) workbench.enter(null);
    });
  },
};

const finishChosen: Action = {
  id: 'many.toggle-final',
  label: 'Mark the chosen annotations as final, or as drafts again',
  group: 'Annotation',
  keys: ['Mod+Enter'],
  places: ['list'],
  mode: 'many',
  when: needsMany,
  run(context) {
    const edit = { status: nextStatus(context) };
    void runForMany(context.workbench, { do: 'edit-spans', spans: chosenSpans(context), edit });
  },
};

const relabelChosen: Action = {
  id: 'many.relabel',
  label: 'Give the chosen annotations another label: then press the label’s key',
  group: 'Annotation',
  keys: ['R'],
  places: ['list'],
  mode: 'many',
  when: needsMany,
  run(context) {
    const spans = chosenSpans(context);
    context.workbench.enter({ kind: 'choose-label', purpose: 'relabel', spans });
  },
};

export const bulkActions: readonly Action[] = [removeChosen, finishChosen, relabelChosen];
