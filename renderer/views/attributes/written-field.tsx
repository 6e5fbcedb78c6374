/** Text, numbers and dates: written, with what was written last on offer. */
import type { ReactNode } from 'react';
import { attributeProblem } from '../../../shared/model/attribute.ts';
import { quantityAt } from '../../../shared/numbers/quantity.ts';
import { useDraft } from '../use-draft.ts';
import { Combobox } from './combobox.tsx';
import { fits, nameOf, textOf, type AttributeProps } from './field-props.ts';

const HINTS: Readonly<Partial<Record<string, string>>> = {
  number: '32000 or 1.3',
  date: '2024-03-22',
};
const DATE_HELP = 'Year, month or day: 2024, 2024-03, 22 March 2024';

/** `22 March 2024` as it is kept: `2024-03-22`. Anything else as it stands. */
export const isoOf = (text: string): string => quantityAt(text, 0)?.date ?? text;

export function WrittenField(props: AttributeProps): ReactNode {
  const { definition, value, onChange, lastAnswers = () => [] } = props;
  const { type, help } = definition;
  const read = type === 'date' ? isoOf : (text: string): string => text;
  const draft = useDraft(
    textOf(value),
    (text) => onChange(text === '' ? undefined : text),
    (text) => attributeProblem(definition, text),
    read,
  );
  const setText = (text: string): void => draft.onChange({ target: { value: text } });
  return (
    <Combobox
      label={nameOf(definition)}
      help={help ?? (type === 'date' ? DATE_HELP : undefined)}
      problem={draft.problem}
      value={draft.value}
      placeholder={HINTS[type]}
      inputMode={type === 'number' ? 'decimal' : 'text'}
      offer={(typed) =>
        lastAnswers()
          .filter((text) => text !== draft.value && fits(text, typed))
          .map((text) => ({ id: text, text }))
      }
      onText={setText}
      onChoose={({ text }) => setText(text)}
      onBlur={draft.onBlur}
    />
  );
}
