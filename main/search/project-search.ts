/**
 * Search over the whole project, in a thread of its own that is started when first asked for. While
 * it takes in the articles it answers with what it has, and says how many those are.
 */
import type {
  Occurrences,
  OccurrencesQuery,
  SearchAnswer,
  SearchQuery,
} from '../../shared/model/search.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Feed, type Readable } from './feed.ts';
import { WorkerThread } from './worker-thread.ts';

/** What a few edits touched is waited for: the search after an edit sees it. */
const SOON = 32;
/** Places to look through one by one. */
const MOST_OCCURRENCES = 2000;

export interface SearchOptions {
  readonly store: Readable;
  /** The worker's bundled code: one CommonJS script. */
  readonly code: () => Promise<string>;
}

interface Running {
  readonly worker: WorkerThread;
  readonly feed: Feed;
}

export class ProjectSearch {
  private readonly options: SearchOptions;
  private starting: Promise<Result<Running>> | null = null;
  private isClosed = false;

  constructor(options: SearchOptions) {
    this.options = options;
  }

  async search(query: SearchQuery): Promise<Result<SearchAnswer>> {
    const started = await this.started();
    if (!started.ok) return started;
    const { worker, feed } = started.value;
    if (feed.left <= SOON) await feed.done();
    await feed.surround();
    const found = await worker.ask('search', query);
    if (!found.ok) return found;
    const articles = this.options.store.summaries().length;
    const indexed = Math.max(0, articles - feed.left);
    return ok({ ...found.value, articles, indexed, unreadable: feed.unreadable });
  }

  /** Waits for all articles, or for the one that is asked about. */
  async occurrences(query: OccurrencesQuery): Promise<Result<Occurrences>> {
    const started = await this.started();
    if (!started.ok) return started;
    const { worker, feed } = started.value;
    if (query.article === null) await feed.done();
    else {
      const brought = await feed.bring(query.article);
      if (!brought.ok) return brought;
    }
    return worker.ask('occurrences', { query, most: MOST_OCCURRENCES });
  }

  /** Lets the thread go. The store may be closed after this. */
  async close(): Promise<void> {
    this.isClosed = true;
    const started = await this.starting;
    this.starting = null;
    if (!started?.ok) return;
    await started.value.worker.close();
    await started.value.feed.stop();
  }

  private started(): Promise<Result<Running>> {
    if (this.isClosed)
      return Promise.resolve(err('closed', 'The project was closed. Open it again to search it.'));
    this.starting ??= this.start();
    return this.starting;
  }

  private async start(): Promise<Result<Running>> {
    let code: string;
    try {
      code = await this.options.code();
    } catch {
      this.starting = null;
      return err('not-built', 'The search is not built. Run: npm run build');
    }
    const worker = new WorkerThread(code, () => {
      this.starting = null;
      void feed.stop();
    });
    const feed = new Feed(this.options.store, worker);
    return ok({ worker, feed });
  }
}
