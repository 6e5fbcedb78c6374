/** Choosing the stores to merge: by path, as bundles, or dropped on the window. */
import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import { useStore } from 'zustand/react';
import { reviewPlace } from '../../store/review-place.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useDesk } from '../workbench-context.ts';
import { readBundles } from './merge-files.ts';
import styles from './merge.module.css';
import { useConflicts, useMerge, useMergeSession } from './use-merge.ts';

function Chosen(): ReactNode {
  const session = useMergeSession();
  const chosen = useMerge((state) => state.chosen);
  if (chosen.length === 0) return null;
  return (
    <ul className={styles['chosen']} aria-label="Chosen">
      {chosen.map(({ name }) => (
        <li key={name}>
          <span className={styles['path']}>{name}</span>
          <Button
            tone="quiet"
            aria-label={`Leave out ${name}`}
            onClick={() =>
              session.edit({ chosen: chosen.filter((other) => other.name !== name), problem: null })
            }
          >
            Leave out
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function MergeChoose(): ReactNode {
  const { workbench } = useDesk();
  const session = useMergeSession();
  const path = useMerge((state) => state.path);
  const chosen = useMerge((state) => state.chosen);
  const hasConflicts = useConflicts(({ conflicts }) => conflicts.length > 0);
  const place = reviewPlace(workbench);
  const isWanted = useStore(place, ({ wanted }) => wanted === 'path');
  const field = useRef<HTMLDivElement>(null);
  const isEmpty = path.trim() === '' && chosen.length === 0;

  useEffect(() => {
    if (!isWanted) return;
    field.current?.querySelector('input')?.focus();
    place.setState({ wanted: null });
  }, [isWanted, place]);

  const pickFolder = async (): Promise<void> => {
    const folder = await window.claimbench?.pickFolder();
    if (folder !== undefined && folder !== null)
      session.choose([{ name: folder, source: { path: folder } }]);
  };
  const takeFiles = async (input: HTMLInputElement): Promise<void> => {
    const { stores, problems } = await readBundles([...(input.files ?? [])]);
    input.value = '';
    session.choose(stores);
    session.edit({
      problem: problems.length === 0 ? null : { code: 'unreadable', message: problems.join(' ') },
    });
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isEmpty)
      session.edit({
        problem: {
          code: 'nothing-chosen',
          message: 'Nothing is chosen yet. Type the path of a project folder or a bundle first.',
        },
      });
    else void session.look();
  };

  return (
    <form onSubmit={onSubmit}>
      <div className={styles['fields']}>
        <div ref={field}>
          <TextField
            isStacked
            label="Path of a project folder or a .claimbundle"
            data-first={hasConflicts ? undefined : ''}
            spellCheck={false}
            help="Looking changes nothing. It is only read, here and there."
            value={path}
            onChange={({ target }) => session.edit({ path: target.value })}
          />
        </div>
        <TextField
          isStacked
          type="file"
          multiple
          accept=".claimbundle"
          label="Or bundles, one or several"
          help="They can be dropped anywhere on this window, too."
          onChange={({ target }) => void takeFiles(target)}
        />
      </div>
      <Chosen />
      <div className={styles['buttons']}>
        <Button tone="primary" type="submit">
          Look at what comes in
        </Button>
        {window.claimbench ? (
          <Button onClick={() => void pickFolder()}>Choose a folder…</Button>
        ) : null}
        <Button disabled={path.trim() === ''} onClick={() => session.choosePath()}>
          Choose one more
        </Button>
      </div>
    </form>
  );
}
