/** One attribute: what is asked, how it is answered, and when. */
import type { ReactNode } from 'react';
import {
  ATTRIBUTE_TYPES,
  type AttributeDefinition,
  type AttributeType,
} from '../../../shared/model/attribute.ts';
import type { AttributeOwner } from '../../../shared/model/codebook-edit.ts';
import { Check, Select, TextField } from '../../ui/field.tsx';
import { AttributeField } from '../attribute-field.tsx';
import { useDraft } from '../use-draft.ts';
import styles from './codebook.module.css';
import { freshName, useEdits } from './edits.ts';
import { nameProblem } from './name-problem.ts';
import { OptionList } from './option-list.tsx';
import { ShownWhenFields } from './shown-when-fields.tsx';
import { TYPE_NAMES } from './type-names.ts';

const TYPES = ATTRIBUTE_TYPES.map((type) => ({ value: type, name: TYPE_NAMES[type] }));

const hasOptions = (type: AttributeType): boolean => type === 'one' || type === 'many';

/** The attribute as one of another type: options come and go with it, a default goes. */
function retyped(definition: AttributeDefinition, type: AttributeType): AttributeDefinition {
  const { options, default: _default, ...rest } = definition;
  return {
    ...rest,
    type,
    ...(hasOptions(type) && { options: options ?? ['First option'] }),
  };
}

interface FormProps {
  readonly of: AttributeOwner;
  readonly definition: AttributeDefinition;
  /** All attributes of the same owner. */
  readonly all: readonly AttributeDefinition[];
}

export function AttributeForm({ of, definition, all }: FormProps): ReactNode {
  const { apply, ask } = useEdits();
  const put = (attribute: AttributeDefinition): void =>
    apply({ edit: 'put-attribute', of, attribute });
  const name = useDraft(
    definition.name,
    (value) => (value === '' ? undefined : put({ ...definition, name: value })),
    (value) => nameProblem('attribute', all, definition, value),
  );
  const help = useDraft(definition.help ?? '', (value) => {
    const { help: _old, ...rest } = definition;
    put(value === '' ? rest : { ...rest, help: value });
  });
  const { options = [], default: standard, required, ...bare } = definition;

  return (
    <div className={styles['attribute']}>
      <TextField label="Name" {...name} />
      <Select
        label="Answer"
        options={TYPES}
        value={definition.type}
        onChange={({ target }) => {
          const type = ATTRIBUTE_TYPES.find((one) => one === target.value);
          if (!type) return;
          ask(
            { edit: 'put-attribute', of, attribute: retyped(definition, type) },
            {
              title: `Ask “${definition.name}” as ${TYPE_NAMES[type]}?`,
              action: 'Change the type',
            },
          );
        }}
      />
      {hasOptions(definition.type) ? (
        <OptionList
          options={options}
          onAdd={() =>
            put({ ...definition, options: [...options, freshName('New option', options)] })
          }
          onMove={(moved) => put({ ...definition, options: moved })}
          onRename={(old, value) =>
            apply({
              edit: 'put-attribute',
              of,
              attribute: {
                ...definition,
                options: options.map((option) => (option === old ? value : option)),
              },
              renamedOptions: { [old]: value },
            })
          }
          onRemove={(gone) =>
            ask(
              {
                edit: 'put-attribute',
                of,
                attribute: { ...definition, options: options.filter((option) => option !== gone) },
              },
              { title: `Delete the option ${gone}?`, action: `Delete ${gone}` },
            )
          }
        />
      ) : null}
      <Check
        label="Required: an annotation without it is listed as a problem"
        checked={required === true}
        onChange={({ target }) => {
          const { required: _old, ...rest } = definition;
          put(target.checked ? { ...rest, required: true } : rest);
        }}
      />
      <AttributeField
        definition={{ id: 'default', name: 'Default', type: bare.type, options }}
        value={standard}
        onChange={(value) => {
          const { default: _old, ...rest } = definition;
          put(value === undefined ? rest : { ...rest, default: value });
        }}
      />
      <TextField label="Help" {...help} />
      <ShownWhenFields definition={definition} all={all} onChange={put} />
    </div>
  );
}
