/** Dissimilarities as the article and a maintained implementation of it document them. */
import { describe, expect, it } from 'vitest';
import {
  combinedDissimilarity,
  type Dissimilarity,
} from '../../../shared/agreement/gamma-dissimilarity.ts';
import { LIZA, matrix, PIERROT, unit } from './gamma-continua.ts';

/** The rows of a table that implementations print in single precision, or in a few digits. */
const expectAll = (actual: readonly number[], printed: readonly number[]): void => {
  expect(actual).toHaveLength(printed.length);
  printed.forEach((value, index) => expect(actual[index]).toBeCloseTo(value, 6));
};

describe('dissimilarities', () => {
  const positional = combinedDissimilarity({ beta: 0 });
  const between = (a: readonly [number, number], b: readonly [number, number]): number =>
    positional.between(unit([...a, 'a']), unit([...b, 'b']));

  it('of positions: Mathet et al. 2015, figure 10, as test_dissimilarity.py of pygamma-agreement 0.5.9 prints it', () => {
    expect(between([4, 14], [40, 44])).toBeCloseTo(22.2, 1);
    expect(between([4, 14], [4, 14])).toBe(0);
    expect(between([4, 14], [20, 25])).toBeCloseTo(3.2, 1);
    expect(between([4, 14], [14, 24])).toBe(1);
    expect(between([20, 30], [20, 25])).toBeCloseTo(0.11, 2);
    expect(between([20, 25], [14, 24])).toBeCloseTo(0.22, 2);
  });

  it('of positions do not depend on scale: Mathet et al. 2015, figure 20, as in test_dissimilarity.py of pygamma-agreement 0.5.9', () => {
    expect(between([0, 7], [0, 10])).toBe(between([0, 21], [0, 30]));
  });

  const pairs = (dissimilarity: Dissimilarity): readonly number[] =>
    LIZA.flatMap((a) => PIERROT.map((b) => dissimilarity.between(unit(a), unit(b))));

  it('of positions, Δ = 0.5: test_dissimilarity.py of pygamma-agreement 0.5.9, test_positional_dissimilarity', () => {
    expectAll(
      pairs(combinedDissimilarity({ beta: 0, deltaEmpty: 0.5 })),
      [
        0.03125, 1.62, 0.78125, 2.0, 2.88, 0.5, 0.05555555555555555, 0.36734693877551017, 0.5, 2.0,
        0.6245674740484429, 0.36734693877551017, 0.0008, 0.26888888888888884, 0.06786703601108032,
        2.4200000000000004, 2.2959183673469385, 0.05555555555555555, 1.125, 0.0,
      ],
    );
  });

  it('combined, α = 3, Δ = 0.5, categories by a matrix: test_dissimilarity.py of pygamma-agreement 0.5.9, test_combi_categorical_dissimilarity', () => {
    const distance = matrix([
      [0, 0.6, 0.3, 0.7],
      [0.6, 0, 0.5, 0.4],
      [0.3, 0.5, 0, 0.7],
      [0.7, 0.4, 0.7, 0],
    ]);
    expectAll(
      pairs(combinedDissimilarity({ alpha: 3, deltaEmpty: 0.5, distance })),
      [
        0.09375, 5.11, 2.69375, 6.15, 8.790000000000001, 1.75, 0.16666666666666666,
        1.3020408163265305, 1.8, 6.3, 2.0237024221453286, 1.4020408163265305, 0.3524,
        0.8066666666666665, 0.20360110803324097, 7.260000000000002, 7.137755102040815,
        0.5166666666666666, 3.525, 0.15,
      ],
    );
  });
});
