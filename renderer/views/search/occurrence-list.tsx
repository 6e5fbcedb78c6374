/** A concordance to tick: arrows move, Space takes a line in or leaves it out. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { KwicLine } from '../../../shared/model/search.ts';
import { useWindow } from '../use-window.ts';
import { Kwic } from './hit-row.tsx';
import { keyOf } from './search-session.ts';
import styles from './occurrence-list.module.css';

/** As in the style sheet, pixels. */
const ROW = 30;

interface ListProps {
  readonly lines: readonly KwicLine[];
  /** Tagged with this label by this annotator already: nothing to tick. */
  readonly isTwin: (line: KwicLine) => boolean;
  readonly isTicked: (line: KwicLine) => boolean;
  readonly onToggle: (line: KwicLine) => void;
}

export function OccurrenceList({ lines, isTwin, isTicked, onToggle }: ListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to } = useWindow(scroller, lines.length, ROW);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const boxes = [...(scroller.current?.querySelectorAll<HTMLElement>('input:enabled') ?? [])];
    const at = boxes.findIndex((box) => box === document.activeElement);
    boxes[at + step]?.focus();
  };

  return (
    <div className={styles['scroller']} ref={scroller} tabIndex={lines.length > 0 ? -1 : undefined}>
      <ul
        aria-label="Places"
        onKeyDown={onKeyDown}
        style={{ paddingTop: from * ROW, paddingBottom: (lines.length - to) * ROW }}
      >
        {lines.slice(from, to).map((line, index) => (
          <li key={keyOf(line)} aria-setsize={lines.length} aria-posinset={from + index + 1}>
            <label className={styles['row']} title={line.title}>
              <input
                type="checkbox"
                checked={isTicked(line)}
                disabled={isTwin(line)}
                onChange={() => onToggle(line)}
              />
              <Kwic {...line} />
              <span className={styles['article']}>
                {isTwin(line) ? 'tagged already' : line.title}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
