import { describe, expect, it } from 'vitest';
import { confusionOf, NONE } from '../../../shared/agreement/confusion.ts';
import { spanF1Exact } from '../../../shared/agreement/span-f1.ts';
import { trendOf } from '../../../shared/agreement/trend.ts';
import { disagreementSentence, worstDisagreements } from '../../../shared/agreement/worst.ts';
import { contentOf, gathered, oneArticle, tagged, TEXT } from './tagged.ts';

const NAMES = {
  annotator: (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  label: (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
};

describe('confusion between labels', () => {
  it('counts what the one called otherwise, and what only one tagged', () => {
    const material = oneArticle({
      ada: ['claim 0-10', 'number 20-24', 'cue 30-34', 'cue 50-54'],
      boris: ['claim 2-10', 'claim 20-26', 'source 40-44'],
    });
    const { labels, counts } = confusionOf(material, 'ada', 'boris');
    expect(labels).toEqual(['claim', 'number', 'source', 'cue', NONE]);
    expect(counts).toEqual([
      [1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 2],
      [0, 0, 1, 0, 0],
    ]);
  });
});

describe('the worst disagreements', () => {
  const sentences = (work: Readonly<Record<string, readonly string[]>>): readonly string[] =>
    worstDisagreements(oneArticle(work)).map((found) => disagreementSentence(found, NAMES));

  it('come first: what one lacks, then other labels, then far boundaries', () => {
    expect(
      sentences({
        ada: ['claim 0-10', 'number 20-30', 'cue 40-44', 'source 50-60'],
        boris: ['claim 0-9', 'claim 20-30', 'source 50-60'],
      }),
    ).toEqual([
      'Cue: tagged by Ada, not by Boris',
      'Number for Ada and Claim for Boris',
      'Claim: ends 1 character apart',
    ]);
  });

  it('put far boundaries before near ones', () => {
    expect(
      worstDisagreements(
        oneArticle({ ada: ['claim 0-10', 'claim 20-30'], boris: ['claim 0-9', 'claim 22-36'] }),
      ).map(({ start, end, kind }) => ({ start, end, kind })),
    ).toEqual([
      { start: 20, end: 36, kind: 'boundary' },
      { start: 0, end: 10, kind: 'boundary' },
    ]);
  });

  it('are one entry for three annotators, with the span of each', () => {
    const material = oneArticle({
      ada: ['claim 0-10'],
      boris: ['claim 0-10'],
      carla: [],
    });
    const found = worstDisagreements(material);
    expect(found).toHaveLength(1);
    expect([...(found[0]?.spans ?? [])].map(([by, span]) => [by, span?.label ?? null])).toEqual([
      ['ada', 'claim'],
      ['boris', 'claim'],
      ['carla', null],
    ]);
    expect(sentences({ ada: ['claim 0-10'], boris: ['claim 0-10'], carla: [] })).toEqual([
      'Claim: tagged by Ada and Boris, not by Carla',
    ]);
  });

  it('never put two spans of one annotator together', () => {
    const found = worstDisagreements(
      oneArticle({ ada: ['claim 0-10', 'claim 11-20'], boris: ['claim 0-20'] }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['missing', 'boundary']);
    // Boris and Carla overlap, but each is closer to another span of Ada's.
    const chain = worstDisagreements(
      oneArticle({
        ada: ['claim 0-10', 'claim 12-20'],
        boris: ['claim 0-18'],
        carla: ['claim 8-20'],
      }),
    );
    expect(chain.map(({ spans }) => [...spans.values()].map((span) => span?.quote.exact))).toEqual([
      [TEXT.slice(0, 10), TEXT.slice(0, 18), undefined],
      [TEXT.slice(12, 20), undefined, TEXT.slice(8, 20)],
    ]);
  });

  it('are none where everybody tagged the same', () => {
    expect(sentences({ ada: ['claim 0-9'], boris: ['claim 0-9'] })).toEqual([]);
  });
});

describe('agreement over time', () => {
  const on = (article: string, day: string, same: boolean) =>
    contentOf(article, [
      tagged('ada', 'claim 0-9', { article, modified: `2024-03-01T08:00:00.000Z` }),
      tagged('boris', same ? 'claim 0-9' : 'claim 0-8', {
        article,
        modified: `${day}T23:30:00.000Z`,
      }),
    ]);
  const material = gathered([
    on('a', '2024-03-22', true),
    on('b', '2024-03-22', false),
    on('c', '2024-03-24', true),
    on('d', '2024-03-25', false),
    contentOf('e', [], { done: ['ada', 'boris'] }),
  ]);

  it('has a figure for each day on which articles were finished', async () => {
    const points = await trendOf(material, spanF1Exact, 'day', 1);
    expect(points.map(({ from, articles, figure }) => [from, articles, figure.value])).toEqual([
      ['2024-03-22', 2, 0.5],
      ['2024-03-24', 1, 1],
      ['2024-03-25', 1, 0],
    ]);
  });

  it('has a figure for each week, named by its Monday', async () => {
    const points = await trendOf(material, spanF1Exact, 'week', 1);
    expect(points.map(({ from, articles }) => [from, articles])).toEqual([
      ['2024-03-18', 3],
      ['2024-03-25', 1],
    ]);
  });
});
