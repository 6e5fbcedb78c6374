/**
 * The workbench behind the screen: one store of state, and the few ways to change it.
 *
 * An edit is executed here at once, painted, and sent; what the store on disk numbers comes back as
 * events, ours and other windows' in one order. See `ledger.ts` for how the two are kept together.
 */
import { createStore } from 'zustand/vanilla';
import { NOT_SAVED, type OpenedProject, type WorkbenchEvent } from '../../shared/contract.ts';
import type { CommittedEntry, Entry } from '../../shared/model/change.ts';
import type { Clock } from '../../shared/model/clock.ts';
import { applyChange } from '../../shared/ops/apply.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { OpContext } from '../../shared/ops/context.ts';
import { execute } from '../../shared/ops/execute.ts';
import {
  EMPTY_HISTORY,
  entryOf,
  redoEntry,
  remember,
  undoEntry,
} from '../../shared/ops/history.ts';
import { checkInvariants } from '../../shared/ops/invariants.ts';
import { articlesNeeded } from '../../shared/ops/needs.ts';
import { err, ok, type AppError, type Result } from '../../shared/result.ts';
import type { Api, LoadedArticle } from '../api.ts';
import { homesOf, PROJECT_WIDE } from './change-part.ts';
import { followEvents } from './follow-events.ts';
import {
  afterHeard,
  afterOwn,
  historyOf,
  withHead,
  withLoaded,
  withoutEntry,
  withoutUnshown,
  type Ledger,
} from './ledger.ts';
import { createSaveQueue } from './save-queue.ts';
import { screenControls } from './screen.ts';
import { isShown, shownArticles, withoutLostSpans } from './view-state.ts';
import type { JobEvent, Workbench } from './workbench-interface.ts';
import { initialState, type WorkbenchState } from './workbench-state.ts';

export type { ImportFile, SyncCopy } from '../api.ts';
export type { JobEvent, Workbench } from './workbench-interface.ts';

