/** The attributes of a label, or of whole articles: in order, one of them open. */
import { useState, type ReactNode } from 'react';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import type { AttributeOwner } from '../../../shared/model/codebook-edit.ts';
import { Button } from '../../ui/button.tsx';
import { AttributeForm } from './attribute-form.tsx';
import styles from './codebook.module.css';
import { freshId, freshName, useEdits } from './edits.ts';
import { RowTools } from './row-tools.tsx';
import { TYPE_NAMES } from './type-names.ts';

const summary = ({ type, options = [], required, shownWhen }: AttributeDefinition): string =>
  [
    type === 'one' || type === 'many' ? `${TYPE_NAMES[type]} ${options.length}` : TYPE_NAMES[type],
    ...(required === true ? ['required'] : []),
    ...(shownWhen ? ['shown only sometimes'] : []),
  ].join(' · ');

interface ListProps {
  readonly of: AttributeOwner;
  readonly definitions: readonly AttributeDefinition[];
}

export function AttributeList({ of, definitions }: ListProps): ReactNode {
  const { apply, ask } = useEdits();
  const [open, setOpen] = useState<string | null>(null);
  const add = (): void => {
    const name = freshName(
      'New attribute',
      definitions.map((one) => one.name),
    );
    const id = freshId(
      name,
      definitions.map((one) => one.id),
    );
    apply({ edit: 'put-attribute', of, attribute: { id, name, type: 'text' } });
    setOpen(id);
  };
  return (
    <>
      <ul className={styles['rows']}>
        {definitions.map((definition, at) => {
          const { id, name } = definition;
          const isOpen = open === id;
          return (
            <li key={id}>
              <div className={styles['row']}>
                <button
                  type="button"
                  className={styles['rowName']}
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : id)}
                >
                  <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> <strong>{name}</strong>{' '}
                  <span className={styles['detail']}>{summary(definition)}</span>
                </button>
                <RowTools
                  name={name}
                  at={at}
                  length={definitions.length}
                  onMove={(to) =>
                    apply({ edit: 'put-attribute', of, attribute: definition, at: to })
                  }
                  onDelete={() =>
                    ask(
                      { edit: 'delete-attribute', of, attribute: id, withAnswers: true },
                      { title: `Delete the attribute ${name}?`, action: `Delete ${name}` },
                    )
                  }
                />
              </div>
              {isOpen ? <AttributeForm of={of} definition={definition} all={definitions} /> : null}
            </li>
          );
        })}
      </ul>
      <Button onClick={add}>Add an attribute</Button>
    </>
  );
}
