/** Of a long list, only the rows in view and some around them are drawn. */
import { useEffect, useState, type RefObject } from 'react';

/** Rows drawn beyond either edge: enough for a page key, and for short lists to be whole. */
const SPARE = 60;

export interface Rows {
  /** Indexes of the first row drawn and of the first one after them. */
  readonly from: number;
  readonly to: number;
}

/** @param height of a row, pixels; all are the same */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): Rows {
  const [page, setPage] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // In steps of half the spare rows, so that most scrolling draws nothing anew.
    const onScroll = (): void => setPage(Math.floor(element.scrollTop / height / (SPARE / 2)));
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, height]);
  const first = page * (SPARE / 2);
  const from = Math.min(Math.max(0, first - SPARE), Math.max(0, count - 1));
  return { from, to: Math.min(count, first + 2 * SPARE) };
}
