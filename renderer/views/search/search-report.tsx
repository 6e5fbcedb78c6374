/** What the search found, in words; what it waits for; what to do next. */
import type { ReactNode } from 'react';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import { asksSomething } from './search-session.ts';
import styles from './search.module.css';
import { useSearch } from './use-search.ts';

const count = (value: number): string => value.toLocaleString('en-GB');

function foundWords({ total, inArticles, isMore, lines }: SearchAnswer): string {
  if (total === 0) return 'Nothing found.';
  const places = `${isMore ? 'More than ' : ''}${plural(total, 'place')}`;
  const where = isMore ? '' : ` in ${plural(inArticles, 'article')}`;
  const shown = lines.length < total ? `, the first ${count(lines.length)} listed` : '';
  const advice = isMore ? '. Search for something rarer to see all of them' : '';
  return `${places}${where}${shown}${advice}.`;
}

function progressWords({ indexed, articles, unreadable }: SearchAnswer): string {
  if (indexed < articles)
    return ` Reading the articles: ${count(indexed)} of ${count(articles)} so far.`;
  return unreadable === 0 ? '' : ` ${plural(unreadable, 'article')} could not be read.`;
}

export function SearchReport(): ReactNode {
  const answer = useSearch((state) => state.answer);
  const problem = useSearch((state) => state.problem);
  const isAsked = useSearch(({ query }) => asksSomething(query));
  const words = answer
    ? `${isAsked ? foundWords(answer) : ''}${progressWords(answer)}`
    : problem === null
      ? 'Searching…'
      : '';
  return (
    <div id="search-state" className={styles['report']}>
      <p role="status">{words}</p>
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Stands where the lines would: nothing asked yet, or nothing found. */
export function SearchHelp(): ReactNode {
  const isAsked = useSearch(({ query }) => asksSomething(query));
  const isEmpty = useWorkbench(({ summaries }) => summaries.size === 0);
  if (isEmpty)
    return (
      <div className={styles['help']}>
        <p>There is nothing to search yet. Add articles first.</p>
      </div>
    );
  if (isAsked)
    return (
      <div className={styles['help']}>
        <p>Nothing like that is in the project. Perhaps:</p>
        <ul>
          <li>search for a part of the word, or leave an ending to a star: kill*</li>
          <li>all words must stand in one paragraph: search for fewer</li>
          <li>a filter or “Match case” leaves it out</li>
        </ul>
      </div>
    );
  return (
    <div className={styles['help']}>
      <p>Search every article, and what was said about annotations, at once.</p>
      <ul>
        <li>
          <b>officials killed</b> finds both words in one paragraph
        </li>
        <li>
          <b>“health officials”</b> finds the phrase, whatever the capitals and accents
        </li>
        <li>
          <b>kill*</b> leaves the ending open
        </li>
        <li>
          <b>\d+ people</b> with “Regular expression” finds patterns
        </li>
        <li>nothing but a filter lists annotations: every claim that is a draft, for instance</li>
      </ul>
      <p>
        In the lines found: arrows move, Enter opens, Space chooses, and a label’s key tags what is
        chosen.
      </p>
    </div>
  );
}
