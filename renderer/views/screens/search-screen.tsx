/** Searching the project: what is asked, and a concordance of what was found. */
import { useEffect, useRef, type ReactNode } from 'react';
import { ChosenBar } from '../search/chosen-bar.tsx';
import { Concordance } from '../search/concordance.tsx';
import { ConcordanceHead } from '../search/concordance-head.tsx';
import { SearchFilters } from '../search/search-filters.tsx';
import { SearchForm } from '../search/search-form.tsx';
import { SearchHelp, SearchReport } from '../search/search-report.tsx';
import styles from '../search/search.module.css';
import { useSearch, useSearchSession } from '../search/use-search.ts';
import { ScreenFrame } from './screen-frame.tsx';

export function SearchScreen(): ReactNode {
  const session = useSearchSession();
  const page = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hasLines = useSearch(({ answer }) => (answer?.lines.length ?? 0) > 0);
  const problem = useSearch((state) => state.problem);
  useEffect(() => session.open(), [session]);
  const toField = (): void => {
    page.current?.querySelector<HTMLElement>('input[type="search"]')?.focus();
  };
  const toList = (): void => {
    // Whoever types fast presses Enter before the lines are there.
    void session.settled().then(() => requestAnimationFrame(() => list.current?.focus()));
    list.current?.focus();
  };
  return (
    <ScreenFrame title="Search">
      <div className={styles['page']} ref={page}>
        <h1 className="visually-hidden">Search the project</h1>
        <SearchForm onGo={toList} />
        <SearchFilters />
        <SearchReport />
        {hasLines ? (
          <>
            <ConcordanceHead />
            <Concordance list={list} onLeave={toField} />
            <ChosenBar />
          </>
        ) : problem === null ? (
          <SearchHelp />
        ) : null}
      </div>
    </ScreenFrame>
  );
}
