/** The worker as the main thread sees it: questions with answers, and an end that is noticed. */
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../shared/result.ts';
import type { Answer, Exchange, Kind } from './messages.ts';

const GONE = err(
  'search-stopped',
  'The search stopped unexpectedly and begins anew. Nothing was lost; search again in a moment.',
);

type Waiting = (result: Answer['result']) => void;

export class WorkerThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private isGone = false;

  /**
   * @param code one CommonJS script. As a text and not as a path: only the main thread can look into
   *   the archive of the packaged program.
   * @param onEnd called once, when it ends by itself
   */
  constructor(code: string, onEnd: () => void) {
    this.worker = new Worker(code, { eval: true });
    // It never keeps the program running.
    this.worker.unref();
    this.worker.on('message', ({ id, result }: Answer) => {
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    });
    // What went wrong is in the exit that follows; unheard, the event would end the program.
    this.worker.on('error', () => undefined);
    this.worker.once('exit', () => {
      const wasClosed = this.isGone;
      this.letGo();
      if (!wasClosed) onEnd();
    });
  }

  ask<K extends Kind>(
    kind: K,
    input: Exchange[K]['input'],
  ): Promise<Result<Exchange[K]['output']>> {
    if (this.isGone) return Promise.resolve(GONE);
    this.asked += 1;
    const id = this.asked;
    this.worker.postMessage({ id, kind, input });
    return new Promise((resolve) => {
      // The worker answers each kind with its own output: `Exchange` is the agreement of both.
      this.waiting.set(id, resolve);
    });
  }

  async close(): Promise<void> {
    this.letGo();
    await this.worker.terminate();
  }

  private letGo(): void {
    this.isGone = true;
    for (const resolve of this.waiting.values()) resolve(GONE);
    this.waiting.clear();
  }
}
