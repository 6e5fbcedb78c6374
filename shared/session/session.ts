/**
 * A session: a queue of articles that an analyst goes through, what was done in each, and how long
 * it took. Counted from the entries the store numbered, so that a reload counts nothing twice.
 */
import { z } from 'zod';
import type { CommittedEntry } from '../model/change.ts';

export interface ArticleWork {
  /** Milliseconds at work; pauses are left out. */
  readonly ms: number;
  /** Spans made, less those whose making was undone; the same for the others. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface Session {
  /** ISO 8601, UTC. */
  readonly started: string;
  /** Annotator id. */
  readonly by: string;
  /** Article ids in the order to be read. */
  readonly queue: readonly string[];
  readonly work: Readonly<Record<string, ArticleWork>>;
  /** Number of the last entry that was counted. */
  readonly seq: number;
}

const count = z.number().int().nonnegative();
export const sessionSchema: z.ZodType<Session> = z.object({
  started: z.string(),
  by: z.string(),
  queue: z.array(z.string()),
  work: z.record(
    z.string(),
    z.object({ ms: z.number().nonnegative(), added: count, changed: count, removed: count }),
  ),
  seq: count,
});

export const NO_WORK: ArticleWork = { ms: 0, added: 0, changed: 0, removed: 0 };

export const workOn = (session: Session, article: string): ArticleWork =>
  session.work[article] ?? NO_WORK;

const withWork = (session: Session, article: string, work: ArticleWork): Session => ({
  ...session,
  work: { ...session.work, [article]: work },
});

/** Adds time at work on `article`, in milliseconds. */
export const spent = (session: Session, article: string, ms: number): Session => {
  const work = workOn(session, article);
  return withWork(session, article, { ...work, ms: work.ms + ms });
};

type Tally = Exclude<keyof ArticleWork, 'ms'>;

/** The session after the store numbered an entry. Others' entries and imports are no work of it. */
export function counted(session: Session, { seq, entry }: CommittedEntry): Session {
  if (seq <= session.seq) return session;
  const next: Session = { ...session, seq };
  const isWork = entry.by === session.by && entry.at >= session.started;
  if (!isWork || entry.origin === 'import' || entry.origin === 'merge') return next;
  const { added, updated, removed } = entry.change;
  const isUndo = entry.origin === 'undo';
  const step = isUndo ? -1 : 1;
  const tallies: readonly (readonly [Tally, string | undefined])[] = [
    ...(isUndo ? removed : added).map(
      (record) => ['added', record.kind === 'span' ? record.article : undefined] as const,
    ),
    ...updated.map(
      ({ kind, article }) => ['changed', kind === 'span' ? article : undefined] as const,
    ),
    ...(isUndo ? added : removed).map(
      (record) => ['removed', record.kind === 'span' ? record.article : undefined] as const,
    ),
  ];
  return tallies.reduce((now, [tally, article]) => {
    if (article === undefined) return now;
    const work = workOn(now, article);
    // What was undone may have been done before the session began.
    return withWork(now, article, { ...work, [tally]: Math.max(0, work[tally] + step) });
  }, next);
}

export interface Pace {
  readonly ms: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Spans made in an hour at work; null in the first minute, when it would say nothing. */
  readonly perHour: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function paceOf(session: Session): Pace {
  const total = Object.values(session.work).reduce(
    (sum, work) => ({
      ms: sum.ms + work.ms,
      added: sum.added + work.added,
      changed: sum.changed + work.changed,
      removed: sum.removed + work.removed,
    }),
    NO_WORK,
  );
  return {
    ...total,
    perHour: total.ms < MINUTE ? null : Math.round((total.added / total.ms) * HOUR),
  };
}

/** The next article that is not done, after `article` and round to the beginning; null: none. */
export function nextInQueue(
  queue: readonly string[],
  article: string | null,
  isDone: (article: string) => boolean,
): string | null {
  const at = article === null ? -1 : queue.indexOf(article);
  const round = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))];
  return round.find((candidate) => !isDone(candidate)) ?? null;
}
