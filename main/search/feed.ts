/**
 * Keeps the worker's copy of the project like the project: reads one article after the other, and
 * again whatever a commit touched. Between two articles everybody else has a turn.
 */
import { setImmediate } from 'node:timers/promises';
import type { Change } from '../../shared/model/change.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import type { Result } from '../../shared/result.ts';
import { indexedArticle } from '../../shared/search/indexed-article.ts';
import type { Store } from '../storage/port.ts';
import type { WorkerThread } from './worker-thread.ts';

export type Readable = Pick<Store, 'article' | 'head' | 'onCommit' | 'summaries'>;

export class Feed {
  private readonly store: Readable;
  private readonly worker: WorkerThread;
  private readonly stopHearing: () => void;
  /** Articles that are to be read, by id. */
  private readonly waiting: Set<string>;
  private readonly removed = new Set<string>();
  private readonly failed = new Set<string>();
  /** Articles read, or being read, that the worker has not taken in. */
  private underway = 0;
  private isSurroundingStale = true;
  private running: Promise<void> | null = null;
  private isStopped = false;

  constructor(store: Readable, worker: WorkerThread) {
    this.store = store;
    this.worker = worker;
    this.waiting = new Set(store.summaries().map(({ id }) => id));
    this.stopHearing = store.onCommit(({ entry }) => this.hear(entry.change));
    this.run();
  }

  /** How many articles the worker does not have as they are now. */
  get left(): number {
    return this.waiting.size + this.underway;
  }

  /** How many could not be read. */
  get unreadable(): number {
    return this.failed.size;
  }

  /** Resolves when the worker has everything. */
  async done(): Promise<void> {
    while (this.running) await this.running;
    await this.surround();
  }

  /** Reads this article now, before all that wait. It keeps its turn: this may be outrun by a read. */
  async bring(article: string): Promise<Result<true>> {
    const content = await this.store.article(article);
    return content.ok ? this.worker.ask('put', indexedArticle(content.value)) : content;
  }

  /** Tells what stands beside the articles: what is linked, what entities are called. */
  async surround(): Promise<void> {
    if (!this.isSurroundingStale) return;
    this.isSurroundingStale = false;
    const { links, codebook } = this.store.head();
    await this.worker.ask('surround', {
      linked: links.flatMap(({ from, to }) => [from.span, to.span]),
      entities: (codebook.entities ?? []).map(({ id, name }) => [id, name] as const),
    });
  }

  /** No article is asked for after this has resolved. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopHearing();
    await this.running;
  }

  private hear({ added, updated, removed }: Change): void {
    for (const record of removed) {
      if (record.kind === 'article') this.drop(record.id);
      else this.touch(homeOf(record));
    }
    for (const record of added) {
      if (record.kind === 'article') this.removed.delete(record.id);
      this.touch(homeOf(record));
    }
    for (const { kind, id, article } of updated) this.touch(kind === 'article' ? id : article);
    this.run();
  }

  /** @param article undefined: what changed belongs to no article */
  private touch(article: string | undefined): void {
    if (article === undefined) this.isSurroundingStale = true;
    else if (!this.removed.has(article)) this.waiting.add(article);
  }

  private drop(article: string): void {
    this.removed.add(article);
    this.waiting.delete(article);
    this.failed.delete(article);
    void this.worker.ask('forget', article);
  }

  private run(): void {
    if (this.isStopped || this.running || this.waiting.size === 0) return;
    this.running = this.readAll().finally(() => {
      this.running = null;
      this.run();
    });
  }

  private async readAll(): Promise<void> {
    await this.surround();
    // The worker takes one in while the next one is read, and is never further behind.
    let taking: Promise<void> = Promise.resolve();
    for (const id of this.waiting) {
      if (this.isStopped) break;
      // Changed while it is read, it waits again.
      this.waiting.delete(id);
      this.underway += 1;
      const content = await this.store.article(id);
      await taking;
      await setImmediate();
      taking = this.send(id, content);
    }
    await taking;
  }

  private async send(id: string, content: Result<ArticleContent>): Promise<void> {
    if (!this.removed.has(id)) {
      if (content.ok) {
        this.failed.delete(id);
        await this.worker.ask('put', indexedArticle(content.value));
      } else this.failed.add(id);
    }
    this.underway -= 1;
  }
}
