/** Required answers that are missing, and answers that do not fit their definition. */
import {
  attributeProblem,
  isShown,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
} from '../model/attribute.ts';
import type { Label } from '../model/codebook.ts';
import { isAnswered } from './answered.ts';
import { isInUse, type Finding, type SpanCheck } from './finding.ts';
import { asksForValue } from './number-value.ts';

/** The required attributes of `label` that are asked for with these answers and have none. */
export const missingOf = (label: Label, answers: Attributes): readonly AttributeDefinition[] =>
  label.attributes.filter(
    (definition) =>
      definition.required === true &&
      isShown(definition, answers) &&
      !isAnswered(answers[definition.id]),
  );

const written = (value: AttributeValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : `“${[value].flat().join(', ')}”`;

function missing({ id, name, default: given }: AttributeDefinition): Finding {
  return {
    kind: 'missing-attribute',
    attribute: id,
    message: `“${name}” is required and has no answer.`,
    repair: !isAnswered(given)
      ? null
      : {
          kind: 'answer',
          words: `set “${name}” to ${written(given)}`,
          set: { [id]: given },
        },
  };
}

/** A number's value has a check of its own, which knows where to read it. */
export const missingAnswers: SpanCheck = ({ label, span }) =>
  isInUse(label)
    ? missingOf(label, span.attributes)
        .filter((definition) => !asksForValue(label, definition))
        .map(missing)
    : [];

/** Also where the attribute is not shown: a value that does not fit blocks every edit of its span. */
export const unfitAnswers: SpanCheck = ({ label, span }) =>
  (label?.attributes ?? []).flatMap((definition): readonly Finding[] => {
    const value = span.attributes[definition.id];
    const problem = value === undefined ? null : attributeProblem(definition, value);
    if (value === undefined || problem === null) return [];
    return [
      {
        kind: 'bad-value',
        attribute: definition.id,
        message: `${problem}, and is ${written(value)} here.`,
        repair: null,
      },
    ];
  });
