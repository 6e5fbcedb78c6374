/** Every annotation of the article in the active pane, in reading order. */
import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { Label } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import { selectSpan } from '../actions/select-span.ts';
import { activeLayer, activeSpan, activeSummary } from '../store/selectors.ts';
import { LabelName } from '../ui/label-mark.tsx';
import { IS_MAC } from '../ui/platform.ts';
import { plural } from '../ui/words.ts';
import styles from './annotation-list.module.css';
import { matcherFor } from './annotation-filter.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useChosen } from './bulk/use-chosen.ts';
import { ProblemCounts } from './problems/problem-counts.tsx';
import { useWindow } from './use-window.ts';
import { useDesk, useWorkbench } from './workbench-context.ts';

/** As in the style sheet, pixels. */
const ROW = 32;

interface RowProps {
  readonly span: Span;
  readonly label: Label | undefined;
  readonly at: number;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isStop: boolean;
  /** Of several to be changed together; null while none is chosen. */
  readonly isChosen: boolean | null;
  readonly onClick: (span: Span, at: number, event: MouseEvent) => void;
}

const Row = memo(function Row(props: RowProps): ReactNode {
  const { span, label, at, count, isCurrent, isStop, isChosen, onClick } = props;
  return (
    <li className={styles['row']} aria-setsize={count} aria-posinset={at + 1}>
      <button
        type="button"
        className={styles['annotation']}
        aria-current={isCurrent ? 'true' : undefined}
        aria-pressed={isChosen ?? undefined}
        data-at={at}
        data-first={isStop || undefined}
        data-row-stop={isStop || undefined}
        tabIndex={isStop ? 0 : -1}
        title={spanWords(span)}
        onClick={(event) => onClick(span, at, event)}
      >
        <span className={styles['label']}>{label ? <LabelName label={label} /> : span.label}</span>
        <span className={styles['quote']}>
          {span.orphan === undefined ? '' : '⚠ lost its place: '}
          {spanWords(span)}
        </span>
      </button>
    </li>
  );
});

function LabelCounts(): ReactNode {
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const counts = useWorkbench((state) => activeSummary(state)?.counts);
  const used = labels.filter(({ id }) => (counts?.[id] ?? 0) > 0);
  return (
    <p className={styles['counts']}>
      {used.map((label) => (
        <span key={label.id} className={styles['count']}>
          <LabelName label={label} /> {counts?.[label.id]}
        </span>
      ))}
    </p>
  );
}

function useShownSpans(): readonly Span[] {
  const spans = useWorkbench((state) => activeLayer(state)?.spans);
  const filter = useWorkbench(({ view }) => view.filter);
  const hidden = useWorkbench(({ view }) => view.hidden);
  const codebook = useWorkbench(({ data }) => data.codebook);
  return useMemo(() => {
    const isHidden = new Set(hidden);
    const matches = matcherFor(filter, codebook);
    return [...(spans ?? [])].filter((span) => !isHidden.has(span.by) && matches(span));
  }, [spans, filter, hidden, codebook]);
}

export function AnnotationList(): ReactNode {
  const { workbench, contextNow } = useDesk();
  const shown = useShownSpans();
  const total = useWorkbench((state) => activeLayer(state)?.spans.size ?? 0);
  const current = useWorkbench(activeSpan);
  const filter = useWorkbench(({ view }) => view.filter);
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels]);
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to } = useWindow(scroller, shown.length, ROW);
  const currentAt = current ? shown.findIndex(({ id }) => id === current.id) : -1;
  const stop = Math.max(0, currentAt);
  const lastAt = useRef<number | null>(null);
  const { chosen, isChosen, choose, toggle, letGo } = useChosen(shown);

  const bringIntoView = useCallback((at: number): void => {
    const element = scroller.current;
    if (!element) return;
    const top = at * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight;
  }, []);
  useEffect(() => {
    if (currentAt >= 0) bringIntoView(currentAt);
  }, [currentAt, bringIntoView]);

  const focusRow = useCallback(
    (at: number): void => {
      bringIntoView(at);
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(),
      );
    },
    [bringIntoView],
  );
  // A row that had the focus was removed: the one in its place takes it.
  useEffect(() => {
    if (lastAt.current === null || document.activeElement !== document.body) return;
    if (shown.length > 0) focusRow(Math.min(lastAt.current, shown.length - 1));
    else scroller.current?.focus();
  }, [shown, focusRow]);

  const onSelect = useCallback((span: Span) => selectSpan(contextNow(), span), [contextNow]);
  const onClick = useCallback(
    (span: Span, at: number, event: MouseEvent): void => {
      if (event.shiftKey) choose(at);
      else if (IS_MAC ? event.metaKey : event.ctrlKey) toggle(at);
      else {
        letGo();
        onSelect(span);
      }
    },
    [choose, toggle, letGo, onSelect],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = event.target instanceof HTMLElement ? Number(event.target.dataset['at']) : NaN;
    const isMod = IS_MAC ? event.metaKey : event.ctrlKey;
    if (event.key === ' ' && !isMod) {
      event.preventDefault();
      toggle(at);
      return;
    }
    if (isMod && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      choose(shown.length - 1, 0);
      return;
    }
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const target = targets[event.key];
    const span = target === undefined ? undefined : shown[target];
    if (target === undefined) return;
    event.preventDefault();
    if (!span) return;
    if (event.shiftKey) choose(target, undefined, at);
    else onSelect(span);
    focusRow(target);
  };

  return (
    <div className={styles['panel']}>
      <h2 className={styles['heading']}>Annotations · {total.toLocaleString('en-GB')}</h2>
      <div>
        <LabelCounts />
        <ProblemCounts />
      </div>
      <div className={styles['filter']}>
        <input
          type="search"
          aria-label="Filter the annotations"
          placeholder="Filter by label, words or note ( / )"
          data-filter=""
          value={filter}
          onChange={({ target }) =>
            workbench.setView((view) => ({ ...view, filter: target.value }))
          }
        />
      </div>
      <div className={styles['scroller']} ref={scroller} data-place="list" tabIndex={-1}>
        {shown.length > 0 ? null : (
          <p className={styles['empty']}>
            {total === 0
              ? 'No annotations in this article yet.'
              : `None of the ${plural(total, 'annotation')} matches.`}
          </p>
        )}
        <ul
          aria-label="Annotations"
          onKeyDown={onKeyDown}
          onKeyUp={(event) => {
            // A button would take it for a click.
            if (event.key === ' ') event.preventDefault();
          }}
          onFocus={({ target }) => {
            lastAt.current = Number(target.dataset['at'] ?? 0);
          }}
          onBlur={({ relatedTarget }) => {
            if (relatedTarget !== null) lastAt.current = null;
          }}
          style={{ paddingTop: from * ROW, paddingBottom: (shown.length - to) * ROW }}
        >
          {shown.slice(from, to).map((span, index) => (
            <Row
              key={span.id}
              span={span}
              label={byId.get(span.label)}
              at={from + index}
              count={shown.length}
              isCurrent={span.id === current?.id}
              isStop={from + index === stop}
              isChosen={chosen.length === 0 ? null : isChosen(span)}
              onClick={onClick}
            />
          ))}
        </ul>
      </div>
      {chosen.length === 0 ? null : (
        <BulkBar
          spans={chosen}
          onDone={() => {
            letGo();
            focusRow(Math.min(lastAt.current ?? stop, shown.length - 1));
          }}
        />
      )}
    </div>
  );
}
