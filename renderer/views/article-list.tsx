/** What there is to read: every article, what is tagged in it, and where it is open. */
import { memo, useMemo, type KeyboardEvent, type ReactNode } from 'react';
import type { ArticleSummary } from '../../shared/model/article.ts';
import { articlesByTitle } from '../store/selectors.ts';
import { shownPanes, withArticle } from '../store/view-state.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { LabelMark } from '../ui/label-mark.tsx';
import { plural, writtenDate } from '../ui/words.ts';
import styles from './article-list.module.css';
import { ExampleOffer } from './example-offer.tsx';
import { useDesk, useWorkbench, useWorkbenchParts } from './workbench-context.ts';

const PANE_NAMES: Readonly<Record<number, readonly string[]>> = {
  1: ['open'],
  2: ['left pane', 'right pane'],
  3: ['left pane', 'middle pane', 'right pane'],
};

function Counts({ counts }: Pick<ArticleSummary, 'counts'>): ReactNode {
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const used = labels.filter(({ id }) => (counts[id] ?? 0) > 0);
  if (used.length === 0) return <span className={styles['counts']}>not started</span>;
  return (
    <span className={styles['counts']}>
      {used.map((label) => {
        const count = counts[label.id] ?? 0;
        return (
          <span
            key={label.id}
            className={styles['count']}
            title={`${label.name}: ${plural(count, 'annotation')}`}
          >
            <LabelMark label={label} />
            <span className="visually-hidden">{label.name}</span> {count}
          </span>
        );
      })}
    </span>
  );
}

interface ItemProps {
  readonly summary: ArticleSummary;
  /** Where it is open, in words; empty where it is not. */
  readonly where: string;
  readonly isFirst: boolean;
  readonly onOpen: (article: string, inOther: boolean) => void;
}

const Item = memo(function Item({ summary, where, isFirst, onOpen }: ItemProps): ReactNode {
  const { id, title, outlet, published, counts } = summary;
  const isDone = useWorkbench(({ me }) => me !== null && summary.done.includes(me));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onOpen(id, event.shiftKey);
  };
  return (
    <li>
      <button
        type="button"
        className={styles['article']}
        aria-current={where === '' ? undefined : 'true'}
        data-first={isFirst || undefined}
        onClick={(event) => onOpen(id, event.shiftKey)}
        onKeyDown={onKeyDown}
      >
        <span className={styles['title']}>{title}</span>
        <span className={styles['row']}>
          <span>{outlet ?? 'no outlet yet'}</span>
          {where === '' ? null : <span>{where}</span>}
        </span>
        {published === null ? null : (
          <span className={styles['row']}>{writtenDate(published)}</span>
        )}
        <Counts counts={counts} />
        {isDone ? <span className={styles['done']}>✓ done</span> : null}
      </button>
    </li>
  );
});

/** Up, Down, Home and End go through the buttons of a list. */
function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, buttons.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: buttons.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons[target]?.focus();
}

export function ArticleList(): ReactNode {
  const { workbench, editors, run } = useDesk();
  const summaries = useWorkbench((state) => state.summaries);
  const isOpen = useWorkbench((state) => state.isDrawerOpen);
  const shown = useWorkbenchParts(({ view }) => shownPanes(view).map(({ article }) => article));
  const articles = useMemo(() => articlesByTitle(summaries), [summaries]);

  const onOpen = useMemo(
    () =>
      (article: string, inOther: boolean): void => {
        const { active, paneCount } = workbench.store.getState().view;
        const pane = inOther ? (active + 1) % paneCount : active;
        workbench.setView((view) => withArticle(view, pane, article));
        workbench.setDrawer(false);
        editors.focus(pane);
      },
    [workbench, editors],
  );
  const where = (id: string): string =>
    shown
      .flatMap((article, at) => (article === id ? (PANE_NAMES[shown.length]?.[at] ?? []) : []))
      .join(', ');
  const current = articles.findIndex(({ id }) => where(id) !== '');

  return (
    <nav
      className={styles['nav']}
      aria-label="Articles"
      data-region="articles"
      data-open={isOpen}
      tabIndex={-1}
    >
      <h2 className={styles['heading']}>Articles</h2>
      <div className={styles['list']}>
        {articles.length === 0 ? (
          <p className={styles['empty']}>
            Nothing to read yet. Add text files, or paste an article.
          </p>
        ) : null}
        <ul onKeyDown={onListKey}>
          {articles.map((summary, at) => (
            <Item
              key={summary.id}
              summary={summary}
              where={where(summary.id)}
              isFirst={at === Math.max(0, current)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </div>
      <div className={styles['foot']}>
        <ExampleOffer />
        <Button className={styles['add']} onClick={() => run('dialog.add-articles')}>
          Add articles… <Keys chord="Mod+O" />
        </Button>
      </div>
    </nav>
  );
}
