/**
 * The only place that talks to the handler, in either host. Every call gives a `Result`: what the
 * handler refuses comes as its `AppError`, a handler that cannot be reached as `unreachable`.
 */
import {
  createORPCClient,
  isDefinedError,
  ORPCError,
  safe,
  type ClientPromiseResult,
  type ThrowableError,
} from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import type { z } from 'zod';
import {
  contract,
  RPC_PREFIX,
  type Contract,
  type importFileSchema,
  type MergeSource,
  type OpenedProject,
  type syncCopySchema,
  type WorkbenchEvent,
} from '../shared/contract.ts';
import type { ExportLook, ExportOptions, ExportReport } from '../shared/model/export-report.ts';
import type { ImportLook, ImportReport } from '../shared/model/import-report.ts';
import type { ArticleProgress, Feedback } from '../shared/model/adjudication.ts';
import type { Agreement, AgreementQuery, MeasureInfo } from '../shared/model/agreement.ts';
import type { Annotator } from '../shared/model/annotator.ts';
import type { ArticleMeta } from '../shared/model/article.ts';
import type { Entry } from '../shared/model/change.ts';
import type { Conflict, Settlement } from '../shared/model/conflict.ts';
import type { CodebookEdit } from '../shared/model/codebook-edit.ts';
import type { MergePreview } from '../shared/model/merge-preview.ts';
import type { NameMapping } from '../shared/model/name-mapping.ts';
import type { ProblemList } from '../shared/model/problem.ts';
import type {
  Occurrences,
  OccurrencesQuery,
  SearchAnswer,
  SearchQuery,
} from '../shared/model/search.ts';
import type { ProjectCommand } from '../shared/model/project-command.ts';
import type { ArticleContent } from '../shared/ops/state.ts';
import { err, ok, type AppError, type Result } from '../shared/result.ts';

export type ImportFile = z.infer<typeof importFileSchema>;
export interface ImportLookOptions {
  readonly encoding?: string;
  readonly meta?: ArticleMeta;
  /** A format's id, or `text`; absent: told by the files. */
  readonly format?: string;
  /** Name: every annotation is taken as this one's work. */
  readonly annotator?: string;
}
export type SavedView = Readonly<Record<string, unknown>>;
export type LoadedArticle = ArticleContent & { readonly seq: number };

export type SyncCopy = z.infer<typeof syncCopySchema>;
export interface MergeTaken {
  readonly seq: number;
  readonly label: string;
  /** Absolute path of the backup that was made first. */
  readonly backup: string;
}

/** What a call can reject with: the contract's typed refusal, or anything that broke on the way. */
type CallError = ORPCError<'REFUSED', AppError> | ThrowableError;

export interface Api {
  open(): Promise<Result<OpenedProject>>;
  article(id: string): Promise<Result<LoadedArticle>>;
  commit(entries: readonly Entry[]): Promise<Result<{ readonly seq: number }>>;
  signIn(name: string): Promise<Result<Annotator>>;
  /** One entry over the whole project; what undo will call it. */
  run(command: ProjectCommand): Promise<Result<{ readonly seq: number; readonly label: string }>>;
  search(query: SearchQuery): Promise<Result<SearchAnswer>>;
  occurrences(query: OccurrencesQuery): Promise<Result<Occurrences>>;
  problems(): Promise<Result<ProblemList>>;
  codebookEffect(
    edit: CodebookEdit,
  ): Promise<Result<{ readonly affected: number; readonly sentences: readonly string[] }>>;
  saveText(path: string, text: string): Promise<Result<{ readonly file: string }>>;
  mergeLook(sources: readonly MergeSource[], job: string): Promise<Result<MergePreview>>;
  mergeTake(look: string, job: string): Promise<Result<MergeTaken>>;
  syncCopies(): Promise<Result<{ readonly copies: readonly SyncCopy[] }>>;
  conflicts(): Promise<Result<{ readonly conflicts: readonly Conflict[] }>>;
  settle(
    settlements: readonly Settlement[],
  ): Promise<Result<{ readonly seq: number; readonly label: string }>>;
  measures(): Promise<Result<{ readonly measures: readonly MeasureInfo[] }>>;
  agreement(query: AgreementQuery, job: string): Promise<Result<Agreement>>;
  adjudication(annotators: readonly string[]): Promise<
    Result<{
      readonly annotators: readonly string[];
      readonly articles: readonly ArticleProgress[];
    }>
  >;
  acceptAgreed(
    annotators: readonly string[],
    articles: readonly string[],
  ): Promise<Result<{ readonly accepted: number; readonly label: string | null }>>;
  feedback(annotator: string): Promise<Result<Feedback>>;
  /** Stops the long call that was given `job`. */
  cancel(job: string): Promise<Result<unknown>>;
  importFiles(input: {
    readonly files: readonly ImportFile[];
    readonly encoding?: string;
    readonly meta?: ArticleMeta;
  }): Promise<Result<ImportReport>>;
  exportLook(input: {
    readonly format: string;
    readonly options: ExportOptions;
    readonly job: string;
  }): Promise<Result<ExportLook>>;
  importStage(job: string, files: readonly ImportFile[]): Promise<Result<unknown>>;
  importLook(
    job: string,
    paths: readonly string[],
    options: ImportLookOptions,
  ): Promise<Result<ImportLook>>;
  importTake(input: {
    readonly look: string;
    readonly mapping: NameMapping;
    readonly annotator?: string;
    readonly job: string;
  }): Promise<Result<ImportReport>>;
  exportTo(input: {
    readonly format: string;
    readonly path: string;
    readonly options: ExportOptions;
    readonly job: string;
  }): Promise<Result<ExportReport>>;
  loadView(): Promise<Result<SavedView>>;
  saveView(view: SavedView): Promise<Result<unknown>>;
  /** One connection's worth of events after the entry numbered `after`; ends when it breaks. */
  events(
    after: number,
    signal: AbortSignal,
    onEvent: (event: WorkbenchEvent) => void,
    onOpen: () => void,
  ): Promise<Result<true>>;
}

