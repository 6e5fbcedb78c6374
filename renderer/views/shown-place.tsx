/** Outlines a place in the active pane's text that is no annotation yet: what is about to be chosen. */
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import styles from './shown-place.module.css';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One box a line, pixels of the window, as far as it is in the scrolling box of the text. */
function boxesIn(editor: EditorHandle, fragments: readonly Fragment[]): Box[] {
  const frame = editor.frame();
  return fragments
    .flatMap((fragment) => editor.boxesOf(fragment))
    .filter(({ top, bottom }) => top >= frame.top && bottom <= frame.bottom)
    .map(({ left, top, width, height }) => ({ left, top, width, height }));
}

export function ShownPlace({
  editor,
  fragments,
}: {
  readonly editor: EditorHandle;
  readonly fragments: readonly Fragment[];
}): ReactNode {
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  useEffect(() => {
    const layOut = (): void => setBoxes(boxesIn(editor, fragments));
    // It is scrolled into view first.
    const frame = requestAnimationFrame(layOut);
    const stop = editor.onMoved(layOut);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [editor, fragments]);
  return createPortal(
    boxes.map(({ left, top, width, height }) => (
      <div
        key={`${left} ${top}`}
        className={styles['box']}
        aria-hidden
        ref={(element) => {
          if (!element) return;
          element.style.left = `${left}px`;
          element.style.top = `${top}px`;
          element.style.width = `${width}px`;
          element.style.height = `${height}px`;
        }}
      />
    )),
    document.body,
  );
}
