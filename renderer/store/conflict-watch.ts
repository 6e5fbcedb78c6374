/**
 * The conflicts that wait for a decision, kept up to date: asked for again after every merge,
 * decision and undo, and when a record with a conflict is edited.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Conflict, Settlement } from '../../shared/model/conflict.ts';
import type { Entry } from '../../shared/model/change.ts';
import type { AppError } from '../../shared/result.ts';
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

export interface ConflictWatch {
  readonly store: StoreApi<ConflictState>;
  /** Follows the project. @returns how to stop */
  start(): () => void;
  ask(): Promise<void>;
  goTo(at: number): void;
  /** Decides one. It leaves the list at once, and comes back where it is refused. */
  settle(conflict: Conflict, choice: Settlement['choice']): Promise<void>;
}

const settlementOf = (
  { what, kind, id, article, field }: Conflict,
  choice: Settlement['choice'],
): Settlement => ({
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

  /** Whether the conflicts may be others after `entry`. */
  function isTouched({ origin, change }: Entry): boolean {
    if (origin !== 'user' && origin !== 'import') return true;
    const ids = new Set(stored.map(({ id }) => id));
    return [...change.added, ...change.updated, ...change.removed].some(({ id }) => ids.has(id));
  }

  const watch: ConflictWatch = {
    store,
    start() {
      void watch.ask();
      return workbench.onEntry(({ entry }) => {
        if (isTouched(entry)) void watch.ask();
      });
    },
    async ask() {
      asked += 1;
      const mine = asked;
      const outcome = await workbench.ask.conflicts();
      // Asked again meanwhile: this answer is old.
      if (mine !== asked) return;
      if (outcome.ok) stored = inShownOrder(outcome.value.conflicts);
      publish({ problem: outcome.ok ? null : outcome.error, isKnown: outcome.ok });
    },
    goTo(at) {
      store.setState(({ conflicts }) => ({
        at: Math.max(0, Math.min(at, conflicts.length - 1)),
      }));
    },
    async settle(conflict, choice) {
      const key = conflictKey(conflict);
      if (leaving.has(key)) return;
      leaving.add(key);
      publish({ refusal: null });
      const settlements = [settlementOf(conflict, choice)];
      const outcome = await workbench.onceSaved((api) => api.settle(settlements));
      if (outcome.ok) {
        workbench.say(`${outcome.value.label}.`);
        await watch.ask();
      }
      leaving.delete(key);
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
