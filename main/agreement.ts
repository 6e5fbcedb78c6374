/** How far the annotators of a project agree: asked by the page, and by the command line. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { agreementOf } from '../shared/agreement/agreement-report.ts';
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

/** Null: cancelled. */
async function trendsOf(
  material: Material,
  measures: readonly Measure[],
  seed: number,
  job: Working,
): Promise<Agreement['trend'] | null> {
  const step = trendStepOf(material);
  const points: Record<string, Agreement['trend']['points'][string]> = {};
  for (const [at, measure] of measures.entries()) {
    job.tell(`Following ${measure.name} over time`, at, measures.length);
    await nextTurn();
    if (job.isCancelled()) return null;
    points[measure.id] = await trendOf(material, measure, step, seed);
  }
  return { step, points };
}

/**
 * Reads the articles, then measures.
 * Refusals: `one-annotator`, `no-annotator`, `unknown-label`, `no-article`, `unknown-measure`,
 * `cancelled`, and that of an article that cannot be read.
 */
export async function measureAgreement(
  store: Store,
  query: AgreementQuery,
  job: Working,
): Promise<Result<Agreement>> {
  const refusal = refusalOf(store, query);
  if (refusal) return refusal;
  const material = await readMaterial(store, query, job);
  if (!material.ok) return material;
  const measures =
    query.measures.length === 0
      ? MEASURES
      : MEASURES.filter(({ id }) => query.measures.includes(id));
  const report = await agreementOf(material.value, {
    measures,
    seed: query.seed,
    onProgress: ({ done, total, measure }) => job.tell(`Measuring ${measure}`, done, total),
    pause: () => nextTurn(),
    signal: {
      get aborted() {
        return job.isCancelled();
      },
    },
  });
  const trend = report && (await trendsOf(material.value, measures, query.seed, job));
  if (!report || !trend) return cancelled();
  return ok({
    report,
    confusions: confusionsOf(material.value),
    trend,
    disagreements: disagreementsOf(material.value),
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
      return await measureAgreement(store, query, job);
    } finally {
      job.end();
    }
  },
});
