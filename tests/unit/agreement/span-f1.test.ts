import { describe, expect, it } from 'vitest';
import { matchSpans, type MatchRule } from '../../../shared/agreement/match.ts';
import type { Measure } from '../../../shared/agreement/measure.ts';
import { spanF1Exact, spanF1Overlap, spanF1Tolerance } from '../../../shared/agreement/span-f1.ts';
import { CONTEXT, contentOf, gathered, oneArticle, tagged } from './tagged.ts';

const spans = (by: string, ...what: readonly string[]) => what.map((one) => tagged(by, one));

/** What was matched with what, as `label places`. */
const matched = (a: readonly string[], b: readonly string[], rule: MatchRule) =>
  matchSpans(spans('a', ...a), spans('b', ...b), rule).pairs.map(
    (pair) => `${pair.a.id.slice(4)} = ${pair.b.id.slice(4)}`,
  );

const valueOf = async (measure: Measure, work: Readonly<Record<string, readonly string[]>>) =>
  measure.figure(oneArticle(work), CONTEXT);

describe('which span is which', () => {
  it('exactly: the same label on the same fragments', () => {
    expect(
      matched(
        ['claim 0-4', 'claim 6-8', 'cue 9-12', 'claim 20-22,30-32'],
        ['claim 0-4', 'claim 6-9', 'claim 9-12', 'claim 20-22,30-32'],
        'exact',
      ),
    ).toEqual(['claim 0-4 = claim 0-4', 'claim 20-22,30-32 = claim 20-22,30-32']);
  });

  it('by overlap: one character in common is enough, touching is not', () => {
    expect(matched(['claim 0-4'], ['claim 3-40'], 'overlap')).toHaveLength(1);
    expect(matched(['claim 0-4'], ['claim 4-40'], 'overlap')).toHaveLength(0);
  });

  it('by overlap: the gap of a discontinuous span is not its text', () => {
    expect(matched(['claim 0-4,20-24'], ['claim 6-18'], 'overlap')).toHaveLength(0);
    expect(matched(['claim 0-4,20-24'], ['claim 6-21'], 'overlap')).toHaveLength(1);
  });

  it('by overlap: the closest pair first, each span once', () => {
    expect(matched(['claim 0-10', 'claim 0-3'], ['claim 0-4', 'claim 0-12'], 'overlap')).toEqual([
      'claim 0-10 = claim 0-12',
      'claim 0-3 = claim 0-4',
    ]);
    expect(matched(['claim 0-10'], ['claim 0-5', 'claim 5-10'], 'overlap')).toEqual([
      'claim 0-10 = claim 0-5',
    ]);
  });

  it('within a tolerance: both boundaries off by three at most', () => {
    expect(matched(['claim 10-20'], ['claim 13-17'], 'tolerance')).toHaveLength(1);
    expect(matched(['claim 10-20'], ['claim 14-20'], 'tolerance')).toHaveLength(0);
    expect(matched(['claim 10-20'], ['claim 10-24'], 'tolerance')).toHaveLength(0);
    // Near, but with nothing in common: two digits are not the same number.
    expect(matched(['number 10-11'], ['number 12-13'], 'tolerance')).toHaveLength(0);
    expect(matched(['claim 10-20'], ['claim 10-14,16-20'], 'tolerance')).toHaveLength(0);
  });

  it('whatever the label: same labels first, then what is left', () => {
    // The claim has exactly its place, but there is a number to match.
    expect(
      matched(['number 10-20', 'cue 30-34'], ['number 10-14', 'claim 10-20'], 'any-label'),
    ).toEqual(['number 10-20 = number 10-14']);
    expect(matched(['number 10-20'], ['claim 11-20'], 'any-label')).toHaveLength(1);
  });
});

describe('span F1', () => {
  const work = {
    ada: ['claim 0-10', 'claim 20-30', 'cue 40-44'],
    boris: ['claim 0-10', 'claim 22-36'],
  };

  it('exact: 1 of 3 and 2, so 2/5, with precision and recall', async () => {
    const { value, details } = await valueOf(spanF1Exact, work);
    expect(value).toBe(2 / 5);
    expect(details).toEqual({ matched: 1, a: 3, b: 2, precision: 1 / 2, recall: 1 / 3 });
  });

  it('overlap: 2 of 3 and 2, so 4/5', async () => {
    expect((await valueOf(spanF1Overlap, work)).value).toBe(4 / 5);
  });

  it('tolerance: the end is six off, so as exact; three off would count', async () => {
    expect((await valueOf(spanF1Tolerance, work)).value).toBe(2 / 5);
    const near = { ...work, boris: ['claim 0-10', 'claim 22-33'] };
    expect((await valueOf(spanF1Tolerance, near)).value).toBe(4 / 5);
  });

  it('is zero where only one annotator tagged something', async () => {
    expect((await valueOf(spanF1Overlap, { ada: ['claim 0-4'], boris: [] })).value).toBe(0);
  });

  it('is undefined, with a reason, where nobody tagged anything', async () => {
    const { value, reason } = await valueOf(spanF1Exact, { ada: [], boris: [] });
    expect(value).toBeNull();
    expect(reason).toBe('Neither annotator tagged anything.');
  });

  it('counts over all articles together, not article by article', async () => {
    const material = gathered([
      contentOf('a', [tagged('ada', 'claim 0-4'), tagged('boris', 'claim 0-4')]),
      contentOf('b', [
        ...['claim 0-4', 'claim 5-8', 'claim 9-12'].map((one) =>
          tagged('ada', one, { article: 'b' }),
        ),
        tagged('boris', 'claim 20-24', { article: 'b' }),
      ]),
    ]);
    expect((await spanF1Exact.figure(material, CONTEXT)).value).toBe(2 / 6);
  });

  it('is the mean of the pairs for three annotators', async () => {
    const three = { ada: ['claim 0-4'], boris: ['claim 0-4'], carla: ['claim 8-9'] };
    const { value, details } = await valueOf(spanF1Exact, three);
    expect(value).toBeCloseTo(1 / 3, 12);
    expect(details).toEqual({ pairs: 3 });
  });
});
