/**
 * Krippendorff's alpha for unitizing, in the version of 2004.
 *
 * Of the two versions there are, this one fits what is done here: it looks at one label at a time,
 * so spans of different labels may overlap or hold each other, and it grows worse the further
 * boundaries are apart. That of 2016 (`unitizing-2016.ts`) asks of every annotator to cut the text
 * into segments of one label each, and does not tell one long unit from many that touch.
 *
 * Sources: K. Krippendorff, "On the reliability of unitizing continuous data", Sociological
 * Methodology 25 (1995), 47-76, defines the measure; Content Analysis, 2nd edition (2004), p. 254,
 * corrects its expected disagreement.
 */
import type { Material } from './material.ts';
import {
  figure,
  undefinedFigure,
  type Figure,
  type FigureOfArticles,
  type Measure,
} from './measure.ts';
import { whyNoUnits } from './unitizing-continuum.ts';
import { countUnits } from './unitizing-count.ts';
import { unitizingDisagreement, type UnitizingDisagreement } from './unitizing-disagreement.ts';

export const unitizingAlpha: Measure = {
  id: 'unitizing_alpha',
  name: 'Alpha for unitizing',
  definition:
    'Krippendorff’s alpha for unitizing (αU), defined in 1995, in the version of 2004 (Content ' +
    'Analysis, 2nd edition, p. 254): 1 minus observed by expected disagreement, each summed over ' +
    'the labels. Disagreement is the squared distance of starts plus that of ends where two ' +
    'annotators’ units of a label intersect, and the squared length of a unit that meets none. ' +
    'Expected is what units and gaps of the same lengths give when put anywhere. Articles form ' +
    'one continuum that no unit or gap crosses the borders of; lengths are UTF-16 code units. ' +
    'Every fragment of a span is a unit. Overlapping fragments of one annotator and label are ' +
    'joined to one unit; touching ones stay two. Details tell how many units there are, and how ' +
    'many fragments were joined to others (“joined”).',
  caution:
    'Long spans weigh far more than short ones, one span against several that touch can push it ' +
    'below zero, and a span with another label counts as missing and as surplus; with more than ' +
    'two annotators, read the pairs too: Krippendorff and others found in 2016 that this version ' +
    'then does not behave as expected.',
  prepare,
  figure: (material) => prepare(material)(material.articles.map((_, at) => at)),
};

function prepare(material: Material): FigureOfArticles {
  const counts = countUnits(material);
  return (articles) => alphaOf(unitizingDisagreement(counts, articles));
}

function alphaOf({ byLabel, articles, units, joined }: UnitizingDisagreement): Figure {
  const whyNot = whyNoUnits(articles, units);
  if (whyNot !== null) return undefinedFigure(whyNot);
  let [observed, expected] = [0, 0];
  for (const disagreement of byLabel.values()) {
    observed += disagreement.observed;
    expected += disagreement.expected;
  }
  return expected === 0
    ? undefinedFigure(
        'The text is filled with tagged pieces of one character, so none could lie elsewhere.',
        { units, joined },
      )
    : figure(1 - observed / expected, { units, joined });
}
