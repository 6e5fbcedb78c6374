/**
 * How many samples the expected disorder takes: Mathet, Widlöcher & Métivier 2015, section 5.3, for
 * one continuum or several. A first batch tells how much the disorders vary; then as many are drawn
 * as bring the mean within `precision` of the true one with 95 % confidence.
 */
import { ok, type Result } from '../result.ts';

/** A continuum to sample: `draw` gives the disorder of another one as chance would make it. */
export interface Stratum {
  /** What its disorder counts among the others. */
  readonly weight: number;
  readonly draw: () => Promise<Result<number>>;
}

export interface Expected {
  /** Weighted sum over the strata of the mean disorder of each. */
  readonly disorder: number;
  /** Drawn from each stratum. */
  readonly samples: number;
}

/** The two-sided 95 % quantile of the normal distribution, as the article rounds it. */
const CONFIDENCE = 1.96;

/** Of the first batch; over several continua it is shared, at least two a continuum. */
const FIRST_SAMPLES = 30;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/**
 * The article's ceil((1.96 · cv / precision)²), where cv is the coefficient of variation; over
 * several strata the variance of the sum takes the place of that of the one.
 */
export function samplesNeeded(
  strata: readonly { readonly weight: number; readonly disorders: readonly number[] }[],
  precision: number,
): number {
  const expected = strata.reduce((sum, { weight, disorders }) => sum + weight * mean(disorders), 0);
  const spread = strata.reduce(
    (sum, { weight, disorders }) => sum + weight ** 2 * variance(disorders),
    0,
  );
  return spread === 0 ? 0 : Math.ceil((CONFIDENCE / (precision * expected)) ** 2 * spread);
}

/**
 * Never more than `most` samples a stratum: where that is not enough, the mean is less precise. The
 * first refusal of a draw is the refusal of the whole.
 */
export async function expectedDisorder(
  strata: readonly Stratum[],
  precision: number,
  most: number,
): Promise<Result<Expected>> {
  const drawn = strata.map((stratum) => ({ ...stratum, disorders: [] as number[] }));
  const first = 1 + Math.ceil((FIRST_SAMPLES - 1) / strata.length);
  for (const wanted of [() => first, () => Math.min(most, samplesNeeded(drawn, precision))]) {
    const samples = wanted();
    // In turn, not all at once: the order of draws is the order of random numbers.
    for (const { draw, disorders } of drawn)
      while (disorders.length < samples) {
        const disorder = await draw();
        if (!disorder.ok) return disorder;
        disorders.push(disorder.value);
      }
  }
  return ok({
    disorder: drawn.reduce((sum, { weight, disorders }) => sum + weight * mean(disorders), 0),
    samples: drawn[0]?.disorders.length ?? 0,
  });
}
