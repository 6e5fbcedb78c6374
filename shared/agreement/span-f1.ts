/**
 * How many spans two annotators have in common: precision, recall and their harmonic mean.
 * van Rijsbergen 1979, “Information Retrieval”, chapter 7; for annotation without a fixed number of
 * units in place of kappa: Hripcsak and Rothschild 2005, “Agreement, the F-Measure, and Reliability
 * in Information Retrieval”, JAMIA 12(3).
 */
import { additiveMeasure } from './additive.ts';
import { matchSpans, TOLERANCE, type MatchRule } from './match.ts';
import { figure, undefinedFigure, type Figure, type Measure } from './measure.ts';
import { meanOfFigures, pairsOf, type Pair } from './pairs.ts';

/**
 * F1 from counts; `a` is the reference of precision and recall, F1 is the same either way.
 * Details: `matched`, how many each has (`a`, `b`), `precision` and `recall`.
 */
export function f1Of(matched: number, a: number, b: number, nothing: string): Figure {
  if (a + b === 0) return undefinedFigure(nothing);
  return figure((2 * matched) / (a + b), {
    matched,
    a,
    b,
    ...(b > 0 && { precision: matched / b }),
    ...(a > 0 && { recall: matched / a }),
  });
}

/** Counts of a pair in the sums: matched, of the first, of the second. */
const COUNTS = 3;

/** F1 of each pair's counts, which stand one pair after the other. */
export const f1OfSums = (sums: Float64Array, pairs: readonly Pair[], nothing: string): Figure =>
  meanOfFigures(
    pairs.map((_, at) => {
      const [matched = 0, a = 0, b = 0] = sums.subarray(at * COUNTS, (at + 1) * COUNTS);
      return f1Of(matched, a, b, nothing);
    }),
  );

const PAIRS =
  'F1 is the harmonic mean of precision and recall, counted over all articles together ' +
  '(micro), and the same whoever is the reference. Each span is matched at most once, the closest ' +
  'pair first. Over more than two annotators: the mean of all pairs that have a value.';

const spanF1 = (
  rule: MatchRule,
  { id, name, same, caution }: { id: string; name: string; same: string; caution: string },
): Measure =>
  additiveMeasure(
    { id, name, definition: `${same} ${PAIRS}`, caution },
    {
      frame: ({ annotators }) => pairsOf(annotators),
      sumsOf: ({ work }, pairs) => {
        const sums = new Float64Array(pairs.length * COUNTS);
        for (const [at, [a, b]] of pairs.entries()) {
          const spansOfA = work.get(a)?.spans;
          const spansOfB = work.get(b)?.spans;
          if (!spansOfA || !spansOfB) continue;
          const { pairs: matched } = matchSpans(spansOfA, spansOfB, rule);
          sums.set([matched.length, spansOfA.length, spansOfB.length], at * COUNTS);
        }
        return sums;
      },
      figureOf: (sums, pairs) => f1OfSums(sums, pairs, 'Neither annotator tagged anything.'),
    },
  );

export const spanF1Exact = spanF1('exact', {
  id: 'span_f1_exact',
  name: 'Span F1, exact',
  same: 'Two spans are the same if they have the same label and exactly the same text positions.',
  caution:
    'One character more or less makes two spans different, so a low figure may only say that ' +
    'boundaries are not settled in the guidelines: compare it with F1 by overlap.',
});

export const spanF1Overlap = spanF1('overlap', {
  id: 'span_f1_overlap',
  name: 'Span F1, overlap',
  same: 'Two spans are the same if they have the same label and at least one character in common.',
  caution:
    'A word and the whole sentence around it count as the same span, and it is not corrected for ' +
    'chance: whoever tags nearly everything agrees with everybody.',
});

export const spanF1Tolerance = spanF1('tolerance', {
  id: 'span_f1_tolerance',
  name: `Span F1, boundaries within ${TOLERANCE}`,
  same:
    'Two spans are the same if they have the same label and as many parts, overlap, and every start ' +
    `and every end is off by at most ${TOLERANCE} characters (UTF-16 code units): a full stop, a ` +
    'quotation mark and a space, but hardly a word.',
  caution:
    'Very short spans, such as single digits, can be matched with a neighbour’s boundaries; like ' +
    'every F1 it is not corrected for chance.',
});
