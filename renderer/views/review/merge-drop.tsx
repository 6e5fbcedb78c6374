/** Files dropped anywhere on the window: bundles are looked at for merging, others are articles. */
import { useEffect, useState, type ReactNode } from 'react';
import { useDesk } from '../workbench-context.ts';
import { isBundle, readBundles } from './merge-files.ts';
import styles from './merge-drop.module.css';
import { useMergeSession } from './use-merge.ts';

interface Dropped {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

/** Read at once: the browser forgets what was dropped as soon as its event is over. */
function droppedIn({ items }: DataTransfer): Dropped {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of items) {
    const file = item.getAsFile();
    if (!file) continue;
    if (item.webkitGetAsEntry()?.isDirectory === true) folders.push(file.name);
    else files.push(file);
  }
  return { files, folders };
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** What is dropped on a field for files is for that field. */
const isOnField = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('input[type="file"]') !== null;

export function MergeDrop(): ReactNode {
  const { workbench, run } = useDesk();
  const session = useMergeSession();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    /** Elements of the window the files are over: leaving one for another is no leaving. */
    let depth = 0;

    async function take({ files, folders }: Dropped): Promise<void> {
      const bundles = files.filter(isBundle);
      const articles = files.filter((file) => !isBundle(file));
      if (bundles.length > 0 || folders.length > 0) {
        run('review.merge');
        const { stores, problems } = await readBundles(bundles);
        const unread = folders.map(
          (name) => `“${name}” is a folder, which a page cannot read. Type its path below instead.`,
        );
        session.choose(stores);
        const message = [...problems, ...unread].join(' ');
        if (message !== '') session.edit({ problem: { code: 'unreadable', message } });
        else if (stores.length > 0) void session.look();
      }
      if (articles.length === 0) return;
      const { readOnly } = workbench.store.getState();
      if (readOnly === null) workbench.show({ kind: 'add-articles', files: articles });
      else workbench.say(readOnly, 'refused');
    }

    const isBehindDialog = (): boolean => workbench.store.getState().dialog !== null;
    const on = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      hear: (event: DragEvent) => void,
    ): void => window.addEventListener(type, hear, { signal });
    on('dragenter', (event) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(!isBehindDialog());
    });
    on('dragover', (event) => {
      if (!hasFiles(event) || isOnField(event)) return;
      // Else the browser would leave the workbench and show the file.
      event.preventDefault();
      if (event.dataTransfer && isBehindDialog()) event.dataTransfer.dropEffect = 'none';
    });
    on('dragleave', (event) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    on('drop', (event) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || isOnField(event) || !event.dataTransfer) return;
      event.preventDefault();
      if (!isBehindDialog()) void take(droppedIn(event.dataTransfer));
    });
    return () => stopping.abort();
  }, [workbench, session, run]);

  if (!isOver) return null;
  return (
    <div className={styles['overlay']} role="status">
      <div className={styles['words']}>
        <p className={styles['first']}>Drop to look at it</p>
        <p>
          A bundle (.claimbundle) is looked at for merging: nothing is changed until you accept it.
        </p>
        <p>Other files are added as articles.</p>
      </div>
    </div>
  );
}
