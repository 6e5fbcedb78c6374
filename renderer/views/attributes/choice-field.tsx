/** One of the codebook's options: typing its first letters chooses it. */
import type { ReactNode } from 'react';
import { attributeProblem } from '../../../shared/model/attribute.ts';
import { Select } from '../../ui/field.tsx';
import { useDraft } from '../use-draft.ts';
import { Combobox } from './combobox.tsx';
import { fits, nameOf, textOf, type AttributeProps } from './field-props.ts';

/** Up to here a list is read at a glance; beyond it, it is searched. */
const FEW = 12;

const CLEAR = { value: '', name: '—' };

function FewOptions({ definition, value, onChange }: AttributeProps): ReactNode {
  const own = textOf(value);
  const known = definition.options ?? [];
  // A value that the codebook no longer offers is shown as it is, not dropped.
  const options = own === '' || known.includes(own) ? known : [...known, own];
  return (
    <Select
      label={nameOf(definition)}
      help={definition.help}
      value={own}
      options={[CLEAR, ...options.map((name) => ({ value: name, name }))]}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  );
}

function ManyOptions({ definition, value, onChange }: AttributeProps): ReactNode {
  const options = definition.options ?? [];
  const named = (text: string): string =>
    options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text;
  const draft = useDraft(
    textOf(value),
    (text) => onChange(text === '' ? undefined : text),
    (text) =>
      attributeProblem(definition, text) === null
        ? null
        : `“${text}” is none of the ${options.length} options. ↓ lists them.`,
    named,
  );
  const setText = (text: string): void => draft.onChange({ target: { value: text } });
  return (
    <Combobox
      isFirstTaken
      label={nameOf(definition)}
      help={definition.help}
      problem={draft.problem}
      value={draft.value}
      offer={(typed) =>
        options
          .filter((option) => fits(option, typed))
          .sort((a, b) => Number(begins(b, typed)) - Number(begins(a, typed)))
          .map((text) => ({ id: text, text }))
      }
      onText={setText}
      onChoose={({ text }) => setText(text)}
      onBlur={draft.onBlur}
    />
  );
}

const begins = (option: string, typed: string | null): boolean =>
  typed !== null && option.toLowerCase().startsWith(typed.trim().toLowerCase());

export const ChoiceField = (props: AttributeProps): ReactNode =>
  (props.definition.options ?? []).length > FEW ? (
    <ManyOptions {...props} />
  ) : (
    <FewOptions {...props} />
  );