/** The code of a failure in which nobody answered: the same call can be made again. */
export const UNREACHABLE = 'unreachable';

function failure(error: unknown): Result<never> {
  if (error instanceof ORPCError) {
    return err(
      'failed',
      `The workbench’s service failed (${error.code}: ${error.message}). Nothing was lost here; try again.`,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return err(UNREACHABLE, `The workbench’s service does not answer (${reason}).`);
}

/** Outlives the page, so that the last place is kept when the window closes. */
const KEPT_ALIVE = 'saveView';

/**
 * @param origin scheme, host and port that serve the contract
 * @param fetch what carries requests there
 */
export function createApi(origin: string, fetch: typeof globalThis.fetch = globalThis.fetch): Api {
  const link = new RPCLink({
    url: `${origin}${RPC_PREFIX}`,
    fetch: (request, init, _options, path) =>
      fetch(request, { ...init, keepalive: path[0] === KEPT_ALIVE }),
    plugins: [new ResponseValidationPlugin(contract)],
  });
  const client: ContractRouterClient<Contract> = createORPCClient(link);

  const call = async <T>(promise: ClientPromiseResult<T, CallError>): Promise<Result<T>> => {
    const outcome = await safe(promise);
    if (outcome.isSuccess) return ok(outcome.data);
    const { error } = outcome;
    return isDefinedError(error) ? { ok: false, error: error.data } : failure(error);
  };

  return {
    open: () => call(client.open()),
    article: (id) => call(client.article({ id })),
    commit: (entries) => call(client.commit({ entries: [...entries] })),
    signIn: (name) => call(client.signIn({ name })),
    run: (command) => call(client.run(command)),
    search: (query) => call(client.search(query)),
    occurrences: (query) => call(client.occurrences(query)),
    problems: () => call(client.problems()),
    codebookEffect: (edit) => call(client.codebookEffect(edit)),
    saveText: (path, text) => call(client.saveText({ path, text })),
    mergeLook: (sources, job) => call(client.mergeLook({ sources: [...sources], job })),
    mergeTake: (look, job) => call(client.mergeTake({ look, job })),
    syncCopies: () => call(client.syncCopies()),
    conflicts: () => call(client.conflicts()),
    settle: (settlements) => call(client.settle({ settlements: [...settlements] })),
    measures: () => call(client.measures()),
    agreement: (query, job) => call(client.agreement({ ...query, job })),
    adjudication: (annotators) => call(client.adjudication({ annotators: [...annotators] })),
    acceptAgreed: (annotators, articles) =>
      call(client.acceptAgreed({ annotators: [...annotators], articles: [...articles] })),
    feedback: (annotator) => call(client.feedback({ annotator })),
    cancel: (job) => call(client.cancel({ job })),
    importFiles: ({ files, ...rest }) => call(client.importFiles({ files: [...files], ...rest })),
    exportLook: (input) => call(client.exportLook(input)),
    importStage: (job, files) => call(client.importStage({ job, files: [...files] })),
    importLook: (job, paths, options) =>
      call(client.importLook({ job, paths: [...paths], options })),
    importTake: ({ mapping, ...rest }) =>
      call(client.importTake({ ...rest, mapping: { ...mapping, choices: [...mapping.choices] } })),
    exportTo: (input) => call(client.exportTo(input)),
    loadView: () => call(client.loadView()),
    saveView: (view) => call(client.saveView(view)),
    async events(after, signal, onEvent, onOpen) {
      const opened = await call(client.events({ after }, { signal }));
      if (!opened.ok) return opened;
      onOpen();
      try {
        for await (const event of opened.value) onEvent(event);
        return ok(true);
      } catch (error) {
        return failure(error);
      }
    },
  };
}
