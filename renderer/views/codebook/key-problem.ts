/** Why a character cannot be a label's key: another label has it, or the workbench itself. */
import type { Codebook, Label } from '../../../shared/model/codebook.ts';
import { codebookProblem } from '../../../shared/model/codebook-problem.ts';
import { chordOfCharacter, shownChord } from '../../actions/chord.ts';
import { actionsFor } from '../../actions/registry.ts';

/** @param isMac how keys are written in the sentence */
export function keyProblem(
  codebook: Codebook,
  label: Label,
  key: string,
  isMac: boolean,
): string | null {
  const changed = { ...label, key };
  const labels = codebook.labels.map((other) => (other.id === label.id ? changed : other));
  const problem = codebookProblem({ ...codebook, labels }, label.id);
  if (problem !== null) return `${problem}.`;
  const chord = chordOfCharacter(key);
  const taken = actionsFor(codebook).find(
    ({ id, keys, places, mode }) =>
      !id.startsWith('tag.') &&
      mode === undefined &&
      keys.includes(chord) &&
      places.includes('text'),
  );
  return taken
    ? `${shownChord(chord, isMac)} is the workbench’s own key for “${taken.label}”. Choose another one for ${label.name}.`
    : null;
}
