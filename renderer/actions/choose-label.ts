/** A label's key after R or D: the label for what is selected, or for a second one on its place. */
import { activeLabels, type Codebook, type Label } from '../../shared/model/codebook.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { needsSpan, report, selectedSpan, type Action, type ActionContext } from './action.ts';
import { runForMany } from './bulk.ts';
import { chordOfCharacter } from './chord.ts';
import { place } from './select-span.ts';

/** A refusal leaves the choice open: another label may do. */
function relabel(context: ActionContext, label: Label): void {
  const { workbench } = context;
  const span = selectedSpan(context);
  if (!span) return;
  const { article, id } = span;
  const edit = { label: label.id };
  if (report(context, workbench.dispatch({ do: 'edit-span', article, span: id, edit })))
    workbench.enter(null);
}

function relabelMany(
  { workbench }: ActionContext,
  spans: readonly RelationEnd[],
  label: Label,
): void {
  const command = { do: 'edit-spans', spans, edit: { label: label.id } } as const;
  void runForMany(workbench, command).then((isDone) => {
    if (isDone) workbench.enter(null);
  });
}

function duplicate(context: ActionContext, label: Label): void {
  const { workbench, editor } = context;
  const span = selectedSpan(context);
  if (!span) return;
  const { article, id } = span;
  const command = { do: 'duplicate-span', article, span: id, label: label.id } as const;
  const outcome = workbench.dispatch(command);
  if (!report(context, outcome)) return;
  workbench.enter(null);
  const [added] = outcome.value.change.added;
  const selection = editor?.selection();
  if (added?.kind === 'span' && selection) place(context, selection, added.id);
}

export const chooseLabelActions = (codebook: Codebook): readonly Action[] =>
  activeLabels(codebook).map((label) => ({
    id: `choose.${label.id}`,
    label: `After r or d: choose ${label.name}`,
    group: 'Annotation',
    keys: label.key === '' ? [] : [chordOfCharacter(label.key)],
    places: ['text', 'list', 'elsewhere'],
    mode: 'choose-label',
    when(context) {
      const { mode } = context.state;
      if (mode?.kind !== 'choose-label') return 'Press r to relabel or d to duplicate first.';
      return mode.spans ? true : needsSpan(context);
    },
    run(context) {
      const { mode } = context.state;
      if (mode?.kind !== 'choose-label') return;
      if (mode.purpose === 'duplicate') duplicate(context, label);
      else if (mode.spans) relabelMany(context, mode.spans, label);
      else relabel(context, label);
    },
  }));
