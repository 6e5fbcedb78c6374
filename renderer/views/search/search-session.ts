/**
 * A search that outlives its screen: what was asked, what was found, which lines are chosen. Asks
 * again while articles are still being read, and whenever something was saved.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KwicLine, SearchAnswer, SearchQuery } from '../../../shared/model/search.ts';
import type { Workbench } from '../../store/workbench.ts';

/** Milliseconds without typing after which the search is asked. */
const PAUSE = 80;
/** Milliseconds between two looks while articles are being read. */
const PROGRESS = 300;
/** Lines of a first answer, and how many times more at each further step. */
const FIRST_LINES = 300;
const MORE = 4;
export const MOST_LINES = 5000;

export const NO_QUERY: SearchQuery = {
  text: '',
  regex: false,
  caseSensitive: false,
  wholeWord: false,
  fields: ['text', 'note', 'attribute'],
  filters: {
    articles: [],
    labels: [],
    annotators: [],
    status: null,
    attribute: null,
    related: null,
  },
  sort: 'article',
  limit: FIRST_LINES,
};

export interface SearchState {
  readonly query: SearchQuery;
  /** The last answer; it stays until the next one comes. */
  readonly answer: SearchAnswer | null;
  /** Why the last search was refused, or null. */
  readonly problem: string | null;
  /** The line that keys act on. */
  readonly at: number;
  /** Keys of the chosen lines. */
  readonly chosen: ReadonlySet<string>;
}

export const keyOf = ({ article, field, span, start, end, left }: KwicLine): string =>
  JSON.stringify([article, field, span, start, end, left]);

/** Whether the query asks for something at all. */
export const asksSomething = ({ text, filters }: SearchQuery): boolean =>
  text.trim() !== '' ||
  Object.values(filters).some((filter) =>
    Array.isArray(filter) ? filter.length > 0 : filter !== null,
  );

export class SearchSession {
  readonly store: StoreApi<SearchState>;
  private readonly workbench: Workbench;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private history: unknown = null;
  /** The query that the answer is the answer to. */
  private answered: SearchQuery | null = null;
  private isOpen = false;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.store = createStore<SearchState>(() => ({
      query: NO_QUERY,
      answer: null,
      problem: null,
      at: 0,
      chosen: new Set(),
    }));
  }

  /** Follows the project while its screen is shown. @returns how to stop */
  open(): () => void {
    this.isOpen = true;
    this.ask(0);
    const stop = this.workbench.store.subscribe(({ save, history }) => {
      if (save.kind === 'saved' && history !== this.history) this.ask(0);
    });
    return () => {
      this.isOpen = false;
      clearTimeout(this.timer);
      stop();
    };
  }

  /** Changes what is asked; typing is let come to rest first. */
  edit(change: Partial<SearchQuery>): void {
    const isTyped = change.text !== undefined;
    this.store.setState(({ query }) => ({
      query: { ...query, limit: FIRST_LINES, ...change },
      at: 0,
    }));
    this.ask(isTyped ? PAUSE : 0);
  }

  filter(change: Partial<SearchQuery['filters']>): void {
    const { filters } = this.store.getState().query;
    this.edit({ filters: { ...filters, ...change } });
  }

  /** More lines of the same answer. */
  more(): void {
    this.store.setState(({ query }) => ({
      query: { ...query, limit: Math.min(MOST_LINES, query.limit * MORE) },
    }));
    this.ask(0);
  }

  /** Resolves when the answer to what is typed by now is there. */
  async settled(): Promise<void> {
    if (this.answered === this.store.getState().query) return;
    clearTimeout(this.timer);
    await this.askNow();
  }

  goTo(at: number): void {
    const last = (this.store.getState().answer?.lines.length ?? 1) - 1;
    this.store.setState({ at: Math.max(0, Math.min(at, last)) });
  }

  toggle(line: KwicLine): void {
    const chosen = new Set(this.store.getState().chosen);
    const key = keyOf(line);
    if (!chosen.delete(key)) chosen.add(key);
    this.store.setState({ chosen });
  }

  choose(lines: readonly KwicLine[]): void {
    this.store.setState({ chosen: new Set(lines.map(keyOf)) });
  }

  private ask(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askNow(), pause);
  }

  private async askNow(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    this.history = this.workbench.store.getState().history;
    const { query } = this.store.getState();
    const outcome = await this.workbench.ask.search(query);
    // Something else was asked meanwhile: this answer is stale.
    if (mine !== this.asked) return;
    this.answered = query;
    if (!outcome.ok) {
      this.store.setState({ problem: outcome.error.message, answer: null, chosen: new Set() });
      return;
    }
    const answer = outcome.value;
    const known = new Set(answer.lines.map(keyOf));
    this.store.setState(({ chosen, at }) => ({
      problem: null,
      answer,
      at: Math.max(0, Math.min(at, answer.lines.length - 1)),
      chosen: new Set([...chosen].filter((key) => known.has(key))),
    }));
    if (answer.indexed < answer.articles && this.isOpen) this.ask(PROGRESS);
  }
}

const sessions = new WeakMap<Workbench, SearchSession>();

/** The one search of a workbench. */
export function searchSession(workbench: Workbench): SearchSession {
  const known = sessions.get(workbench);
  if (known) return known;
  const made = new SearchSession(workbench);
  sessions.set(workbench, made);
  return made;
}
