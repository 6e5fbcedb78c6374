/** An article’s text while it is edited. */
import { useState, type ReactNode } from 'react';
import type { Layer } from '../../shared/ops/state.ts';
import { CleanUpEditor } from '../editor/clean-up/clean-up-editor.tsx';
import { EMPTY_PANE } from '../store/view-state.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import styles from './clean-up/clean-up.module.css';
import { CleanUpEffect } from './clean-up/clean-up-effect.tsx';
import { DiscardQuestion, LinkQuestion } from './clean-up/clean-up-questions.tsx';
import { CleanUpToolbar } from './clean-up/clean-up-toolbar.tsx';
import { useCleanUp } from './clean-up/use-clean-up.ts';
import { useDesk } from './workbench-context.ts';

interface CleanUpPaneProps {
  readonly pane: number;
  readonly layer: Layer;
}

/** Mounted anew for every article: it begins with the text as it is then. */
export function CleanUpPane({ pane, layer }: CleanUpPaneProps): ReactNode {
  const { workbench, run } = useDesk();
  const [start] = useState(() => workbench.store.getState().view.panes[pane] ?? EMPTY_PANE);
  const cleanUp = useCleanUp(pane, layer);
  const { asks, lost, kept } = cleanUp;
  return (
    <div className={styles['pane']} data-clean-up="">
      <div className={styles['head']}>
        <CleanUpToolbar status={cleanUp.status} />
        <div className={styles['end']}>
          <CleanUpEffect lost={lost} kept={kept} />
          <div className={styles['ways']}>
            <Button className={styles['way']} onClick={() => run('clean-up.discard')}>
              Discard
            </Button>
            <Button className={styles['way']} tone="primary" onClick={() => run('clean-up.keep')}>
              Keep <Keys chord="F4" />
            </Button>
          </div>
        </div>
        {asks === 'link' ? (
          <LinkQuestion start={cleanUp.linkAt()} onLink={cleanUp.onLink} onStay={cleanUp.onStay} />
        ) : null}
        {asks === 'discard' ? (
          <DiscardQuestion onDiscard={cleanUp.onDiscard} onStay={cleanUp.onStay} />
        ) : null}
        {cleanUp.isStale ? (
          <p className={styles['stale']} role="alert">
            The text was changed elsewhere meanwhile, so this clean-up cannot be kept. Copy what you
            need of it, discard it, and make it again on the text as it is now.
          </p>
        ) : null}
      </div>
      <CleanUpEditor
        label={`Text of ${layer.article.title}, editable`}
        article={layer.article}
        start={start}
        onReady={cleanUp.onReady}
        onChange={cleanUp.onChange}
      />
    </div>
  );
}
