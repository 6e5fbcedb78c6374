/** Putting a label away, for a while or for good. */
import { useState, type ReactNode } from 'react';
import { activeLabels, type Label } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './codebook.module.css';
import { useEdits } from './edits.ts';

export function LabelEnd({
  label,
  count,
}: {
  readonly label: Label;
  readonly count: number;
}): ReactNode {
  const { apply, ask } = useEdits();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const others = activeLabels(codebook).filter(({ id }) => id !== label.id);
  const [heir, setHeir] = useState('');
  const moveTo = others.find(({ id }) => id === heir)?.id;
  const isArchived = label.archived === true;
  const { archived: _archived, ...active } = label;
  const stay =
    count === 0
      ? ''
      : `${plural(count, 'annotation')} ${count === 1 ? 'stays' : 'stay'} as ${count === 1 ? 'it is' : 'they are'}.`;
  return (
    <section className={styles['end']} aria-label={`Put ${label.name} away`}>
      <Button
        onClick={() =>
          apply(
            { edit: 'put-label', label: isArchived ? active : { ...label, archived: true } },
            stay,
          )
        }
      >
        {isArchived ? 'Offer it again' : 'Archive'}
      </Button>
      <span className={styles['hint']}>
        {isArchived
          ? 'Archived: no longer offered; what is tagged with it stays.'
          : 'No longer offers the label; what is tagged with it stays.'}
      </span>
      {count === 0 ? null : (
        <Select
          label="Move to"
          value={moveTo ?? ''}
          options={[
            { value: '', name: `— where its ${plural(count, 'annotation')} go` },
            ...others.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={({ target }) => setHeir(target.value)}
        />
      )}
      <Button
        tone="danger"
        disabled={count > 0 && moveTo === undefined}
        onClick={() =>
          ask(
            {
              edit: 'delete-label',
              label: label.id,
              ...(moveTo !== undefined && { moveTo }),
            },
            {
              title: `Delete ${label.name}?`,
              action: `Delete ${label.name}`,
              isAlways: true,
            },
          )
        }
      >
        Delete…
      </Button>
    </section>
  );
}
