/** One attribute of the codebook as the form control that fits its type. */
import type { ReactNode } from 'react';
import {
  attributeProblem,
  type AttributeDefinition,
  type AttributeValue,
} from '../../shared/model/attribute.ts';
import { Check, Group, Select, TextField } from '../ui/field.tsx';
import { useDraft } from './use-draft.ts';

interface AttributeProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  /** `undefined` takes the answer away. */
  readonly onChange: (value: AttributeValue | undefined) => void;
}

const textOf = (value: AttributeValue | undefined): string =>
  typeof value === 'string' ? value : '';

const nameOf = ({ name, required }: AttributeDefinition): string =>
  required === true ? `${name} (required)` : name;

const HINTS: Readonly<Partial<Record<AttributeDefinition['type'], string>>> = {
  number: '32000 or 1.3',
  date: '2024-03-22',
};

function Written({ definition, value, onChange }: AttributeProps): ReactNode {
  const draft = useDraft(
    textOf(value),
    (text) => onChange(text === '' ? undefined : text),
    (text) => attributeProblem(definition, text),
  );
  return (
    <TextField
      label={nameOf(definition)}
      help={definition.help}
      placeholder={HINTS[definition.type]}
      inputMode={definition.type === 'number' ? 'decimal' : 'text'}
      {...draft}
    />
  );
}

const YES_NO = [
  { value: '', name: '—' },
  { value: 'yes', name: 'yes' },
  { value: 'no', name: 'no' },
];

function Chosen({ definition, value, onChange }: AttributeProps): ReactNode {
  const isBoolean = definition.type === 'boolean';
  const own = textOf(value);
  const known = definition.options ?? [];
  // A value that the codebook no longer offers is shown as it is, not dropped.
  const options = own === '' || known.includes(own) ? known : [...known, own];
  const current = typeof value === 'boolean' ? (value ? 'yes' : 'no') : own;
  return (
    <Select
      label={nameOf(definition)}
      help={definition.help}
      value={current}
      options={
        isBoolean
          ? YES_NO
          : [{ value: '', name: '—' }, ...options.map((name) => ({ value: name, name }))]
      }
      onChange={({ target }) => {
        if (target.value === '') onChange(undefined);
        else onChange(isBoolean ? target.value === 'yes' : target.value);
      }}
    />
  );
}

function ChosenMany({ definition, value, onChange }: AttributeProps): ReactNode {
  const chosen = typeof value === 'object' ? value : [];
  return (
    <Group legend={nameOf(definition)}>
      {(definition.options ?? []).map((option) => (
        <Check
          key={option}
          label={option}
          checked={chosen.includes(option)}
          onChange={({ target }) => {
            const next = target.checked
              ? [...chosen, option]
              : chosen.filter((other) => other !== option);
            onChange(next.length === 0 ? undefined : next);
          }}
        />
      ))}
    </Group>
  );
}

export function AttributeField(props: AttributeProps): ReactNode {
  switch (props.definition.type) {
    case 'text':
    case 'number':
    case 'date':
    case 'entity':
      return <Written {...props} />;
    case 'one':
    case 'boolean':
      return <Chosen {...props} />;
    case 'many':
      return <ChosenMany {...props} />;
  }
}
