import { describe, expect, it } from 'vitest';
import { labelRuns } from '../../../shared/agreement/label-runs.ts';
import { tokenUnits } from '../../../shared/agreement/labelled-units.ts';
import type { Measure } from '../../../shared/agreement/measure.ts';
import { tokensOf } from '../../../shared/agreement/tokens.ts';
import {
  charAlphaNominal,
  cohenKappaToken,
  fleissKappaToken,
  tokenAlphaNominal,
} from '../../../shared/agreement/unit-measures.ts';
import { CODEBOOK, CONTEXT, contentOf, gathered, oneArticle, tagged } from './tagged.ts';

const WORDS = 'aa bb cc dd';
const CATEGORIES = new Map(CODEBOOK.labels.map(({ id }, at) => [id, at]));
const NAMES = [...CODEBOOK.labels.map(({ id }) => id), 'none'];

const tokensUnder = (...spans: readonly string[]): readonly string[] => {
  const [article] = oneArticle({ ada: spans, boris: [] }, WORDS).articles;
  if (!article) throw new Error('one article');
  return [...(tokenUnits(article, CATEGORIES).categories[0] ?? [])].map((at) => NAMES[at] ?? '');
};

describe('the label of a token', () => {
  it('is none where nothing covers it', () => {
    expect(tokensUnder('claim 0-2')).toEqual(['claim', 'none', 'none', 'none']);
  });

  it('is that of a span which covers a part of it', () => {
    expect(tokensUnder('claim 1-4')).toEqual(['claim', 'claim', 'none', 'none']);
  });

  it('is that of the shortest span, the innermost of nested ones', () => {
    expect(tokensUnder('claim 0-11', 'number 3-5')).toEqual(['claim', 'number', 'claim', 'claim']);
    expect(tokensUnder('claim 0-8', 'number 6-11')).toEqual(['claim', 'claim', 'number', 'number']);
  });

  it('is the one first in the codebook of two spans as short', () => {
    expect(tokensUnder('cue 0-2', 'source 0-2')[0]).toBe('source');
  });

  it('skips the gap of a discontinuous span, whose length is that of its parts', () => {
    expect(tokensUnder('claim 0-2,9-11', 'number 0-5')).toEqual([
      'claim',
      'number',
      'none',
      'claim',
    ]);
  });

  it('counts the tokens on which the rule had to decide', async () => {
    const work = { ada: ['claim 0-11', 'number 3-5', 'claim 6-8'], boris: ['claim 0-2'] };
    const { details } = await tokenAlphaNominal.figure(oneArticle(work, WORDS), CONTEXT);
    expect(details?.['tokens']).toBe(4);
    expect(details?.['overlapping']).toBe(1);
  });
});

describe('tokens', () => {
  it('are words and punctuation marks, by the language of the article', () => {
    const [article] = oneArticle({ ada: [], boris: [] }, 'He said: “5%.”').articles;
    if (!article) throw new Error('one article');
    const { starts, ends } = tokensOf(article);
    expect([...starts].map((start, at) => article.text.slice(start, ends[at]))).toEqual([
      'He',
      'said',
      ':',
      '“',
      '5',
      '%',
      '.',
      '”',
    ]);
  });
});

describe('label runs', () => {
  it('are as many as the bounds of spans allow, however long the text is', () => {
    const spans = [tagged('ada', 'claim 10-20'), tagged('ada', 'cue 15-30')];
    const runs = labelRuns(spans, CATEGORIES, 5_000_000);
    expect([...runs.bounds]).toEqual([0, 10, 15, 20, 30, 5_000_000]);
    expect([...runs.categories].map((at) => NAMES[at])).toEqual([
      'none',
      'claim',
      'claim',
      'cue',
      'none',
    ]);
    expect([...runs.contested]).toEqual([0, 0, 1, 0, 0]);
  });
});

describe('agreement on units', () => {
  const work = { ada: ['claim 0-5'], boris: ['claim 0-2'] };
  const valueOf = async (measure: Measure, tags: Readonly<Record<string, readonly string[]>>) =>
    measure.figure(oneArticle(tags, WORDS), CONTEXT);

  it('alpha of tokens: 1 − 7·2/30 on four tokens of which one differs', async () => {
    expect((await valueOf(tokenAlphaNominal, work)).value).toBeCloseTo(1 - 14 / 30, 12);
  });

  it('alpha of characters: 1 − 21·6/210 on eleven of which three differ', async () => {
    const { value, details } = await valueOf(charAlphaNominal, work);
    expect(value).toBeCloseTo(0.4, 12);
    expect(details?.['characters']).toBe(11);
  });

  it('Cohen’s kappa of tokens: (3/4 − 1/2)/(1 − 1/2)', async () => {
    expect((await valueOf(cohenKappaToken, work)).value).toBeCloseTo(0.5, 12);
  });

  it('Fleiss’ kappa of tokens of two is Scott’s pi: (3/4 − 34/64)/(1 − 34/64)', async () => {
    expect((await valueOf(fleissKappaToken, work)).value).toBeCloseTo(14 / 30, 12);
  });

  it.each([tokenAlphaNominal, charAlphaNominal, cohenKappaToken, fleissKappaToken])(
    '$id is undefined, not 1, where nobody tagged anything',
    async (measure) => {
      const { value, reason } = await valueOf(measure, { ada: [], boris: [] });
      expect(value).toBeNull();
      expect(reason).toMatch(/same/u);
    },
  );

  it('Fleiss’ kappa leaves out articles on which an annotator is missing, and counts them', async () => {
    const shared = [
      tagged('ada', 'claim 0-4'),
      tagged('boris', 'claim 0-4'),
      tagged('carla', 'claim 0-4'),
    ];
    const two = ['ada', 'boris'].map((by) => tagged(by, 'claim 0-9', { article: 'b' }));
    const both = gathered([contentOf('a', shared), contentOf('b', two)]);
    const { value, details } = await fleissKappaToken.figure(both, CONTEXT);
    expect(value).toBe(1);
    expect(details?.['leftOut']).toBe(1);
    const none = gathered([contentOf('b', two)], { annotators: ['ada', 'boris', 'carla'] });
    expect((await fleissKappaToken.figure(none, CONTEXT)).reason).toMatch(/every annotator/u);
  });

  it('alpha takes an annotator who did not work on an article as missing, not as none', async () => {
    const contents = [
      contentOf('a', [tagged('ada', 'claim 0-4'), tagged('boris', 'claim 0-4')]),
      contentOf('b', [
        tagged('ada', 'cue 0-9', { article: 'b' }),
        tagged('carla', 'cue 0-9', { article: 'b' }),
      ]),
    ];
    expect((await tokenAlphaNominal.figure(gathered(contents), CONTEXT)).value).toBe(1);
  });
});
