/** Merging, from choosing the copies to what was done. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { MergeStage } from '../../store/merge-session.ts';
import { Problem } from '../../ui/problem.tsx';
import { MergeChoose } from './merge-choose.tsx';
import { MergeOutcome } from './merge-outcome.tsx';
import { MergeDetails, MergeLooked, Sources } from './merge-preview.tsx';
import { MergeProgress } from './merge-progress.tsx';
import { headlineOf, wordsForError } from './merge-words.ts';
import styles from './merge.module.css';
import { useMerge, useMergeSession } from './use-merge.ts';

function Stage(): ReactNode {
  const session = useMergeSession();
  const stage = useMerge((state) => state.stage);
  const onStop = (): void => session.stop();
  switch (stage.kind) {
    case 'choosing':
      return <MergeChoose />;
    case 'looking':
      return <MergeProgress words="Reading what was chosen" {...stage} onStop={onStop} />;
    case 'looked':
      return <MergeLooked preview={stage.preview} />;
    case 'taking':
      return (
        <>
          <h3 className={styles['headline']}>{headlineOf(stage.preview)}</h3>
          <Sources sources={stage.preview.sources} />
          <MergeProgress words="Merging" {...stage} onStop={onStop} />
          <MergeDetails preview={stage.preview} />
        </>
      );
    case 'merged':
      return <MergeOutcome stage={stage} />;
  }
}

/** What one can do after a refusal, by the stage that it led back to. */
const NEXT: Readonly<Partial<Record<MergeStage['kind'], string>>> = {
  choosing: 'Nothing was changed here. Put it right and look again, or leave that copy out.',
  looked: 'Nothing was changed here. Look again to see what it would do now.',
};

export function MergePanel(): ReactNode {
  const kind = useMerge(({ stage }) => stage.kind);
  const problem = useMerge((state) => state.problem);
  const panel = useRef<HTMLElement>(null);
  const before = useRef(kind);

  // What had the focus went with the stage before: the new one takes it, unless it is elsewhere.
  useEffect(() => {
    const isSame = before.current === kind;
    before.current = kind;
    if (isSame || document.activeElement !== document.body) return;
    panel.current?.querySelector<HTMLElement>('[data-stage], input, button')?.focus();
  }, [kind]);

  return (
    <section className={styles['panel']} ref={panel} aria-labelledby="merge-title">
      <h2 id="merge-title" className={styles['title']}>
        Merge copies
      </h2>
      <Problem text={problem === null ? null : wordsForError(problem)} />
      {problem === null ? null : (
        <p className={styles['hint']}>{NEXT[kind] ?? 'Nothing was changed here.'}</p>
      )}
      <Stage />
    </section>
  );
}
