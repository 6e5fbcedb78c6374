/** When an attribute is asked: always, or only where another one has certain answers. */
import type { ReactNode } from 'react';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import { Check, Group, Select } from '../../ui/field.tsx';

const ANSWERS = [
  { value: true, name: 'yes' },
  { value: false, name: 'no' },
];

const answersOf = ({ type, options = [] }: AttributeDefinition) =>
  type === 'boolean' ? ANSWERS : options.map((option) => ({ value: option, name: option }));

interface FieldsProps {
  readonly definition: AttributeDefinition;
  readonly all: readonly AttributeDefinition[];
  readonly onChange: (definition: AttributeDefinition) => void;
}

export function ShownWhenFields({ definition, all, onChange }: FieldsProps): ReactNode {
  const { shownWhen, ...always } = definition;
  const others = all.filter(
    ({ id, type }) =>
      id !== definition.id && (type === 'one' || type === 'many' || type === 'boolean'),
  );
  const asked = others.find(({ id }) => id === shownWhen?.attribute);
  return (
    <>
      <Select
        label="Ask it"
        value={asked?.id ?? ''}
        options={[
          { value: '', name: 'always' },
          ...others.map(({ id, name }) => ({ value: id, name: `depending on ${name}` })),
        ]}
        onChange={({ target }) => {
          const other = others.find(({ id }) => id === target.value);
          const first = other && answersOf(other)[0];
          onChange(
            other && first
              ? { ...always, shownWhen: { attribute: other.id, is: [first.value] } }
              : always,
          );
        }}
      />
      {asked && shownWhen ? (
        <Group legend={`Ask it where ${asked.name} is`}>
          {answersOf(asked).map(({ value, name }) => (
            <Check
              key={name}
              label={name}
              checked={shownWhen.is.includes(value)}
              onChange={({ target }) => {
                const is = target.checked
                  ? [...shownWhen.is, value]
                  : shownWhen.is.filter((one) => one !== value);
                onChange(is.length === 0 ? always : { ...always, shownWhen: { ...shownWhen, is } });
              }}
            />
          ))}
        </Group>
      ) : null}
    </>
  );
}
