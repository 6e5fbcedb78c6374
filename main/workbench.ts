/** The services behind the contract: one open project, over the Store port. */
import { readFile } from 'node:fs/promises';
import type { InferContractRouterOutputs, InferSchemaOutput } from '@orpc/contract';
import { NOT_SAVED, type Contract, type WorkbenchEvent } from '../shared/contract.ts';
import { cleanName, type Annotator } from '../shared/model/annotator.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { adjudicationService } from './adjudication.ts';
import { agreementService } from './agreement.ts';
import { ensureAnnotator } from './annotators.ts';
import { codebookEffect } from './codebook-effect.ts';
import { searchWorkerFile } from './dist-folder.ts';
import { lookAtExport } from './files/export-look.ts';
import { exportProject } from './files/export.ts';
import { importFiles } from './files/import.ts';
import { changeSettings, readSettings, readView, writeView, type Home } from './home.ts';
import { importService } from './imports.ts';
import { eventStream } from './host/events.ts';
import { createJobs } from './jobs.ts';
import { ProjectSearch } from './search/project-search.ts';
import { problemService } from './problems.ts';
import { reviewService } from './review.ts';
import { saveText } from './save-text.ts';
import type { Store } from './storage/port.ts';

/** As parsed: what the services see, not what came over the wire. */
export type Inputs = {
  readonly [K in keyof Contract]: InferSchemaOutput<
    NonNullable<Contract[K]['~orpc']['inputSchema']>
  >;
};
export type Outputs = InferContractRouterOutputs<Contract>;
type Call = Exclude<keyof Contract, 'events'>;

/** Every call of the contract; expected failure is a value here. */
export type Workbench = {
  readonly [K in Call]: (input: Inputs[K]) => Promise<Result<Outputs[K]>>;
} & {
  /** Ends when its reader returns or `signal` aborts. */
  readonly events: (
    input: Inputs['events'],
    signal?: AbortSignal,
  ) => AsyncGenerator<WorkbenchEvent, void>;
  /** Event streams connected now: each is a window. */
  readonly windows: () => number;
  /** Lets go of what runs beside it. Called before the store is closed. */
  readonly close: () => Promise<void>;
};

export interface WorkbenchOptions {
  readonly store: Store;
  readonly home: Home;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Called with the number of windows whenever one comes or goes. */
  readonly onWindows?: (count: number) => void;
  /** The search's worker as code; as built when absent. */
  readonly searchCode?: () => Promise<string>;
}

const MAX_NAME = 100;

