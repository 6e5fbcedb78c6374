/**
 * Observed and expected disagreement of units, label by label, as Krippendorff defines them for
 * his alpha for unitizing in Content Analysis, 2nd edition (2004).
 *
 * The definition knows one continuum of length L that all m annotators unitize. Here that is all
 * articles in a row: lengths add up, and neither units nor gaps reach from one article into the
 * next. So chance is what it is for token and character alpha, too: a unit could have been put
 * into any of the articles. Where articles have different annotators, mL is the length all of them
 * read together, and the pairs of an article weigh 1 / (its annotators - 1), as they do in his
 * alpha for coding with missing values (2011). With the same annotators everywhere and one
 * article, this is the definition to the letter.
 */
import type { ArticleCount, LabelCount, UnitizingCounts } from './unitizing-count.ts';

/** D_o and D_e of the definition: squared lengths, as shares of the squared continuum. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

export interface UnitizingDisagreement {
  /** By label id: the labels of which there is at least one unit. */
  readonly byLabel: ReadonlyMap<string, Disagreement>;
  /** How many articles two or more annotators worked on. */
  readonly articles: number;
  readonly units: number;
  /** How many fragments overlapped one of their annotator and label, and were joined with it. */
  readonly joined: number;
}

/** @param picks indexes of articles; one may be there many times and counts as often */
export function unitizingDisagreement(
  counts: UnitizingCounts,
  picks: readonly number[],
): UnitizingDisagreement {
  const articles = picks.map((at) => counts.articles[at]).filter((found) => found !== undefined);
  const total = (of: (article: ArticleCount) => number): number =>
    articles.reduce((sum, article) => sum + of(article), 0);
  const continuum = total((article) => article.length);
  const read = total((article) => article.length * article.annotators);
  // A gap as long as the article, for each annotator of each: there for all labels, then taken
  // back where an annotator used the label.
  const untouched = noGaps(counts.lengths.length);
  for (const { rank, length, annotators } of articles) addGap(untouched, rank, length, annotators);

  const byLabel = new Map<string, Disagreement>();
  let units = 0;
  for (const [label, uses] of usesByLabel(articles)) {
    const expected = expectedSums(counts.lengths, untouched, uses);
    units += expected.units;
    byLabel.set(label, {
      observed: uses.reduce((sum, [, { difference }]) => sum + difference, 0) / (read * continuum),
      expected: ((2 / continuum) * expected.sum) / (read * (read - 1) - expected.withinUnits),
    });
  }
  return {
    byLabel,
    articles: total(({ annotators }) => (annotators > 0 ? 1 : 0)),
    units,
    joined: total(({ joined }) => joined),
  };
}

type Use = readonly [article: ArticleCount, count: LabelCount];

function usesByLabel(articles: readonly ArticleCount[]): ReadonlyMap<string, readonly Use[]> {
  const byLabel = new Map<string, Use[]>();
  for (const article of articles) {
    for (const count of article.labels) {
      const uses = byLabel.get(count.label);
      if (uses === undefined) byLabel.set(count.label, [[article, count]]);
      else uses.push([article, count]);
    }
  }
  return byLabel;
}

/** Gaps by the rank of the longest unit that has room in them. */
interface Gaps {
  readonly times: Float64Array;
  /** Added up. */
  readonly lengths: Float64Array;
}

const noGaps = (ranks: number): Gaps => ({
  times: new Float64Array(ranks),
  lengths: new Float64Array(ranks),
});

function addGap({ times, lengths }: Gaps, rank: number, length: number, by: number): void {
  if (rank < 0) return;
  times[rank] = (times[rank] ?? 0) + by;
  lengths[rank] = (lengths[rank] ?? 0) + by * length;
}

interface ExpectedSums {
  readonly units: number;
  /** Over all units, what they can differ by from any other unit, and from any gap, by chance. */
  readonly sum: number;
  /** Over all units, the ordered pairs of places within. */
  readonly withinUnits: number;
}

/**
 * The sums of D_e: any two units, and any unit and any gap, of any annotators, could have come to
 * lie upon each other in any way.
 */
function expectedSums(lengths: Float64Array, untouched: Gaps, uses: readonly Use[]): ExpectedSums {
  const times = new Float64Array(lengths.length);
  const gaps = noGaps(lengths.length);
  let units = 0;
  for (const [article, { users, unitRanks, gapRanks, gapLengths }] of uses) {
    for (const rank of unitRanks) times[rank] = (times[rank] ?? 0) + 1;
    units += unitRanks.length;
    for (let at = 0; at < gapRanks.length; at += 1) {
      addGap(gaps, gapRanks[at] ?? 0, gapLengths[at] ?? 0, 1);
    }
    addGap(gaps, article.rank, article.length, -users);
  }
  let [sum, withinUnits] = [0, 0];
  // From the longest unit down, ever more gaps have room for it.
  let [roomyTimes, roomyLengths] = [0, 0];
  for (let rank = lengths.length - 1; rank >= 0; rank -= 1) {
    roomyTimes += (gaps.times[rank] ?? 0) + (untouched.times[rank] ?? 0);
    roomyLengths += (gaps.lengths[rank] ?? 0) + (untouched.lengths[rank] ?? 0);
    const l = lengths[rank] ?? 0;
    const ofLength = times[rank] ?? 0;
    const inUnits = ((units - 1) * (2 * l ** 3 - 3 * l ** 2 + l)) / 3;
    const inGaps = l ** 2 * (roomyLengths - roomyTimes * (l - 1));
    sum += ofLength * (inUnits + inGaps);
    withinUnits += ofLength * l * (l - 1);
  }
  return { units, sum, withinUnits };
}
