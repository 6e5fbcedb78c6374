/** One after the other: a job starts when the one before it has ended, well or badly. */
export class Serial {
  private tail: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const outcome = this.tail.then(job);
    this.tail = outcome.catch(() => undefined);
    return outcome;
  }
}
