import { describe, expect, test } from 'vitest';
import { bundle } from '../../shared/codecs/bundle/bundle.ts';
import type { Carries } from '../../shared/codecs/carries.ts';
import { carried, type Reducing } from '../../shared/codecs/reduction.ts';
import { caseOf } from './cases.ts';
import { frozen } from './frozen.ts';

const without = (...flags: (keyof Carries)[]): Reducing => ({
  name: 'Test',
  carries: { ...bundle.carries, ...Object.fromEntries(flags.map((flag) => [flag, false])) },
});

const lossesOf = (name: string, ...flags: (keyof Carries)[]) =>
  Object.fromEntries(
    carried(frozen(caseOf(name)), without(...flags)).losses.map(({ what, count }) => [what, count]),
  );

describe('what a format loses is named and counted', () => {
  test.each<[string, keyof Carries, Record<string, number>]>([
    ['linked', 'relations', { relations: 2 }],
    ['linked', 'links', { 'relations across articles': 1 }],
    ['linked', 'codebook', { 'definitions in the codebook': 18 }],
    ['discontinuous', 'discontinuous', { 'discontinuous annotations of “Claim”': 1 }],
    ['simple', 'attributes', { 'attribute values of “Number”': 2 }],
    ['everything', 'notes', { 'notes of “Claim”': 1 }],
    ['everything', 'status', { 'the status “final” of annotations': 1 }],
    ['everything', 'orphans', { 'orphaned annotations of “Number”': 1 }],
    ['everything', 'raws', { 'files of articles as imported': 1 }],
    // What is no longer there is no loss.
    ['everything', 'tombstones', {}],
    [
      'everything',
      'structure',
      { 'headings and text formatting of articles': 1, 'boilerplate ranges': 1 },
    ],
    [
      'everything',
      'ofArticles',
      {
        'answers of articles': 1,
        'notes of articles': 1,
        'marks of articles as done': 1,
        'earlier revisions of articles': 1,
      },
    ],
    ['simple', 'history', { 'clocks of annotations, for merging': 1 }],
    ['adjudicated', 'decisions', { 'decisions of adjudication': 1 }],
    ['simple', 'unknownFields', {}],
  ])('%s without %s', (name, flag, losses) => {
    expect(lossesOf(name, flag)).toEqual(losses);
  });

  test('a relation whose end is lost is lost with it, and counted on its own', () => {
    const dataset = caseOf('linked');
    const orphaned = {
      ...dataset,
      articles: dataset.articles.map((content) => ({
        ...content,
        spans: content.spans.map((span) =>
          span.label === 'source' ? { ...span, orphan: 'lost' } : span,
        ),
      })),
    };
    const { losses, dataset: kept } = carried(orphaned, without('orphans'));
    expect(losses).toContainEqual({
      what: 'relations that lost an end',
      count: 1,
      why: 'Test has no place for it',
    });
    expect(kept.articles[0]?.relations.map(({ type }) => type)).toEqual(['quantifies']);
  });

  test('fields of a newer version are counted where there is no place for them', () => {
    const dataset = caseOf('simple');
    // What a newer version would have written; this one's types do not know it.
    const newer = (fields: object): object => fields;
    const later = {
      ...dataset,
      articles: dataset.articles.map(({ article, spans, relations }) => ({
        article: { ...article, meta: newer({ later: 1 }), tone: 'grave' },
        spans: spans.map((span) => ({ ...span, weight: 3 })),
        relations,
      })),
    };
    const { losses, dataset: kept } = carried(later, without('unknownFields'));
    expect(losses.map(({ what, count }) => [what, count])).toEqual([
      ['fields of a newer version', 2],
      ['metadata fields of a newer version', 1],
    ]);
    expect(JSON.stringify(kept.articles)).not.toMatch(/weight|tone|later/u);
  });

  test('nothing is lost where everything is carried', () => {
    expect(lossesOf('everything')).toEqual({});
  });
});
