/** What can be done with many annotations at once: each button is one step, undone as one. */
import { useState, type ReactNode } from 'react';
import { activeLabels } from '../../../shared/model/codebook.ts';
import type { ProjectCommand } from '../../../shared/model/project-command.ts';
import { runForMany } from '../../actions/bulk.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { BulkAnswer } from './bulk-answer.tsx';
import styles from './bulk-bar.module.css';
import { labelsOf, type ChosenSpan } from './chosen-span.ts';

interface BulkBarProps {
  /** Label ids may come along where the articles are not loaded; without them all labels count. */
  readonly spans: readonly ChosenSpan[];
  /** Something was done to all of them, or they are let go. */
  readonly onDone: () => void;
}

export function BulkBar({ spans, onDone }: BulkBarProps): ReactNode {
  const { workbench } = useDesk();
  const data = useWorkbench((state) => state.data);
  const readOnly = useWorkbench((state) => state.readOnly !== null);
  const [isAnswering, setAnswering] = useState(false);
  const { codebook } = data;
  const ends = spans.map(({ article, span }) => ({ article, span }));
  const labels = labelsOf(spans, data);
  const asked = codebook.labels.filter(
    ({ id, attributes }) => attributes.length > 0 && (labels.size === 0 || labels.has(id)),
  );
  const run = (command: ProjectCommand): void => {
    void runForMany(workbench, command).then((isDone) => {
      if (isDone) onDone();
    });
  };
  return (
    <fieldset
      className={styles['bar']}
      data-bulk=""
      disabled={readOnly}
      aria-label="Chosen annotations"
    >
      <div className={styles['head']}>
        <p className={styles['count']} role="status">
          {plural(spans.length, 'annotation')} chosen
        </p>
        <Button tone="quiet" onClick={onDone}>
          Let go
        </Button>
      </div>
      <div className={styles['row']}>
        <select
          className={styles['choice']}
          aria-label="Relabel the chosen annotations"
          value=""
          onChange={({ target }) =>
            run({ do: 'edit-spans', spans: ends, edit: { label: target.value } })
          }
        >
          <option value="">Relabel…</option>
          {activeLabels(codebook).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {asked.length === 0 ? null : (
          <Button aria-expanded={isAnswering} onClick={() => setAnswering(!isAnswering)}>
            Set an attribute…
          </Button>
        )}
      </div>
      {isAnswering ? <BulkAnswer spans={spans} labels={asked} onRun={run} /> : null}
      <div className={styles['row']}>
        <Button onClick={() => run({ do: 'edit-spans', spans: ends, edit: { status: 'final' } })}>
          Final
        </Button>
        <Button onClick={() => run({ do: 'edit-spans', spans: ends, edit: { status: 'draft' } })}>
          Draft
        </Button>
        <Button tone="danger" onClick={() => run({ do: 'remove-many', spans: ends })}>
          Remove <Keys chord="Delete" />
        </Button>
      </div>
    </fieldset>
  );
}
