/**
 * Measures that are a function of sums over articles: each article is counted once, and the figure
 * of any of them, or of a resample, comes from adding up what was counted.
 */
import type { Material, MaterialArticle } from './material.ts';
import { undefinedFigure, type Figure, type FigureOfArticles, type Measure } from './measure.ts';

/** @typeParam Frame what is the same for every article: pairs of annotators, categories */
export interface Additive<Frame> {
  readonly frame: (material: Material) => Frame;
  /** As long for every article of the material. */
  readonly sumsOf: (article: MaterialArticle, frame: Frame) => Float64Array;
  readonly figureOf: (sums: Float64Array, frame: Frame) => Figure;
}

function preparedOf<Frame>(
  { frame: frameOf, sumsOf, figureOf }: Additive<Frame>,
  material: Material,
): FigureOfArticles {
  const frame = frameOf(material);
  const counted = material.articles.map((article) => sumsOf(article, frame));
  const total = new Float64Array(counted[0]?.length ?? 0);
  return (articles) => {
    if (articles.length === 0)
      return undefinedFigure('There is no article on which two of the annotators worked.');
    total.fill(0);
    for (const article of articles) {
      const sums = counted[article];
      if (sums)
        for (let at = 0; at < sums.length; at += 1) total[at] = (total[at] ?? 0) + (sums[at] ?? 0);
    }
    return figureOf(total, frame);
  };
}

export function additiveMeasure<Frame>(
  described: Pick<Measure, 'id' | 'name' | 'definition' | 'caution' | 'parts'>,
  additive: Additive<Frame>,
): Measure {
  const prepare = (material: Material): FigureOfArticles => preparedOf(additive, material);
  return {
    ...described,
    prepare,
    figure: (material) => prepare(material)(material.articles.map((_, at) => at)),
  };
}
