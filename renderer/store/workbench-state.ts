/** Everything the screen is a function of. */
import type { OpenedProject } from '../../shared/contract.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import { EMPTY_HISTORY, remember, type History } from '../../shared/ops/history.ts';
import { stateOf, type State } from '../../shared/ops/state.ts';
import type { AppError } from '../../shared/result.ts';
import type { Mode } from './mode.ts';
import type { SaveState } from './save-queue.ts';
import { restoredView, type ViewState } from './view-state.ts';

/** What the last action did, or why it did not. Said aloud and shown in the footer. */
export interface Announcement {
  readonly text: string;
  readonly tone: 'done' | 'refused';
  /** Counts up, so that the same words twice are said twice. */
  readonly count: number;
}

/** Something that must be read: stays until it is dismissed. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'problem';
}

export type Dialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'annotator' }
  | { readonly kind: 'layers' }
  /** `files`: dropped on the window, to be added. */
  | { readonly kind: 'add-articles'; readonly files?: readonly File[] }
  | { readonly kind: 'export' }
  | { readonly kind: 'codebook-files' }
  /** Every place where the span's text stands, to tag them all. */
  | { readonly kind: 'occurrences'; readonly article: string; readonly span: string }
  /** Earlier texts of an article. */
  | { readonly kind: 'revisions'; readonly article: string }
  /** When a label is to be used: its guideline and examples. */
  | { readonly kind: 'guideline'; readonly label: string }
  | { readonly kind: 'article-note'; readonly article: string }
  | { readonly kind: 'session' }
  | { readonly kind: 'session-summary' }
  | { readonly kind: 'article-details'; readonly article: string }
  | { readonly kind: 'boilerplate'; readonly article: string };

export interface WorkbenchState {
  readonly path: string;
  /** Why nothing can be saved here, or null. */
  readonly readOnly: string | null;
  readonly exportFolder: string;
  readonly data: State;
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  readonly history: History;
  /** Annotator id of whoever works here. */
  readonly me: string | null;
  readonly save: SaveState;
  /** Something is typed that is in no record yet. */
  readonly isDrafting: boolean;
  /** Why an article could not be loaded, by its id. */
  readonly failures: ReadonlyMap<string, AppError>;
  readonly notices: readonly Notice[];
  readonly announcement: Announcement;
  readonly view: ViewState;
  readonly dialog: Dialog | null;
  readonly mode: Mode | null;
  /** Nobody was at work for a while: the session's time stands still. */
  readonly isPausing: boolean;
  /** Narrow windows: whether the article list is drawn out. */
  readonly isDrawerOpen: boolean;
}

export const byTitle = (a: ArticleSummary, b: ArticleSummary): number =>
  a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1);

/** What was worked on first: there a newcomer sees what the workbench is for. */
const byWork = (a: ArticleSummary, b: ArticleSummary): number =>
  Number(isTagged(b)) - Number(isTagged(a)) || byTitle(a, b);
const isTagged = ({ counts }: ArticleSummary): boolean =>
  Object.values(counts).some((count) => count > 0);

export function initialState(
  opened: OpenedProject,
  saved: Readonly<Record<string, unknown>>,
): WorkbenchState {
  const articles = [...opened.summaries].sort(byWork).map(({ id }) => id);
  const problems = opened.readOnly === null ? [] : [opened.readOnly];
  return {
    path: opened.path,
    readOnly: opened.readOnly,
    exportFolder: opened.exportFolder,
    data: stateOf(opened.head),
    summaries: new Map(opened.summaries.map((summary) => [summary.id, summary])),
    history: opened.history.reduce(remember, EMPTY_HISTORY),
    me: opened.me,
    save: { kind: 'saved' },
    isDrafting: false,
    failures: new Map(),
    notices: [
      ...problems.map((text, id) => ({ id, text, tone: 'problem' as const })),
      ...opened.notices.map((text, at) => ({
        id: problems.length + at,
        text,
        tone: 'info' as const,
      })),
    ],
    announcement: { text: '', tone: 'done', count: 0 },
    view: restoredView(saved, articles),
    dialog: opened.me === null && opened.readOnly === null ? { kind: 'annotator' } : null,
    mode: null,
    isPausing: false,
    isDrawerOpen: false,
  };
}
