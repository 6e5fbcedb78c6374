/** Bringing files in from the window: staged piece by piece, looked at, taken. */
import type { ImportLook } from '../shared/model/import-report.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { findImport, type Found } from './files/import-look.ts';
import { readPaths } from './files/import-paths.ts';
import { planImport, type ImportPlan } from './files/import-plan.ts';
import { takeImport } from './files/import.ts';
import type { ImportSource } from './files/import-source.ts';
import { readSettings, type Home } from './home.ts';
import type { Job, Jobs } from './jobs.ts';
import type { Store } from './storage/port.ts';
import type { Inputs, Workbench } from './workbench.ts';

export interface ImportParts {
  readonly store: Store;
  readonly home: Home;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly jobs: Jobs;
}

type Imports = Pick<Workbench, 'importStage' | 'importLook' | 'importTake'>;

/** Of what windows have sent and not yet had looked at. Bytes; all of it is in memory. */
const MAX_STAGED = 1024 * 1024 * 1024;

interface Looked {
  readonly id: string;
  readonly found: Found;
  readonly author: string | undefined;
}

const sourceOf = ({
  name,
  root,
  text,
  base64,
}: Inputs['importStage']['files'][number]): ImportSource => ({
  name,
  bytes: base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64'),
  ...(root === undefined ? {} : { root }),
});

const sizeOf = (sources: readonly ImportSource[]): number =>
  sources.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** What the window shows of it. */
function lookOf(id: string, found: Found, plan: ImportPlan): ImportLook {
  const { articles, passedOver, rejected } = found;
  return {
    id,
    articles: articles.map((planned) => ({
      file: planned.source.name,
      title: planned.status === 'added' ? planned.article.title : planned.title,
      status: planned.status,
      leftOut: planned.status === 'added' ? [...planned.notes] : [],
    })),
    datasets: plan.datasets.map(({ found: { source, reading }, report }) => {
      const { articles: contents, links } = reading.dataset;
      return {
        name: source.name,
        format: source.codec.name,
        articles: contents.length,
        annotations: contents.reduce((sum, { spans }) => sum + spans.length, 0),
        relations: contents.reduce((sum, one) => sum + one.relations.length, links.length),
        fresh: { annotations: report.annotations, relations: report.relations },
        leftOut: [...reading.leftOut],
      };
    }),
    passedOver: [...passedOver],
    rejected: [...rejected, ...plan.report.rejected],
    unknown: plan.unknown.map((name) => ({ ...name, examples: [...name.examples] })),
    needsAnnotator: plan.needsAnnotator,
  };
}

export function importService({ store, home, now, newId, jobs }: ImportParts): Imports {
  const making = { now, newId };
  const staged = new Map<string, ImportSource[]>();
  /** The last look; an older one is of no use to anybody. */
  let look: Looked | null = null;

  async function lookAt(
    { paths, options }: Inputs['importLook'],
    sent: readonly ImportSource[],
    job: Job,
  ): Promise<Result<ImportLook>> {
    const read = await readPaths(paths, process.cwd(), job);
    if (!read.ok) return read;
    const { annotator: author, ...how } = options;
    const sources = [...sent, ...read.value.sources];
    const looked = await findImport(store, sources, { ...making, ...how }, job);
    if (!looked.ok) return looked;
    const found = {
      ...looked.value,
      rejected: [...read.value.rejected, ...looked.value.rejected],
    };
    const mapping = { choices: [], otherwise: 'add' } as const;
    const named = author === undefined ? {} : { author };
    const plan = await planImport(store, found, { ...making, ...named, mapping }, job);
    if (!plan.ok) return plan;
    look = { id: newId(), found, author };
    return ok(lookOf(look.id, found, plan.value));
  }

  return {
    importStage: ({ job, files }) => {
      const sources = files.map(sourceOf);
      const all = [...staged.values()].reduce((sum, one) => sum + sizeOf(one), sizeOf(sources));
      if (all > MAX_STAGED) {
        staged.delete(job);
        return Promise.resolve(
          err(
            'too-much',
            'These files have more than 1 GB together. Give the path of their folder on this machine instead, or bring them in in parts. Nothing was changed.',
          ),
        );
      }
      staged.set(job, [...(staged.get(job) ?? []), ...sources]);
      return Promise.resolve(ok({}));
    },

    importLook: async (input) => {
      const sent = staged.get(input.job) ?? [];
      // Whatever another window sent and never looked at is dropped with it.
      staged.clear();
      look = null;
      const job = jobs.begin(input.job);
      try {
        return await lookAt(input, sent, job);
      } finally {
        job.end();
      }
    },

    importTake: async ({ look: id, mapping, annotator: nobody, job: jobId }) => {
      const { annotator } = await readSettings(home);
      if (annotator === undefined)
        return err('no-name', 'Give your name first: what you import is kept under it.');
      if (look?.id !== id)
        return err(
          'stale-look',
          'Look at the files again before you import them. Nothing was changed.',
        );
      const { found, author } = look;
      const job = jobs.begin(jobId);
      try {
        const options = {
          ...making,
          mapping,
          annotator,
          ...(author === undefined ? {} : { author }),
          ...(nobody === undefined ? {} : { nobody }),
        };
        const taken = await takeImport(store, found, options, job);
        if (taken.ok) look = null;
        return taken;
      } finally {
        job.end();
      }
    },
  };
}
