/** Which annotations of a list are chosen, to be changed together. What is chosen is a mode. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { RelationEnd } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';

interface Chosen {
  readonly chosen: readonly RelationEnd[];
  readonly isChosen: (span: Span) => boolean;
  /**
   * Those from the row where choosing began to `at`, and no others.
   * @param from begins there
   * @param start begins there, if choosing has not begun
   */
  readonly choose: (at: number, from?: number, start?: number) => void;
  /** Adds or takes the one at `at`; choosing begins there. */
  readonly toggle: (at: number) => void;
  readonly letGo: () => void;
}

const NONE: readonly RelationEnd[] = [];

/** @param shown the rows, in order, all of one article */
export function useChosen(shown: readonly Span[]): Chosen {
  const { workbench } = useDesk();
  const mode = useWorkbench((state) => state.mode);
  const anchor = useRef<number | null>(null);
  const article = shown[0]?.article;
  const ends = mode?.kind === 'many' ? mode.spans : NONE;
  const ids = useMemo(() => new Set(ends.map(({ span }) => span)), [ends]);
  // What was removed meanwhile, by an undo or in another window, is chosen no more.
  const chosen = useMemo(
    () =>
      shown.flatMap(({ article: home, id }) => (ids.has(id) ? { article: home, span: id } : [])),
    [shown, ids],
  );

  const set = useCallback(
    (spans: readonly RelationEnd[]) =>
      workbench.enter(spans.length === 0 ? null : { kind: 'many', spans }),
    [workbench],
  );
  const letGo = useCallback(() => {
    anchor.current = null;
    if (workbench.store.getState().mode?.kind === 'many') workbench.enter(null);
  }, [workbench]);
  // What the list no longer shows must not be changed by its keys.
  useEffect(() => {
    if (chosen.length < ends.length) set(chosen);
  }, [chosen, ends, set]);
  // Another article, another list.
  useEffect(() => letGo, [article, letGo]);

  const choose = useCallback(
    (at: number, from?: number, start = 0) => {
      anchor.current = from ?? anchor.current ?? start;
      const [first, last] = [Math.min(at, anchor.current), Math.max(at, anchor.current)];
      set(shown.slice(first, last + 1).map((span) => ({ article: span.article, span: span.id })));
    },
    [shown, set],
  );
  const toggle = useCallback(
    (at: number) => {
      const span = shown[at];
      if (!span) return;
      anchor.current = at;
      const others = chosen.filter((end) => end.span !== span.id);
      set(
        others.length < chosen.length
          ? others
          : [...chosen, { article: span.article, span: span.id }],
      );
    },
    [shown, chosen, set],
  );
  return { chosen, isChosen: (span) => ids.has(span.id), choose, toggle, letGo };
}
