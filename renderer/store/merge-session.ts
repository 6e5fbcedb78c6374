/**
 * Merging, step by step: stores are chosen, looked at, taken. Outlives its screen, so that one can
 * go back to the text while a long merge runs.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MergeSource } from '../../shared/contract.ts';
import type { MergePreview } from '../../shared/model/merge-preview.ts';
import type { AppError } from '../../shared/result.ts';
import { newId } from './ids.ts';
import type { Workbench } from './workbench.ts';

/** A refusal that was asked for. */
const STOPPED: AppError = { code: 'cancelled', message: 'Stopped. Nothing was changed.' };

export interface ChosenStore {
  /** Path or file name, as chosen. */
  readonly name: string;
  readonly source: MergeSource;
}

export interface Progress {
  readonly doing: string;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
}

interface Running {
  readonly job: string;
  /** Null: nothing was heard yet. */
  readonly progress: Progress | null;
  readonly isStopping: boolean;
}

export type MergeStage =
  | { readonly kind: 'choosing' }
  | ({ readonly kind: 'looking' } & Running)
  | { readonly kind: 'looked'; readonly preview: MergePreview }
  | ({ readonly kind: 'taking'; readonly preview: MergePreview } & Running)
  | {
      readonly kind: 'merged';
      readonly preview: MergePreview;
      /** The number of the entry that did it. */
      readonly seq: number;
      readonly label: string;
      /** Absolute path. */
      readonly backup: string;
    };

export interface MergeState {
  readonly stage: MergeStage;
  /** Besides the path that is being typed. */
  readonly chosen: readonly ChosenStore[];
  readonly path: string;
  /** Why the last step was refused; stays until the next one. */
  readonly problem: AppError | null;
}

export interface MergeSession {
  readonly store: StoreApi<MergeState>;
  edit(change: Partial<Pick<MergeState, 'path' | 'chosen' | 'problem'>>): void;
  /** Adds stores to those chosen; one that is chosen already stays once. */
  choose(stores: readonly ChosenStore[]): void;
  /** The typed path becomes one of those chosen. */
  choosePath(): void;
  /** Says what merging all that was chosen would do. */
  look(): Promise<void>;
  /** Merges what was looked at. */
  take(): Promise<void>;
  /** Stops the look or the merge under way. */
  stop(): void;
  /** Back to choosing; what was merged is chosen no more. */
  restart(): void;
  /** Id of the entry that the store gave this number, if it was a merge. */
  entryAt(seq: number): string | undefined;
}

/** Without blanks and the quotation marks that file managers copy around a path. */
const tidyPath = (typed: string): string => typed.trim().replace(/^(["'])(.*)\1$/u, '$2');

const EMPTY: MergeState = { stage: { kind: 'choosing' }, chosen: [], path: '', problem: null };

function createMergeSession(workbench: Workbench): MergeSession {
  const store = createStore<MergeState>(() => EMPTY);
  const entries = new Map<number, string>();
  workbench.onEntry(({ seq, entry }) => {
    if (entry.origin === 'merge') entries.set(seq, entry.id);
  });
  workbench.onJob(({ job, doing, done, total }) =>
    store.setState((state) =>
      'job' in state.stage && state.stage.job === job
        ? { stage: { ...state.stage, progress: { doing, done, total } } }
        : state,
    ),
  );
  const isBusy = (): boolean => 'job' in store.getState().stage;
  const begin = (): Running => ({ job: newId(), progress: null, isStopping: false });

  /** @param before the stage to go back to */
  const refused = (error: AppError, before: MergeStage): void => {
    const isStopped = error.code === STOPPED.code;
    store.setState({ stage: before, problem: isStopped ? null : error });
    if (isStopped) workbench.say(STOPPED.message);
  };

  const session: MergeSession = {
    store,
    edit: (change) => store.setState(change),
    choose(stores) {
      store.setState(({ chosen }) => {
        const known = new Set(chosen.map(({ name }) => name));
        return { chosen: [...chosen, ...stores.filter(({ name }) => !known.has(name))] };
      });
    },
    choosePath() {
      const path = tidyPath(store.getState().path);
      if (path !== '') session.choose([{ name: path, source: { path } }]);
      store.setState({ path: '' });
    },
    async look() {
      const { chosen, path: typed } = store.getState();
      const path = tidyPath(typed);
      const sources = [...chosen.map(({ source }) => source), ...(path === '' ? [] : [{ path }])];
      if (isBusy() || sources.length === 0) return;
      const running = begin();
      store.setState({ stage: { kind: 'looking', ...running }, problem: null });
      const outcome = await workbench.onceSaved((api) => api.mergeLook(sources, running.job));
      if (!outcome.ok) {
        refused(outcome.error, { kind: 'choosing' });
        return;
      }
      const { stage } = store.getState();
      // Stopped too late for the store to hear of it: a look is dropped all the same.
      if ('isStopping' in stage && stage.isStopping) refused(STOPPED, { kind: 'choosing' });
      else store.setState({ stage: { kind: 'looked', preview: outcome.value } });
    },
    async take() {
      const { stage } = store.getState();
      if (stage.kind !== 'looked') return;
      const { preview } = stage;
      const running = begin();
      store.setState({ stage: { kind: 'taking', preview, ...running }, problem: null });
      const outcome = await workbench.onceSaved((api) => api.mergeTake(preview.id, running.job));
      if (!outcome.ok) {
        refused(outcome.error, stage);
        return;
      }
      store.setState({ ...EMPTY, stage: { kind: 'merged', preview, ...outcome.value } });
      workbench.say(`${outcome.value.label}.`);
    },
    stop() {
      const { stage } = store.getState();
      if (!('job' in stage) || stage.isStopping) return;
      store.setState({ stage: { ...stage, isStopping: true } });
      // What was stopped answers itself; here only that it could not be asked to.
      void workbench.ask.cancel(stage.job).then((outcome) => {
        if (outcome.ok) return;
        store.setState(({ stage: now }) =>
          'job' in now && now.job === stage.job
            ? { stage: { ...now, isStopping: false }, problem: outcome.error }
            : {},
        );
      });
    },
    restart() {
      if (!isBusy()) store.setState({ stage: { kind: 'choosing' }, problem: null });
    },
    entryAt: (seq) => entries.get(seq),
  };
  return session;
}

const sessions = new WeakMap<Workbench, MergeSession>();

/** The one merge of a workbench. */
export function mergeSession(workbench: Workbench): MergeSession {
  const known = sessions.get(workbench);
  if (known) return known;
  const made = createMergeSession(workbench);
  sessions.set(workbench, made);
  return made;
}
