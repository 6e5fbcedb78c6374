/** How far the annotators of a project agree: asked by the page, and by the command line. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { agreementOf, type AgreementReport } from '../shared/agreement/agreement-report.ts';
import { confusionsOf } from '../shared/agreement/confusion.ts';
import type { Material } from '../shared/agreement/material.ts';
import type { Measure } from '../shared/agreement/measure.ts';
import { MEASURES } from '../shared/agreement/registry.ts';
import { trendStepOf } from '../shared/agreement/trend-step.ts';
import { trendOf } from '../shared/agreement/trend.ts';
import { worstDisagreements, type Disagreement } from '../shared/agreement/worst.ts';
import type { Agreement, AgreementQuery, ShownDisagreement } from '../shared/model/agreement.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { cancelled, readMaterial } from './agreement-material.ts';
import type { Job, Jobs } from './jobs.ts';
import type { Store } from './storage/port.ts';
import type { Workbench } from './workbench.ts';

/** Nobody reads on further than this; the figures count all of them. */
const MOST_SHOWN = 300;

/** UTF-16 code units of a disagreement's text that are sent along. */
const MOST_QUOTED = 400;

type Working = Pick<Job, 'isCancelled' | 'tell'>;

/** The first of `ids` that `known` lacks, refused; all of them known: null. */
function unknownOf(
  what: string,
  code: string,
  ids: readonly string[],
  known: ReadonlySet<string>,
): Result<never> | null {
  const stranger = ids.find((id) => !known.has(id));
  return stranger === undefined
    ? null
    : err(code, `This project has no ${what} “${stranger}”. Nothing was measured.`);
}

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

function refusalOf(store: Store, query: AgreementQuery): Result<never> | null {
  const { annotators, codebook } = store.head();
  if (new Set(query.annotators).size === 1)
    return err('one-annotator', 'Agreement needs at least two annotators. Choose another one.');
  return (
    unknownOf('annotator', 'no-annotator', query.annotators, idsOf(annotators)) ??
    unknownOf('label', 'unknown-label', query.labels, idsOf(codebook.labels)) ??
    unknownOf('article', 'no-article', query.articles, idsOf(store.summaries())) ??
    unknownOf('measure', 'unknown-measure', query.measures, idsOf(MEASURES))
  );
}

const measuresOf = ({ measures }: AgreementQuery): readonly Measure[] =>
  measures.length === 0 ? MEASURES : MEASURES.filter(({ id }) => measures.includes(id));

const shown = (
  { spans, ...disagreement }: Disagreement,
  texts: ReadonlyMap<string, string>,
): ShownDisagreement => ({
  ...disagreement,
  spans: [...spans].map(([annotator, span]) => ({ annotator, span })),
  quote: (texts.get(disagreement.article) ?? '').slice(
    disagreement.start,
    Math.min(disagreement.end, disagreement.start + MOST_QUOTED),
  ),
});

function disagreementsOf(material: Material): Agreement['disagreements'] {
  const texts = new Map(material.articles.map(({ id, text }) => [id, text]));
  const all = worstDisagreements(material);
  return {
    total: all.length,
    worst: all.slice(0, MOST_SHOWN).map((disagreement) => shown(disagreement, texts)),
  };
}

/** Thrown inside where nobody waits any more; never leaves `trendsOf`. */
class Cancelled extends Error {}

/** Null: cancelled. */
async function trendsOf(
  material: Material,
  query: AgreementQuery,
  job: Working,
): Promise<Agreement['trend'] | null> {
  const measures = measuresOf(query);
  const step = trendStepOf(material);
  const points: Record<string, Agreement['trend']['points'][string]> = {};
  const pause = async (): Promise<void> => {
    await nextTurn();
    if (job.isCancelled()) throw new Cancelled();
  };
  try {
    for (const [at, measure] of measures.entries()) {
      job.tell(`Following ${measure.name} over time`, at, measures.length);
      await pause();
      points[measure.id] = await trendOf(material, measure, step, query.seed, pause);
    }
    return { step, points };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/**
 * Reads the articles, then measures; the material is what was measured.
 * Refusals: `one-annotator`, `no-annotator`, `unknown-label`, `no-article`, `unknown-measure`,
 * `cancelled`, and that of an article that cannot be read.
 */
export async function measureAgreement(
  store: Store,
  query: AgreementQuery,
  job: Working,
): Promise<Result<{ readonly material: Material; readonly report: AgreementReport }>> {
  const refusal = refusalOf(store, query);
  if (refusal) return refusal;
  const material = await readMaterial(store, query, job);
  if (!material.ok) return material;
  const report = await agreementOf(material.value, {
    measures: measuresOf(query),
    seed: query.seed,
    onProgress: ({ done, total, measure }) => job.tell(`Measuring ${measure}`, done, total),
    pause: () => nextTurn(),
    signal: {
      get aborted() {
        return job.isCancelled();
      },
    },
  });
  return report ? ok({ material: material.value, report }) : cancelled();
}

/** With what the screen shows beside the figures. Refusals: those of `measureAgreement`. */
async function shownAgreement(
  store: Store,
  query: AgreementQuery,
  job: Working,
): Promise<Result<Agreement>> {
  const seq = store.seq();
  const measured = await measureAgreement(store, query, job);
  if (!measured.ok) return measured;
  const { material, report } = measured.value;
  const trend = await trendsOf(material, query, job);
  if (!trend) return cancelled();
  return ok({
    seq,
    report,
    confusions: confusionsOf(material),
    trend,
    disagreements: disagreementsOf(material),
  });
}

type Calls = Pick<Workbench, 'agreement' | 'measures'>;

export const agreementService = (store: Store, jobs: Jobs): Calls => ({
  measures: () =>
    Promise.resolve(
      ok({
        measures: MEASURES.map(({ id, name, definition, caution }) => ({
          id,
          name,
          definition,
          caution,
        })),
      }),
    ),
  agreement: async ({ job: id, ...query }) => {
    const job = jobs.begin(id);
    try {
      return await shownAgreement(store, query, job);
    } finally {
      job.end();
    }
  },
});
