/** Labels are named by id or display name, case ignored. */
import { findLabel, type Codebook, type Label } from '../../shared/model/codebook.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export function labelNamed(codebook: Codebook, name: string): Result<Label> {
  const label = findLabel(codebook, name.trim());
  if (label) return ok(label);
  const known = codebook.labels.map((each) => each.name).join(', ');
  return err(
    'unknown-label',
    `There is no label “${name}” in the codebook “${codebook.name}”. It has: ${known}.`,
  );
}
