/** Linking the selected annotation: first the relation’s type, then its other end. */
import { useEffect, type ReactNode } from 'react';
import { linkOrigin } from '../actions/link.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { LinkEnds } from './link-ends.tsx';
import styles from './link-panel.module.css';
import { LinkTypes } from './link-types.tsx';
import { useDesk, useWorkbench } from './workbench-context.ts';

export function LinkPanel(): ReactNode {
  const { workbench, run } = useDesk();
  const here = useWorkbench((state) => linkOrigin({ state }));
  const choice = useWorkbench(({ mode }) => (mode?.kind === 'link' ? mode.choice : null));
  const colour = useWorkbench(
    ({ data }) => data.codebook.labels.find(({ id }) => id === here?.label)?.colour,
  );
  const isGone = here === undefined;
  // Undone, or removed in another window.
  useEffect(() => {
    if (isGone) workbench.enter(null);
  }, [isGone, workbench]);
  if (isGone) return null;
  return (
    <section aria-label="Link the annotation">
      <blockquote className={styles['quote']} data-colour={colour} tabIndex={0}>
        {here.quote.exact}
      </blockquote>
      {choice ? <LinkEnds here={here} choice={choice} /> : <LinkTypes here={here} />}
      <Button tone="quiet" onClick={() => run('text.return')}>
        Stop <Keys chord="Escape" />
      </Button>
    </section>
  );
}
