/** What a new annotation is given without anybody having answered it. */
import { attributeProblem, isShown, type Attributes } from '../model/attribute.ts';
import type { Label } from '../model/codebook.ts';

/**
 * The defaults of `label` for what `given` leaves open. A default may show a further attribute, whose
 * default then counts too; one that is not shown, or does not answer its own definition, is left out.
 */
export function defaultsOf({ attributes }: Label, given: Attributes = {}): Attributes {
  let found: Attributes = {};
  // Each round adds at least one, so a cyclic shown-when ends too.
  for (;;) {
    const answers = { ...found, ...given };
    const next = attributes.find(
      (definition) =>
        definition.default !== undefined &&
        answers[definition.id] === undefined &&
        isShown(definition, answers) &&
        attributeProblem(definition, definition.default) === null,
    );
    if (next?.default === undefined) return found;
    found = { ...found, [next.id]: next.default };
  }
}
