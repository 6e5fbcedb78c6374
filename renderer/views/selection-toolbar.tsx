/** Labels to choose from where the mouse selected text. Never takes the focus. */
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { activeLabels } from '../../shared/model/codebook.ts';
import { chordOfCharacter } from '../actions/chord.ts';
import { activeSpan } from '../store/selectors.ts';
import { Keys } from '../ui/keys.tsx';
import { LabelName } from '../ui/label-mark.tsx';
import styles from './selection-toolbar.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

/** Pixels between the selection and the toolbar, and between the toolbar and the window's edge. */
const GAP = 8;

function placeBeside(toolbar: HTMLElement, box: DOMRect): void {
  const { width, height } = toolbar.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, box.left), window.innerWidth - width - GAP);
  const above = box.top - height - GAP;
  const top = above > GAP ? above : Math.min(box.bottom + GAP, window.innerHeight - height - GAP);
  toolbar.style.left = `${left}px`;
  toolbar.style.top = `${top}px`;
}

export function SelectionToolbar({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { contextNow, run } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const hasSpan = useWorkbench((state) => activeSpan(state) !== undefined);
  const toolbar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { editor } = contextNow();
    const { anchor = 0, head = 0 } = editor?.selection() ?? {};
    const box = editor?.boxOf({ start: Math.min(anchor, head), end: Math.max(anchor, head) });
    if (toolbar.current && box) placeBeside(toolbar.current, box);
    else onDone();
  }, [contextNow, onDone]);
  return (
    <div
      ref={toolbar}
      className={styles['toolbar']}
      role="toolbar"
      aria-label="Tag the selection"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onPointerUp={(event) => event.stopPropagation()}
    >
      {activeLabels(codebook).map((label) => (
        <button
          key={label.id}
          type="button"
          tabIndex={-1}
          className={styles['button']}
          onClick={() => {
            run(`tag.${label.id}`);
            onDone();
          }}
        >
          <LabelName label={label} />{' '}
          {label.key === '' ? null : <Keys chord={chordOfCharacter(label.key)} />}
        </button>
      ))}
      {hasSpan ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles['button']}
          onClick={() => {
            run('span.add-fragment');
            onDone();
          }}
        >
          Add to the annotation <Keys chord="+" />
        </button>
      ) : null}
    </div>
  );
}
