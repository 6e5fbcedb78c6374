import { describe, expect, it } from 'vitest';
import {
  narrowToAnnotators,
  narrowToArticles,
  narrowToLabels,
  originOf,
} from '../../../shared/agreement/narrow.ts';
import { contentOf, gathered, related, tagged } from './tagged.ts';

const A = [
  tagged('ada', 'claim 0-10'),
  tagged('boris', 'claim 0-12'),
  tagged('boris', 'cue 10-14'),
];

describe('what agreement is measured on', () => {
  it('leaves out an article that only one annotator opened', () => {
    const material = gathered([
      contentOf('a', A),
      contentOf('b', [tagged('ada', 'claim 0-4', { article: 'b' })]),
    ]);
    expect(material.annotators).toEqual(['ada', 'boris']);
    expect(material.articles.map(({ id }) => id)).toEqual(['a']);
  });

  it('counts an annotator who called an article done without tagging anything', () => {
    const material = gathered([contentOf('a', [tagged('ada', 'claim 0-4')], { done: ['carla'] })]);
    const work = material.articles[0]?.work;
    expect([...(work?.keys() ?? [])]).toEqual(['ada', 'carla']);
    expect(work?.get('carla')?.spans).toEqual([]);
  });

  it('leaves orphans out, but knows that their annotator worked', () => {
    const lost = tagged('boris', 'claim 0-4', { orphan: 'the quote was not found' });
    const material = gathered([contentOf('a', [tagged('ada', 'claim 0-4'), lost])]);
    expect(material.articles[0]?.work.get('boris')?.spans).toEqual([]);
  });

  it('leaves the gold layer out unless it is chosen', () => {
    const contents = [contentOf('a', [...A, tagged('gold', 'claim 0-10')])];
    expect(gathered(contents).annotators).toEqual(['ada', 'boris']);
    const chosen = gathered(contents, { annotators: ['gold', 'ada'] });
    expect(chosen.annotators).toEqual(['gold', 'ada']);
    expect([...(chosen.articles[0]?.work.keys() ?? [])]).toEqual(['gold', 'ada']);
  });

  it('orders labels as the codebook does and articles by title', () => {
    const contents = [
      contentOf('b', [
        tagged('ada', 'cue 0-4', { article: 'b' }),
        tagged('boris', 'cue 0-4', { article: 'b' }),
      ]),
      contentOf('a', A),
    ];
    const material = gathered(contents, { labels: ['cue', 'claim'] });
    expect(material.labels).toEqual(['claim', 'cue']);
    expect(material.articles.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('gives an annotator the relations that start in the article, links to others too', () => {
    const [claim, , cue] = A;
    if (!claim || !cue) throw new Error('two spans');
    const other = tagged('ada', 'claim 0-4', { article: 'b' });
    const inside = related('boris', 'cued-by', claim, cue);
    const across = related('ada', 'same-claim', claim, other);
    const [article] = gathered([contentOf('a', A, { relations: [inside] })], {
      links: [across],
    }).articles;
    expect(article?.work.get('boris')?.relations).toEqual([inside]);
    expect(article?.work.get('ada')?.relations).toEqual([across]);
  });
});

describe('a part of the material', () => {
  const material = gathered([contentOf('a', [...A, tagged('carla', 'cue 10-14')])]);

  it('by label keeps whoever worked on the article without using the label', () => {
    const claims = narrowToLabels(material, ['claim']);
    expect(claims.labels).toEqual(['claim']);
    expect(claims.articles[0]?.work.get('carla')?.spans).toEqual([]);
    expect(claims.articles[0]?.work.get('boris')?.spans).toHaveLength(1);
  });

  it('by annotators drops articles that fewer than two of them share', () => {
    expect(narrowToAnnotators(material, ['ada', 'carla']).articles).toHaveLength(1);
    expect(narrowToAnnotators(material, ['ada', 'dora']).articles).toHaveLength(0);
  });

  it('by article holds that article alone', () => {
    expect(narrowToArticles(material, ['b']).articles).toEqual([]);
    expect(narrowToArticles(material, ['a']).articles).toHaveLength(1);
  });

  it('knows the article it was taken from', () => {
    const twice = narrowToAnnotators(narrowToLabels(material, ['claim']), ['ada', 'boris']);
    const [article] = twice.articles;
    expect(article && originOf(article)).toBe(material.articles[0]);
  });
});
