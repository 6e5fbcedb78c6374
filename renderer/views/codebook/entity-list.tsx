/** Who and what attributes of type “entity” can point to. */
import { useState, type ReactNode } from 'react';
import type { Entity } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useDraft } from '../use-draft.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './codebook.module.css';
import { freshId, freshName, useEdits } from './edits.ts';
import { nameProblem } from './name-problem.ts';

function EntityRow({ entity, all }: { entity: Entity; all: readonly Entity[] }): ReactNode {
  const { apply, ask } = useEdits();
  const [heir, setHeir] = useState('');
  const others = all.filter(({ id }) => id !== entity.id);
  const moveTo = others.find(({ id }) => id === heir)?.id;
  const name = useDraft(
    entity.name,
    (value) =>
      value === '' ? undefined : apply({ edit: 'put-entity', entity: { ...entity, name: value } }),
    (value) => nameProblem('entity', all, entity, value),
  );
  const uri = useDraft(entity.uri ?? '', (value) => {
    const { uri: _old, ...rest } = entity;
    apply({ edit: 'put-entity', entity: value === '' ? rest : { ...rest, uri: value } });
  });
  return (
    <li className={styles['entity']}>
      <TextField isStacked label="Name" {...name} />
      <TextField
        isStacked
        label="Address"
        placeholder="https://www.wikidata.org/wiki/Q…"
        {...uri}
      />
      <Select
        isStacked
        label="When deleted, move answers to"
        value={moveTo ?? ''}
        options={[
          { value: '', name: '— nowhere' },
          ...others.map((other) => ({ value: other.id, name: other.name })),
        ]}
        onChange={({ target }) => setHeir(target.value)}
      />
      <Button
        tone="danger"
        aria-label={`Delete ${entity.name}`}
        onClick={() =>
          ask(
            {
              edit: 'delete-entity',
              entity: entity.id,
              ...(moveTo !== undefined && { moveTo }),
            },
            { title: `Delete ${entity.name}?`, action: `Delete ${entity.name}` },
          )
        }
      >
        Delete…
      </Button>
    </li>
  );
}

export function EntityList({ entities }: { readonly entities: readonly Entity[] }): ReactNode {
  const { apply } = useEdits();
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  return (
    <fieldset className={styles['form']} disabled={isReadOnly}>
      {entities.length > 0 ? null : (
        <p className={styles['hint']}>
          No entities yet. Add people and organisations here, and an attribute of type “entity” can
          point to them: the same ministry under all its names.
        </p>
      )}
      <ul>
        {entities.map((entity) => (
          <EntityRow key={entity.id} entity={entity} all={entities} />
        ))}
      </ul>
      <Button
        onClick={() => {
          const name = freshName(
            'New entity',
            entities.map((one) => one.name),
          );
          const id = freshId(
            name,
            entities.map((one) => one.id),
          );
          apply({ edit: 'put-entity', entity: { id, name } });
        }}
      >
        Add an entity
      </Button>
    </fieldset>
  );
}
