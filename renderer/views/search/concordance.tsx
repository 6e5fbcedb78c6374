/** The lines found, sorted; arrows move, Enter opens, Space chooses, a label's key tags. */
import {
  useEffect,
  useMemo,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { activeLabels } from '../../../shared/model/codebook.ts';
import type { KwicLine } from '../../../shared/model/search.ts';
import { chordOf, chordOfCharacter } from '../../actions/chord.ts';
import { runForMany } from '../../actions/bulk.ts';
import { openHit, spansOf, tagHits } from '../../actions/search.ts';
import { Button } from '../../ui/button.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { plural } from '../../ui/words.ts';
import { useWindow } from '../use-window.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { HitRow } from './hit-row.tsx';
import { keyOf, MOST_LINES } from './search-session.ts';
import styles from './concordance.module.css';
import { useSearch, useSearchSession } from './use-search.ts';

/** As in the style sheet, pixels. */
const ROW = 30;
const PAGE = 15;

const NONE: readonly KwicLine[] = [];
const idOf = (at: number): string => `hit-${at}`;

interface ConcordanceProps {
  /** What takes the focus: the list as a whole. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Gives the search field the focus. */
  readonly onLeave: () => void;
}

export function Concordance({ list, onLeave }: ConcordanceProps): ReactNode {
  const session = useSearchSession();
  const { workbench, contextNow } = useDesk();
  const lines = useSearch(({ answer }) => answer?.lines ?? NONE);
  const total = useSearch(({ answer }) => answer?.total ?? 0);
  const at = useSearch((state) => state.at);
  const chosen = useSearch((state) => state.chosen);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const labels = useMemo(
    () => new Map(codebook.labels.map((label) => [label.id, label])),
    [codebook],
  );
  const { from, to } = useWindow(list, lines.length, ROW);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const top = at * ROW;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: top + ROW - element.clientHeight });
  }, [at, list, lines]);

  /** The chosen lines; with none, the one that keys act on. */
  const meant = (): readonly KwicLine[] =>
    chosen.size > 0 ? lines.filter((line) => chosen.has(keyOf(line))) : lines.slice(at, at + 1);

  const moveTo = (next: number, isChoosing: boolean): void => {
    const [here, there] = [lines[at], lines[next]];
    if (isChoosing && here && there)
      session.choose([...lines.filter((line) => chosen.has(keyOf(line))), here, there]);
    session.goTo(next);
  };

  const removeSpans = (): void => {
    const spans = spansOf(meant()).map(({ article, span }) => ({ article, span }));
    void runForMany(workbench, { do: 'remove-many', spans });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent, IS_MAC) ?? '';
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: lines.length - 1,
    };
    const isChoosing = chord.startsWith('Shift+');
    const move = moves[chord.replace('Shift+', '')];
    const hit = lines[at];
    const label = activeLabels(codebook).find(
      ({ key }) => key !== '' && chordOfCharacter(key) === chord,
    );
    if (chord === 'ArrowUp' && at === 0) onLeave();
    else if (move !== undefined) moveTo(move, isChoosing);
    else if (chord === 'Mod+A') session.choose(chosen.size === lines.length ? [] : lines);
    else if (chord === 'Space' && hit) session.toggle(hit);
    else if (chord === 'Enter' && hit) openHit(contextNow(), hit);
    else if (chord === 'Delete' && spansOf(meant()).length > 0) removeSpans();
    else if (label) void tagHits(workbench, meant(), label);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[data-at]') : null;
    const clicked = row instanceof HTMLElement ? Number(row.dataset['at']) : -1;
    const hit = lines[clicked];
    if (!hit) return;
    if (event.detail === 2) openHit(contextNow(), hit);
    else if (event.ctrlKey || event.metaKey) session.toggle(hit);
    else if (event.shiftKey)
      session.choose(lines.slice(Math.min(at, clicked), Math.max(at, clicked) + 1));
    session.goTo(clicked);
  };

  return (
    <div
      ref={list}
      className={styles['list']}
      role="listbox"
      aria-label="Places found"
      aria-multiselectable="true"
      aria-activedescendant={lines.length > 0 ? idOf(at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="presentation" style={{ height: from * ROW }} />
      {lines.slice(from, to).map((hit, index) => (
        <HitRow
          key={keyOf(hit)}
          id={idOf(from + index)}
          hit={hit}
          labels={labels}
          at={from + index}
          count={lines.length}
          isCurrent={from + index === at}
          isChosen={chosen.has(keyOf(hit))}
        />
      ))}
      <div role="presentation" style={{ height: (lines.length - to) * ROW }} />
      {lines.length < total && lines.length < MOST_LINES ? (
        <div role="presentation" className={styles['more']}>
          <Button onClick={() => session.more()}>
            Show more than the first {plural(lines.length, 'place')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
