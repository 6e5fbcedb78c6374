/** Annotators are named by id or name, case ignored. */
import { findAnnotator, type Annotator } from '../../shared/model/annotator.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export function annotatorNamed(annotators: readonly Annotator[], name: string): Result<Annotator> {
  const annotator = findAnnotator(annotators, name);
  if (annotator) return ok(annotator);
  const known = annotators.map((each) => each.name).join(', ');
  return err(
    'no-annotator',
    `There is no annotator “${name}” in this project. ${known === '' ? 'It has none yet.' : `It has: ${known}.`}`,
  );
}
