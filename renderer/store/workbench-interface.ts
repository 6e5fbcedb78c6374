/** The workbench as actions and views know it: what they may ask of it. */
import type { StoreApi } from 'zustand/vanilla';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import type { ExportReport } from '../../shared/model/export-report.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { CommittedEntry, Entry } from '../../shared/model/change.ts';
import type { ProjectCommand } from '../../shared/model/project-command.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { Result } from '../../shared/result.ts';
import type { Api } from '../api.ts';
import type { ScreenControls } from './screen.ts';
import type { ViewState } from './view-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

export type JobEvent = Extract<WorkbenchEvent, { type: 'job' }>;

export interface Workbench extends ScreenControls {
  readonly store: StoreApi<WorkbenchState>;
  dispatch(command: Command): Result<Entry>;
  undo(): Result<Entry>;
  redo(): Result<Entry>;
  setView(edit: (view: ViewState) => ViewState): void;
  reload(article: string): Promise<void>;
  signIn(name: string): Promise<Result<true>>;
  /**
   * Executes a command wherever its spans are: here where all of them are loaded, else in the
   * store. Resolves with the words that undo will use.
   */
  runEverywhere(command: ProjectCommand): Promise<Result<string>>;
  /** Questions to the store that change nothing there; `saveText` writes a file of the analyst's. */
  readonly ask: Pick<
    Api,
    | 'article'
    | 'search'
    | 'occurrences'
    | 'problems'
    | 'codebookEffect'
    | 'saveText'
    | 'syncCopies'
    | 'conflicts'
    | 'measures'
    | 'agreement'
    | 'adjudication'
    | 'feedback'
    | 'cancel'
  >;
  importFiles(input: Parameters<Api['importFiles']>[0]): Promise<Result<ImportReport>>;
  exportTo(input: Parameters<Api['exportTo']>[0]): Promise<Result<ExportReport>>;
  /** What the main side does with the project as it is on disk: only once all edits are saved. */
  onceSaved<T>(task: (api: Api) => Promise<Result<T>>): Promise<Result<T>>;
  /** Hears how far long calls are. Returns how to stop. */
  onJob(listener: (event: JobEvent) => void): () => void;
  /** Hears every entry that the store numbers, ours and others'. Returns how to stop. */
  onEntry(listener: (committed: CommittedEntry) => void): () => void;
  /** ISO 8601, UTC. */
  now(): string;
  /** True while an edit waits for the disk: the window must not close. */
  hasUnsaved(): boolean;
  /** Loads what the view shows and follows the events until `signal` says stop. */
  start(signal: AbortSignal): void;
}