export function createWorkbench(options: WorkbenchOptions): Workbench {
  const { store, home, now, newId } = options;
  const search = new ProjectSearch({
    store,
    code: options.searchCode ?? (() => readFile(searchWorkerFile(), 'utf8')),
  });
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  /** As last sent: a page that is loaded anew asks before a slow disk has written it. */
  let view: Readonly<Record<string, unknown>> | null = null;
  let signingIn: Promise<Result<Annotator>> | null = null;
  const problems = problemService(store);

  /** One after the other: two windows signing in with one name must not make two annotators. */
  async function annotatorNamed(name: string): Promise<Result<Annotator>> {
    while (signingIn) await signingIn;
    signingIn = ensureAnnotator(store, name, { now, newId });
    try {
      return await signingIn;
    } finally {
      signingIn = null;
    }
  }

  /** The name is asked once for all projects: a project that does not know it yet gets it here. */
  async function me(): Promise<string | null> {
    const { annotator: name } = await readSettings(home);
    if (name === undefined) return null;
    const annotator = await annotatorNamed(name);
    return annotator.ok ? annotator.value.id : null;
  }

  const tell = (event: WorkbenchEvent): void => {
    for (const deliver of listeners) deliver(event);
  };

  const jobs = createJobs(tell, now);

  function windowsChanged(): void {
    options.onWindows?.(listeners.size);
  }

  function listen(deliver: (event: WorkbenchEvent) => void): () => void {
    const stopStore = store.onCommit((committed) => deliver({ type: 'entry', committed }));
    listeners.add(deliver);
    windowsChanged();
    return () => {
      stopStore();
      listeners.delete(deliver);
      windowsChanged();
    };
  }

  return {
    open: async () => {
      const identity = await me();
      return ok({
        path: store.path,
        readOnly: store.readOnly,
        notices: [...store.notices],
        head: copyOf(store.head()),
        summaries: [...store.summaries()],
        seq: store.seq(),
        history: store.entriesSinceOpen().map(({ entry }) => entry),
        me: identity,
        exportFolder: home.exports,
      });
    },

    article: async ({ id }) => {
      // Content and number must belong together, or a window would apply an entry twice or never.
      for (;;) {
        const seq = store.seq();
        const content = await store.article(id);
        if (!content.ok) return content;
        if (seq !== store.seq()) continue;
        const { article, spans, relations, decisions } = content.value;
        return ok({
          article,
          spans: [...spans],
          relations: [...relations],
          ...(decisions && { decisions: [...decisions] }),
          seq,
        });
      }
    },

    commit: ({ entries }) => store.commit(entries),

    events: ({ after }, signal) => {
      const missed = store
        .entriesSinceOpen()
        .filter(({ seq }) => seq > after)
        .map((committed): WorkbenchEvent => ({ type: 'entry', committed }));
      return eventStream(missed, listen, signal);
    },

    windows: () => listeners.size,

    close: () => search.close(),

    signIn: async ({ name }) => {
      const clean = cleanName(name);
      if (clean.length > MAX_NAME)
        return err('long-name', `A name has at most ${MAX_NAME} characters. Choose a shorter one.`);
      const annotator = await annotatorNamed(clean);
      if (!annotator.ok) return annotator;
      const kept = await written(changeSettings(home, { annotator: annotator.value.name }));
      if (!kept.ok) return kept;
      tell({ type: 'me', me: annotator.value.id });
      return annotator;
    },

    run: async (command) => {
      const mine = await me();
      // Somebody without a name yet may take away the worked example.
      const by = mine ?? (command.do === 'remove-layer' ? command.annotator : null);
      if (by === null) return err('no-name', 'Give your name first: every step carries one.');
      const done = await store.run(command, by, 'user');
      return done.ok ? ok({ seq: store.seq(), label: done.value.label }) : done;
    },

    search: (query) => search.search(query),
    occurrences: (query) => search.occurrences(query),
    problems,
    codebookEffect: (edit) => codebookEffect(store, edit),
    saveText: ({ path, text }) => saveText(path, text, store.path),

    ...agreementService(store, jobs),
    ...adjudicationService(store, me),
    ...reviewService({ store, now, newId, me, tell, jobs }),
    cancel: ({ job }) => {
      jobs.cancel(job);
      return Promise.resolve(ok({}));
    },

    ...importService({ store, home, now, newId, jobs }),
    importFiles: async ({ files, encoding, meta }) => {
      const { annotator } = await readSettings(home);
      if (annotator === undefined)
        return err('no-name', 'Give your name first: what you import is kept under it.');
      return importFiles(store, files.map(sourceOf), {
        annotator,
        ...(encoding === undefined ? {} : { encoding }),
        meta: meta ?? {},
        now,
        newId,
      });
    },

    exportLook: async ({ format, options: chosen, job: id }) => {
      const job = jobs.begin(id);
      try {
        return await lookAtExport(store, { format, options: chosen, hooks: job });
      } finally {
        job.end();
      }
    },

    exportTo: async ({ format, path, options: chosen, job: id }) => {
      const job = jobs.begin(id);
      try {
        const request = { format, target: path, options: chosen, hooks: job, now };
        return await exportProject(store, request);
      } finally {
        job.end();
      }
    },

    loadView: async () => ok(view ?? (await readView(home, store.path))),

    saveView: (next) => {
      view = next;
      return written(writeView(home, store.path, next));
    },
  };
}

/** The disk may refuse: full, read-only, somebody else's. */
async function written(writing: Promise<void>): Promise<Result<Record<string, never>>> {
  try {
    await writing;
    return ok({});
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(NOT_SAVED, `The settings were not saved: ${reason}`);
  }
}

/** Pasted text travels as text, a file as its bytes. */
const sourceOf = ({ name, text, base64 }: Inputs['importFiles']['files'][number]) => ({
  name,
  bytes: base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64'),
});

/** The contract's types are writable copies of the store's readonly ones. */
const copyOf = ({ project, codebook, annotators, links }: ReturnType<Store['head']>) => ({
  project,
  codebook,
  annotators: [...annotators],
  links: [...links],
});
