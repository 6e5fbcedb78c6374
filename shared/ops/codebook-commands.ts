/** Editing the codebook, and what follows for annotations. */
import { codebookProblem } from '../model/codebook-problem.ts';
import { EMPTY_CHANGE } from '../model/change.ts';
import { err, ok, type Result } from '../result.ts';
import { editedCodebook } from './codebook-edits.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export function editCodebook(
  state: State,
  { edit }: Of<'edit-codebook'>,
  context: OpContext,
): Result<Step> {
  const edited = editedCodebook(state.codebook, edit);
  if (!edited.ok) return edited;
  const { codebook, undo } = edited.value;
  const problem = codebookProblem(codebook);
  if (problem !== null) return err('bad-codebook', `${problem}. Nothing was changed.`);
  if (!updateBetween(state.codebook, codebook))
    return err('no-change', 'Nothing to change: the codebook is like that already.');
  const update = updateBetween(state.codebook, { ...codebook, clock: context.tick() });
  return ok({ label: undo, change: { ...EMPTY_CHANGE, updated: update ? [update] : [] } });
}
