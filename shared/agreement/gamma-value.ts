/**
 * Gamma of one text or several: Mathet, Widlöcher & Métivier 2015, section 5,
 *
 *   gamma = 1 - observed disorder / disorder expected by chance.
 *
 * The article defines it for one continuum. Over several, observed and expected disorders are summed
 * before they are divided, each continuum weighed by the mean number of units of its annotators:
 * that undoes the norm of the disorders, so that every unit counts the same in whatever text it
 * stands, and a text of two units cannot outweigh the rest with a gamma far below 0.
 */
import { err, ok, type Result } from '../result.ts';
import { bestAlignment } from './gamma-alignment.ts';
import { meanUnits, unitCount, type Continuum } from './gamma-continuum.ts';
import type { Dissimilarity } from './gamma-dissimilarity.ts';
import { expectedDisorder } from './gamma-expected.ts';
import { shuffled } from './gamma-shuffle.ts';
import type { GammaSolver } from './gamma-solver.ts';

export interface NamedContinuum extends Continuum {
  /** What a refusal calls it. */
  readonly title: string;
}

export interface GammaSettings {
  readonly dissimilarity: Dissimilarity;
  readonly solver: GammaSolver;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Of the expected disorder, with 95 % confidence: 0.02 for 2 %. */
  readonly precision: number;
  /** Samples a text, at most. */
  readonly mostSamples: number;
  /** Groups of units that are looked at for one alignment, at most. */
  readonly mostGroups: number;
}

export interface Gamma {
  readonly value: number;
  readonly observed: number;
  /** Null where nothing was sampled: without any disorder gamma is 1, whatever chance would do. */
  readonly expected: number | null;
  /** A text. */
  readonly samples: number;
}

function tooDense({ title, annotators }: NamedContinuum, limit: number): Result<never> {
  const count = limit.toLocaleString('en');
  return err(
    'gamma-too-dense',
    `In “${title}” the annotations of ${annotators.length} annotators can be aligned in more than ${count} ways, which is more than can be searched: choose fewer annotators or labels, or leave the article out.`,
  );
}

export async function gammaOf(
  continua: readonly NamedContinuum[],
  settings: GammaSettings,
): Promise<Result<Gamma>> {
  const { dissimilarity, solver, random, precision, mostSamples, mostGroups } = settings;
  const comparable = continua.filter(({ annotators }) => annotators.length >= 2);
  if (comparable.length === 0)
    return err('gamma-one-annotator', 'There is no article on which two of the annotators worked.');
  const tagged = comparable.filter((continuum) => unitCount(continuum) > 0);
  if (tagged.length === 0)
    return err('gamma-no-units', 'None of the annotators tagged anything: nothing can be aligned.');

  const disorder = async (named: NamedContinuum, of: Continuum): Promise<Result<number>> => {
    const best = await bestAlignment(of, dissimilarity, solver, mostGroups);
    return best ? ok(best.disorder) : tooDense(named, mostGroups);
  };
  const total = tagged.reduce((sum, continuum) => sum + meanUnits(continuum), 0);
  const weight = (continuum: Continuum): number => meanUnits(continuum) / total;
  let observed = 0;
  for (const continuum of tagged) {
    const own = await disorder(continuum, continuum);
    if (!own.ok) return own;
    observed += weight(continuum) * own.value;
  }
  if (observed === 0) return ok({ value: 1, observed, expected: null, samples: 0 });
  const strata = tagged.map((continuum) => ({
    weight: weight(continuum),
    draw: () => disorder(continuum, shuffled(continuum, random)),
  }));
  const expected = await expectedDisorder(strata, precision, mostSamples);
  if (!expected.ok) return expected;
  const { disorder: byChance, samples } = expected.value;
  if (byChance === 0)
    return err(
      'gamma-no-chance',
      'By chance alone the annotations would agree fully, so there is nothing to hold the disorder against.',
    );
  return ok({ value: 1 - observed / byChance, observed, expected: byChance, samples });
}
