/** Annotators and their layers: which are painted, and taking one out. */
import { useState, type ReactNode } from 'react';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

interface LayerRowProps {
  readonly annotator: Annotator;
  /** Annotations in the articles that are open. */
  readonly count: number;
  readonly onProblem: (problem: string | null) => void;
}

function LayerRow({ annotator: { id, name }, count, onProblem }: LayerRowProps): ReactNode {
  const { workbench } = useDesk();
  const isHidden = useWorkbench(({ view }) => view.hidden.includes(id));
  const isReadOnly = useWorkbench(({ readOnly }) => readOnly !== null);
  const isMe = useWorkbench((state) => state.me === id);
  const [isBusy, setBusy] = useState(false);

  const remove = async (): Promise<void> => {
    setBusy(true);
    const outcome = await workbench.runEverywhere({ do: 'remove-layer', annotator: id });
    setBusy(false);
    onProblem(outcome.ok ? null : outcome.error.message);
    if (outcome.ok) workbench.say(`Removed the annotations of ${name}. Ctrl Z brings them back.`);
  };
  const toggle = (): void =>
    workbench.setView((view) => ({
      ...view,
      hidden: isHidden ? view.hidden.filter((other) => other !== id) : [...view.hidden, id],
    }));

  return (
    <li>
      <div className={styles['rowText']}>
        <Check
          label={isMe ? `${name} (you)` : name}
          checked={!isHidden}
          onChange={toggle}
          aria-label={`Show the layer of ${name}`}
        />
        <span className={styles['reason']}>{plural(count, 'annotation')} in the open articles</span>
      </div>
      <div className={styles['rowTools']}>
        <Button
          tone="danger"
          disabled={isBusy || isReadOnly}
          aria-label={`Remove all annotations of ${name}`}
          onClick={() => void remove()}
        >
          {isBusy ? 'Removing…' : 'Remove'}
        </Button>
      </div>
    </li>
  );
}

export function LayersDialog({ onClose }: CloseProps): ReactNode {
  const annotators = useWorkbench(({ data }) => data.annotators);
  const layers = useWorkbench(({ data }) => data.layers);
  const [problem, setProblem] = useState<string | null>(null);
  const counts = new Map<string, number>();
  for (const { spans } of layers.values())
    for (const { by } of spans) counts.set(by, (counts.get(by) ?? 0) + 1);
  return (
    <Dialog
      title="Layers"
      description="Each annotator’s annotations are a layer. Untick one to read without it; remove one to take its annotations out of every article. Undo brings them back."
      onClose={onClose}
      foot={<Button onClick={onClose}>Done</Button>}
    >
      <Problem text={problem} />
      {annotators.size === 0 ? (
        <p className={styles['note']}>Nobody has annotated anything yet.</p>
      ) : null}
      <ul className={styles['rows']}>
        {[...annotators.values()].map((annotator) => (
          <LayerRow
            key={annotator.id}
            annotator={annotator}
            count={counts.get(annotator.id) ?? 0}
            onProblem={setProblem}
          />
        ))}
      </ul>
    </Dialog>
  );
}
