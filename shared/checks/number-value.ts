/** Numbers whose value nobody has written down; mostly it can be read in the text. */
import {
  attributeProblem,
  isShown,
  type AttributeDefinition,
  type Attributes,
} from '../model/attribute.ts';
import type { Label } from '../model/codebook.ts';
import { spanEnd, spanStart } from '../model/span.ts';
import { attributesOf } from '../numbers/attributes.ts';
import { quantitiesIn, type Quantity } from '../numbers/quantity.ts';
import { isAnswered } from './answered.ts';
import { isInUse, type SpanCheck, type Subject } from './finding.ts';

const VALUE = 'value';
/** Code units on either side of the span that a quantity may reach out of it. */
const CONTEXT = 80;
/** Points in time: what they are worth stands in `as-of`, not in a decimal number. */
const WITHOUT_VALUE: readonly unknown[] = ['date', 'time'];

/** Whether `definition` is where `label`, a label of quantities, keeps the number itself. */
export const asksForValue = ({ unit }: Label, { id, type }: AttributeDefinition): boolean =>
  unit === 'quantity' && id === VALUE && type === 'number';

/**
 * The one quantity that `span` covers, read with the text around it, so that the 32 of 32,000 is not
 * taken for a number. Null where there is none, or a person has to say which one is meant.
 */
function quantityOf({ article: { text }, span }: Subject): Quantity | null {
  const range = {
    start: Math.max(0, spanStart(span) - CONTEXT),
    end: Math.min(text.length, spanEnd(span) + CONTEXT),
  };
  const met = quantitiesIn(text, range).filter(({ start, end }) =>
    span.fragments.some((fragment) => fragment.start < end && start < fragment.end),
  );
  const [only, second] = met;
  const isWhole = span.fragments.some(
    ({ start, end }) => only !== undefined && start <= only.start && only.end <= end,
  );
  return only && !second && isWhole ? only : null;
}

/** What the text says where `label` asks and nothing is answered yet. */
function readAnswers(label: Label, given: Attributes, quantity: Quantity): Attributes {
  const read = attributesOf(quantity);
  return Object.fromEntries(
    label.attributes.flatMap((definition) => {
      const value = read[definition.id];
      const isOpen = !isAnswered(given[definition.id]) && isShown(definition, given);
      return isOpen && value !== undefined && attributeProblem(definition, value) === null
        ? [[definition.id, value]]
        : [];
    }),
  );
}

export const numberWithoutValue: SpanCheck = (subject) => {
  const { label, span } = subject;
  if (!isInUse(label)) return [];
  const asked = label.attributes.find((definition) => asksForValue(label, definition));
  if (!asked || isAnswered(span.attributes[asked.id])) return [];
  if (WITHOUT_VALUE.includes(span.attributes['statistic'])) return [];
  const quantity = span.orphan === undefined ? quantityOf(subject) : null;
  // A date, or a third: no decimal number is equal to it.
  if (quantity && quantity.value === undefined) return [];
  return [
    {
      kind: 'number-without-value',
      attribute: asked.id,
      message: `“${asked.name}” is not filled in.`,
      repair: quantity && {
        kind: 'answer',
        words: `set “${asked.name}” to ${quantity.value ?? ''}, as the text says`,
        set: readAnswers(label, span.attributes, quantity),
      },
    },
  ];
};
