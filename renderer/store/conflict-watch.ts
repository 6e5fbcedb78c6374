/**
 * The conflicts that wait for a decision, kept up to date: asked for again after every merge,
 * decision and undo, and when a record with a conflict is edited.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Conflict, Settlement } from '../../shared/model/conflict.ts';
import type { Entry } from '../../shared/model/change.ts';
import type { AppError } from '../../shared/result.ts';
import { shownPanes } from './view-state.ts';
import type { Workbench } from './workbench.ts';

export interface ConflictState {
  /** As they are shown, without those whose decision is on its way. */
  readonly conflicts: readonly Conflict[];
  /** Why they could not be read, or null. */
  readonly problem: AppError | null;
  /** Why the last decision was refused, or null. */
  readonly refusal: AppError | null;
  /** False until they were read once. */
  readonly isKnown: boolean;
  /** The one that keys act on, by its place among `conflicts`. */
  readonly at: number;
}

/** Names a conflict as long as it lasts. */
export const conflictKey = ({ what, kind, id, field }: Conflict): string =>
  JSON.stringify([what, kind, id, field]);

export interface Decision {
  readonly conflict: Conflict;
  readonly choice: Settlement['choice'];
}

export interface ConflictWatch {
  readonly store: StoreApi<ConflictState>;
  /** Follows the project. @returns how to stop */
  start(): () => void;
  ask(): Promise<void>;
  goTo(at: number): void;
  /** As one step. They leave the list at once, and come back where that is refused. */
  settle(decisions: readonly Decision[]): Promise<void>;
}

const settlementOf = ({
  conflict: { what, kind, id, article, field },
  choice,
}: Decision): Settlement => ({
  what,
  kind,
  id,
  ...(article === null ? {} : { article: article.id }),
  ...(field === null ? {} : { field }),
  choice,
});

/** As they are shown: article by article, what belongs to the project last. */
export function inShownOrder(conflicts: readonly Conflict[]): readonly Conflict[] {
  const groups = new Map<string | null, Conflict[]>();
  for (const conflict of conflicts) {
    const article = conflict.article?.id ?? null;
    const group = groups.get(article);
    if (group) group.push(conflict);
    else groups.set(article, [conflict]);
  }
  const ofProject = groups.get(null) ?? [];
  groups.delete(null);
  return [...groups.values(), ofProject].flat();
}

/** Resolves when every pane shows its text, or why not; false: `signal` said stop before. */
function panesShown({ store }: Workbench, signal: AbortSignal): Promise<boolean> {
  const isShown = (): boolean => {
    const { view, data, failures } = store.getState();
    return shownPanes(view).every(
      ({ article }) => article === null || data.layers.has(article) || failures.has(article),
    );
  };
  return new Promise((resolve) => {
    if (isShown()) {
      resolve(true);
      return;
    }
    const stop = store.subscribe(() => {
      if (!isShown()) return;
      stop();
      resolve(true);
    });
    signal.addEventListener('abort', () => {
      stop();
      resolve(false);
    });
  });
}

function createConflictWatch(workbench: Workbench): ConflictWatch {
  const store = createStore<ConflictState>(() => ({
    conflicts: [],
    problem: null,
    refusal: null,
    isKnown: false,
    at: 0,
  }));
  /** Keys of those whose decision is on its way. */
  const leaving = new Set<string>();
  /** Ids of the records that have or had one: undo may bring it back. */
  const known = new Set<string>();
  let stored: readonly Conflict[] = [];
  let asked = 0;

  const publish = (change: Partial<ConflictState> = {}): void => {
    const conflicts = stored.filter((conflict) => !leaving.has(conflictKey(conflict)));
    store.setState(({ at }) => ({
      ...change,
      conflicts,
      at: Math.max(0, Math.min(at, conflicts.length - 1)),
    }));
  };

  /** Whether the conflicts may be others after `entry`: asking goes over the whole project. */
  function isTouched({ origin, of, change }: Entry): boolean {
    if (origin === 'merge') return true;
    const { done, undone } = workbench.store.getState().history;
    const isStep = ({ id }: Entry): boolean => id === of;
    const step = done.findLast(isStep) ?? undone.findLast(isStep);
    if (step?.origin === 'merge') return true;
    return [...change.added, ...change.updated, ...change.removed].some(({ id }) => known.has(id));
  }

  const watch: ConflictWatch = {
    store,
    start() {
      const stopping = new AbortController();
      // Opening comes first: they are counted once every pane shows its text.
      void panesShown(workbench, stopping.signal).then((isShown) => {
        if (isShown) void watch.ask();
      });
      const stopHearing = workbench.onEntry(({ entry }) => {
        if (isTouched(entry)) void watch.ask();
      });
      return () => {
        stopping.abort();
        stopHearing();
      };
    },
    async ask() {
      asked += 1;
      const mine = asked;
      const outcome = await workbench.ask.conflicts();
      // Asked again meanwhile: this answer is old.
      if (mine !== asked) return;
      if (outcome.ok) stored = inShownOrder(outcome.value.conflicts);
      for (const { id } of stored) known.add(id);
      publish({ problem: outcome.ok ? null : outcome.error, isKnown: outcome.ok });
    },
    goTo(at) {
      store.setState(({ conflicts }) => ({
        at: Math.max(0, Math.min(at, conflicts.length - 1)),
      }));
    },
    async settle(decisions) {
      const fresh = decisions.filter(({ conflict }) => !leaving.has(conflictKey(conflict)));
      if (fresh.length === 0) return;
      const keys = fresh.map(({ conflict }) => conflictKey(conflict));
      for (const key of keys) leaving.add(key);
      publish({ refusal: null });
      const settlements = fresh.map(settlementOf);
      const outcome = await workbench.onceSaved((api) => api.settle(settlements));
      if (outcome.ok) {
        workbench.say(`${outcome.value.label}.`);
        await watch.ask();
      }
      for (const key of keys) leaving.delete(key);
      publish(outcome.ok ? {} : { refusal: outcome.error });
    },
  };
  return watch;
}

const watches = new WeakMap<Workbench, ConflictWatch>();

/** The one watch of a workbench. */
export function conflictWatch(workbench: Workbench): ConflictWatch {
  const known = watches.get(workbench);
  if (known) return known;
  const made = createConflictWatch(workbench);
  watches.set(workbench, made);
  return made;
}
