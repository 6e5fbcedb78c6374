/** The demo's worked example, and the one click that takes it away. */
import { useState, type ReactNode } from 'react';
import { EXAMPLE_ANNOTATOR } from '../../shared/model/annotator.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';
import { Button } from '../ui/button.tsx';
import styles from './article-list.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

/** The annotator of the example, while any of it is on screen. */
function shownExample({ data, me, readOnly }: WorkbenchState): string | null {
  const author = [...data.annotators.values()].find(({ name }) => name === EXAMPLE_ANNOTATOR)?.id;
  if (author === undefined || author === me || readOnly !== null) return null;
  const isShown = [...data.layers.values()].some(({ spans }) => {
    for (const { by } of spans) if (by === author) return true;
    return false;
  });
  return isShown ? author : null;
}

export function ExampleOffer(): ReactNode {
  const { workbench } = useDesk();
  const example = useWorkbench(shownExample);
  const [isBusy, setBusy] = useState(false);
  if (example === null) return null;
  const remove = async (): Promise<void> => {
    setBusy(true);
    const outcome = await workbench.runEverywhere({ do: 'remove-layer', annotator: example });
    setBusy(false);
    if (outcome.ok) workbench.say('Removed the worked example. Ctrl Z brings it back.');
    else workbench.warn(outcome.error.message);
  };
  return (
    <div className={styles['example']}>
      <p>The annotations of “{EXAMPLE_ANNOTATOR}” show how it is done.</p>
      <Button
        disabled={isBusy}
        aria-label="Remove the worked example"
        onClick={() => void remove()}
      >
        {isBusy ? 'Removing…' : 'Remove'}
      </Button>
    </div>
  );
}
