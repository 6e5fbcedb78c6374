/** What was done in a session, as a table to read and as a file to keep. */
import { NO_WORK, paceOf, workOn, type ArticleWork, type Session } from './session.ts';

export interface SummaryRow extends ArticleWork {
  readonly article: string;
  readonly title: string;
  readonly isDone: boolean;
}

export interface SessionSummary {
  readonly started: string;
  readonly ended: string;
  readonly annotator: string;
  readonly rows: readonly SummaryRow[];
  readonly total: ArticleWork & { readonly perHour: number | null; readonly done: number };
}

export interface SummaryNames {
  readonly annotator: string;
  readonly titleOf: (article: string) => string;
  readonly isDone: (article: string) => boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** The queue in its order, then articles beside it that were worked on. */
export function summaryOf(session: Session, names: SummaryNames): SessionSummary {
  const beside = Object.keys(session.work).filter((article) => !session.queue.includes(article));
  const rows = [...session.queue, ...beside].map((article) => ({
    article,
    title: names.titleOf(article),
    isDone: names.isDone(article),
    ...workOn(session, article),
  }));
  return {
    started: session.started,
    ended: names.now,
    annotator: names.annotator,
    rows,
    total: { ...NO_WORK, ...paceOf(session), done: rows.filter(({ isDone }) => isDone).length },
  };
}

const MINUTE = 60_000;

/** `4 min`, `1 h 05 min`, `less than a minute`. */
export function writtenDuration(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const cell = (text: string): string => text.replace(/[\\|]/gu, '\\$&').replace(/\s+/gu, ' ');

/** As a CommonMark page with one table. */
export function summaryMarkdown(summary: SessionSummary): string {
  const { rows, total } = summary;
  const pace = total.perHour === null ? '' : `, ${total.perHour} annotations an hour`;
  return [
    `# Session of ${cell(summary.annotator)}`,
    '',
    `From ${summary.started} to ${summary.ended}: ${writtenDuration(total.ms)} at work${pace}.`,
    `${total.done} of ${rows.length} articles done.`,
    '',
    '| Article | Done | At work | Tagged | Changed | Removed |',
    '|---|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ title, isDone, ms, added, changed, removed }) =>
        `| ${cell(title)} | ${isDone ? 'yes' : 'no'} | ${writtenDuration(ms)} | ${added} | ${changed} | ${removed} |`,
    ),
    `| **All** | ${total.done} | ${writtenDuration(total.ms)} | ${total.added} | ${total.changed} | ${total.removed} |`,
    '',
  ].join('\n');
}

/** As JSON, with milliseconds. */
export const summaryJson = (summary: SessionSummary): string =>
  `${JSON.stringify(summary, null, 2)}\n`;
