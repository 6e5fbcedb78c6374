/** The heads of the columns; each sorts by its column. */
import type { ReactNode } from 'react';
import type { SearchQuery } from '../../../shared/model/search.ts';
import styles from './concordance.module.css';
import { useSearch, useSearchSession } from './use-search.ts';

const COLUMNS: readonly (readonly [sort: SearchQuery['sort'], name: string, words: string])[] = [
  ['left', 'To the left', 'Sort by the words to the left'],
  ['right', 'To the right', 'Sort by the words to the right'],
  ['article', 'Article', 'Sort by article and place'],
];

export function ConcordanceHead(): ReactNode {
  const session = useSearchSession();
  const sort = useSearch(({ query }) => query.sort);
  return (
    <div className={styles['head']} role="group" aria-label="Sort the places">
      {COLUMNS.map(([column, name, words]) => (
        <button
          key={column}
          type="button"
          className={styles['sort']}
          data-column={column}
          aria-pressed={sort === column}
          aria-label={words}
          onClick={() => session.edit({ sort: column })}
        >
          {name} {sort === column ? '↓' : ''}
        </button>
      ))}
    </div>
  );
}
