/**
 * How far annotators agree: every measure over all, by label, by pair, by article. This is the shape
 * that the screen shows and the command line prints.
 */
import { bootstrapInterval } from './bootstrap.ts';
import type { Material } from './material.ts';
import { undefinedFigure, type Figure, type FigurePart, type Measure } from './measure.ts';
import { narrowToAnnotators, narrowToArticles, narrowToLabels } from './narrow.ts';
import { pairsOf } from './pairs.ts';
import { seededRandom } from './random.ts';
import { MEASURES } from './registry.ts';

export interface PairFigure extends Figure {
  /** Annotator ids; where a detail has a direction (precision), `a` is the reference. */
  readonly a: string;
  readonly b: string;
}

export interface ArticleFigure extends Figure {
  readonly article: string;
}

export interface MeasureReport {
  readonly name: string;
  readonly definition: string;
  readonly caution: string;
  readonly overall: number | null;
  /** Why `overall` is undefined, a sentence. */
  readonly reason: string | null;
  readonly details?: Figure['details'];
  /** 95 %, by resampling articles. */
  readonly interval: readonly [number, number] | null;
  readonly intervalReason: string | null;
  /** By label id. */
  readonly byLabel: Readonly<Record<string, Figure>>;
  readonly pairwise: readonly PairFigure[];
  readonly byArticle: readonly ArticleFigure[];
  /** By attribute, where the measure is a mean over attributes. */
  readonly byAttribute?: readonly FigurePart[];
}

export interface ReportedArticle {
  readonly id: string;
  readonly title: string;
  /** Annotator ids of those who worked on it. */
  readonly annotators: readonly string[];
}

export interface AgreementReport {
  /** Annotator ids. */
  readonly annotators: readonly string[];
  /** Label ids. */
  readonly labels: readonly string[];
  readonly articles: readonly ReportedArticle[];
  readonly seed: number;
  /** By measure id, in the order of the registry. */
  readonly measures: Readonly<Record<string, MeasureReport>>;
}

export interface AgreementProgress {
  readonly done: number;
  readonly total: number;
  /** Name of the measure at work. */
  readonly measure: string;
}

export interface AgreementOptions {
  readonly measures?: readonly Measure[];
  /** The same seed gives the same report, to the last digit. */
  readonly seed?: number;
  readonly onProgress?: (progress: AgreementProgress) => void;
  /** Looked at between steps. */
  readonly signal?: { readonly aborted: boolean };
  /** Lets other work run between steps; the host's, because this code knows no timers. */
  readonly pause?: () => Promise<void>;
}

export const DEFAULT_SEED = 1;

const NO_ARTICLES = 'There is no article on which two of the annotators worked.';
const NO_INTERVAL = 'This measure is not a sum over articles; resampling it would take too long.';

/** Thrown inside when the signal is seen; never leaves `agreementOf`. */
class Cancelled extends Error {}

interface Steps {
  readonly step: <T>(measure: Measure, work: () => Promise<T> | T) => Promise<T>;
  /** For inside a step: rejects when the signal is seen. */
  readonly pause: () => Promise<void>;
}

async function reportOf(
  measure: Measure,
  material: Material,
  seed: number,
  { step, pause }: Steps,
): Promise<MeasureReport> {
  const { name, definition, caution, prepare } = measure;
  // Every figure samples from the start, so that none depends on which others were asked for.
  const figureOf = (part: Material): Promise<Figure> =>
    step(measure, () =>
      part.articles.length === 0
        ? undefinedFigure(NO_ARTICLES)
        : measure.figure(part, { random: seededRandom(seed), pause }),
    );
  const ofArticles = prepare && (await step(measure, () => prepare(material)));
  const count = material.articles.length;

  const overall = ofArticles
    ? await step(measure, () => ofArticles(material.articles.map((_, at) => at)))
    : await figureOf(material);
  const { interval, reason: intervalReason } = ofArticles
    ? await step(measure, () => bootstrapInterval(ofArticles, count, seededRandom(seed)))
    : { interval: null, reason: NO_INTERVAL };
  const byLabel: Record<string, Figure> = {};
  for (const label of material.labels)
    byLabel[label] = await figureOf(narrowToLabels(material, [label]));
  const pairwise: PairFigure[] = [];
  const pairs = pairsOf(material.annotators);
  for (const [a, b] of pairs) {
    // Of two annotators the only pair is all there is.
    const whole = pairs.length === 1 ? overall : null;
    pairwise.push({ a, b, ...(whole ?? (await figureOf(narrowToAnnotators(material, [a, b])))) });
  }
  const byArticle: ArticleFigure[] = [];
  for (const [at, { id }] of material.articles.entries()) {
    const value = ofArticles ? ofArticles([at]) : await figureOf(narrowToArticles(material, [id]));
    byArticle.push({ article: id, ...value });
  }
  const byAttribute = measure.parts?.(material);
  return {
    name,
    definition,
    caution,
    overall: overall.value,
    reason: overall.reason,
    ...(overall.details && { details: overall.details }),
    interval,
    intervalReason,
    byLabel,
    pairwise,
    byArticle,
    ...(byAttribute && { byAttribute }),
  };
}

/** How many steps `reportOf` takes: what progress counts. */
function stepsOf({ prepare }: Measure, { labels, annotators, articles }: Material): number {
  const pairs = pairsOf(annotators).length;
  return 1 + labels.length + (pairs === 1 ? 0 : pairs) + (prepare ? 2 : articles.length);
}

/**
 * Measures agreement, one step after the other.
 * @returns null when the signal was raised
 */
export async function agreementOf(
  material: Material,
  {
    measures = MEASURES,
    seed = DEFAULT_SEED,
    onProgress,
    signal,
    pause = () => Promise.resolve(),
  }: AgreementOptions = {},
): Promise<AgreementReport | null> {
  const total = measures.reduce((sum, measure) => sum + stepsOf(measure, material), 0);
  let done = 0;
  const pauseOrStop = async (): Promise<void> => {
    await pause();
    if (signal?.aborted === true) throw new Cancelled();
  };
  const step: Steps['step'] = async (measure, work) => {
    onProgress?.({ done, total, measure: measure.name });
    await pauseOrStop();
    const value = await work();
    done += 1;
    return value;
  };
  try {
    const reports: Record<string, MeasureReport> = {};
    for (const measure of measures)
      reports[measure.id] = await reportOf(measure, material, seed, { step, pause: pauseOrStop });
    return {
      annotators: material.annotators,
      labels: material.labels,
      articles: material.articles.map(({ id, title, work }) => ({
        id,
        title,
        annotators: [...work.keys()],
      })),
      seed,
      measures: reports,
    };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}