export interface WorkbenchOptions {
  readonly api: Api;
  readonly opened: OpenedProject;
  readonly savedView: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

export function createWorkbench(options: WorkbenchOptions): Workbench {
  const { api, opened, clock, wait } = options;
  const store = createStore<WorkbenchState>(() => initialState(opened, options.savedView));
  const loading = new Set<string>();
  const listeners = new Set<(committed: CommittedEntry) => void>();
  const jobListeners = new Set<(event: JobEvent) => void>();
  let ledger: Ledger = {
    data: store.getState().data,
    summaries: store.getState().summaries,
    numbered: opened.history.reduce(remember, EMPTY_HISTORY),
    unheard: [],
    seq: opened.seq,
    loadedAt: new Map(),
  };
  const screen = screenControls(store);
  const warn = (text: string): void => screen.warn(text);

  const publish = (next: Ledger): void => {
    const isSameHistory = next.numbered === ledger.numbered && next.unheard === ledger.unheard;
    ledger = next;
    store.setState((state) => ({
      data: next.data,
      summaries: next.summaries,
      history: isSameHistory ? state.history : historyOf(next),
      view: withoutLostSpans(state.view, next.data),
    }));
  };
  const shows = (article: string): boolean => isShown(store.getState().view, article);

  const queue = createSaveQueue({
    send: (entries) => api.commit(entries),
    wait,
    onState: (save) => store.setState({ save }),
    onRefused: (entry, error) => {
      giveUp(entry, error);
      void reloadHomes(homesOf(entry.change));
    },
  });

  function giveUp(entry: Entry, error: AppError): void {
    publish(withoutEntry(ledger, entry.id));
    warn(`“${entry.label}” was not kept: ${error.message}`);
  }

  async function reloadHomes(homes: ReadonlySet<string>): Promise<void> {
    for (const home of homes) {
      if (home === PROJECT_WIDE) await reloadHead();
      else if (shows(home)) await load(home);
    }
  }

  async function reloadHead(): Promise<void> {
    const outcome = await queue.between(() => api.open());
    if (outcome.ok) publish(withHead(ledger, outcome.value.head, outcome.value.seq));
    else warn(outcome.error.message);
  }

  /** The article as the store has it, no older than what this window has heard of. */
  async function fetchArticle(id: string): Promise<Result<LoadedArticle>> {
    for (;;) {
      const outcome = await api.article(id);
      if (!outcome.ok || outcome.value.seq >= ledger.seq) return outcome;
    }
  }

  async function load(id: string): Promise<void> {
    const isTouched = queue.waiting().some((entry) => homesOf(entry.change).has(id));
    const take = async (): Promise<void> => {
      const outcome = await fetchArticle(id);
      const failures = new Map(store.getState().failures);
      failures.delete(id);
      if (!outcome.ok) failures.set(id, outcome.error);
      store.setState({ failures });
      if (!outcome.ok) return;
      const { seq, ...content } = outcome.value;
      const { ledger: next, misfits } = withLoaded(ledger, content, seq, queue.waiting());
      publish(next);
      for (const entry of misfits) {
        if (queue.drop(entry.id))
          giveUp(entry, { code: 'stale-change', message: 'the article was changed meanwhile.' });
      }
    };
    loading.add(id);
    await (isTouched ? queue.between(take) : take());
    loading.delete(id);
    publish(withoutUnshown(ledger, shows));
  }

  function loadShown(): void {
    for (const article of shownArticles(store.getState().view)) {
      if (loading.has(article) || ledger.data.layers.has(article)) continue;
      if (ledger.summaries.has(article)) void load(article);
    }
  }

  function context(): Result<OpContext> {
    const { me, readOnly } = store.getState();
    if (readOnly !== null) return err('read-only', readOnly);
    if (me === null) {
      store.setState({ dialog: { kind: 'annotator' } });
      return err('no-annotator', 'Say who you are first: every annotation carries a name.');
    }
    return ok({
      newId: options.newId,
      now: options.now,
      tick: () => clock.tick(),
      annotator: me,
    });
  }

  function take(entry: Entry): Result<Entry> {
    const next = afterOwn(ledger, entry);
    if (!next.ok) return next;
    publish(next.value);
    queue.push(entry);
    return ok(entry);
  }

  function dispatch(command: Command): Result<Entry> {
    const ops = context();
    if (!ops.ok) return ops;
    const step = execute(ledger.data, command, ops.value);
    if (!step.ok) return step;
    const after = applyChange(ledger.data, step.value.change);
    if (!after.ok) return after;
    const sound = checkInvariants(after.value, step.value.change);
    return sound.ok ? take(entryOf(step.value, 'user', ops.value)) : sound;
  }

  function travel(make: typeof undoEntry): Result<Entry> {
    const ops = context();
    if (!ops.ok) return ops;
    const entry = make(historyOf(ledger), ops.value);
    return entry.ok ? take(entry.value) : entry;
  }

  /** For what the main side does with the project as it is on disk. */
  const onceSaved = <T>(task: () => Promise<Result<T>>): Promise<Result<T>> =>
    queue.between(async () =>
      queue.waiting().length === 0
        ? task()
        : err(
            NOT_SAVED,
            'The last edits are not saved yet. Try again when the top bar says Saved.',
          ),
    );

  function hear(event: WorkbenchEvent): void {
    if (event.type === 'me') {
      store.setState({ me: event.me });
      return;
    }
    if (event.type === 'job') {
      for (const listener of jobListeners) listener(event);
      return;
    }
    clock.observe(event.committed.entry.clock);
    const { ledger: next, stale } = afterHeard(ledger, event.committed, shows);
    publish(next);
    for (const listener of listeners) listener(event.committed);
    void reloadHomes(stale);
  }

  return {
    ...screen,
    store,
    ask: api,
    dispatch,
    undo: () => travel(undoEntry),
    redo: () => travel(redoEntry),
    setView(edit) {
      const { view } = store.getState();
      const next = edit(view);
      if (next === view) return;
      store.setState({ view: next });
      const [before, after] = [shownArticles(view), shownArticles(next)];
      if (before.length === after.length && after.every((article, at) => before[at] === article))
        return;
      publish(withoutUnshown(ledger, shows));
      loadShown();
    },
    reload: load,
    async signIn(name) {
      const outcome = await api.signIn(name);
      if (outcome.ok) store.setState({ me: outcome.value.id });
      return outcome.ok ? ok(true) : outcome;
    },
    async runEverywhere(command) {
      const needed = articlesNeeded(command, ledger.data.codebook);
      if (needed !== 'all' && [...needed].every((id) => ledger.data.layers.has(id))) {
        const done = dispatch(command);
        return done.ok ? ok(done.value.label) : done;
      }
      const outcome = await onceSaved(() => api.run(command));
      return outcome.ok ? ok(outcome.value.label) : outcome;
    },
    importFiles: (input) => onceSaved(() => api.importFiles(input)),
    exportTo: (input) => onceSaved(() => api.exportTo(input)),
    onEntry(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onJob(listener) {
      jobListeners.add(listener);
      return () => jobListeners.delete(listener);
    },
    onceSaved: (task) => onceSaved(() => task(api)),
    now: options.now,
    hasUnsaved: () => queue.waiting().length > 0,
    start(signal) {
      loadShown();
      void followEvents({ api, heard: () => ledger.seq, onEvent: hear, wait, signal });
    },
  };
}
