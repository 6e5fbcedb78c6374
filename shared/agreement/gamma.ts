/**
 * Gamma, the measure of agreement that aligns what annotators did before it compares it: Yann
 * Mathet, Antoine Widlöcher, Jean-Philippe Métivier, “The Unified and Holistic Method Gamma (γ) for
 * Inter-Annotator Agreement Measure and Alignment”, Computational Linguistics 41(3), 2015, 437–479.
 */
import { continuumOf } from './gamma-continuum.ts';
import { combinedDissimilarity } from './gamma-dissimilarity.ts';
import { highsSolver } from './gamma-highs.ts';
import { gammaOf } from './gamma-value.ts';
import { figure, undefinedFigure, type Measure } from './measure.ts';

/** What pygamma-agreement calls medium. */
const PRECISION = 0.02;

const MOST_SAMPLES = 1000;

/**
 * Measured: 50,000 spans each of two annotators, or 60 each of six, stay below, and an alignment
 * takes two seconds at most.
 */
const MOST_GROUPS = 200_000;

export const gamma: Measure = {
  id: 'gamma',
  name: 'Gamma (γ)',
  definition: `γ = 1 - observed disorder / disorder expected by chance (Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), 437–479). Spans of different annotators are aligned, at most one of each, so that the disorder is least (an integer program, solved exactly by HiGHS). The disorder of an alignment is the sum over its groups of the mean dissimilarity of all pairs, divided by the mean number of spans an annotator has. Dissimilarity is positional plus categorical (α = β = 1): ((|difference of starts| + |difference of ends|) / sum of lengths)², plus 1 where the labels differ; a missing partner counts 1. The expected disorder is the mean over random texts: each annotator of a random text is one of the real ones, all their spans shifted around the text by a random distance, two shifts at least half a mean span apart (section 5.2.1, as ShuffleContinuumSampler of pygamma-agreement 0.5.9 does it). 30 are drawn first, over several articles shared but at least two each, then as many as make the expected disorder precise to 2 % with 95 % confidence, at most 1,000 an article. Over several articles, observed and expected disorders are summed, each article weighed by its mean number of spans an annotator, before they are divided. Details: the observed and the expected disorder, and the random texts drawn for each article (without any disorder γ is 1, and nothing is drawn). A discontinuous span counts from its first start to its last end.`,
  caution:
    'γ of a few short spans swings widely and can fall far below 0, and because it gives credit for near misses, it is no substitute for F1 where boundaries matter.',
  figure: async ({ articles }, { random, pause }) => {
    const result = await gammaOf(
      articles.map((article) => ({ title: article.title, ...continuumOf(article) })),
      {
        dissimilarity: combinedDissimilarity(),
        // One alignment takes seconds at most; hundreds are drawn.
        solver: async (candidates) => {
          await pause?.();
          return highsSolver(candidates);
        },
        random,
        precision: PRECISION,
        mostSamples: MOST_SAMPLES,
        mostGroups: MOST_GROUPS,
      },
    );
    if (!result.ok) return undefinedFigure(result.error.message);
    const { value, observed, expected, samples } = result.value;
    return figure(value, { observed, ...(expected !== null && { expected }), samples });
  },
};
