import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { select } from '../../shared/codecs/select.ts';
import { datasetArb } from '../arbitraries/dataset.ts';
import { caseOf } from './cases.ts';
import { frozen } from './frozen.ts';
import { errorOf, valueOf } from './value-of.ts';

const ALL = { annotators: [], labels: [], boilerplate: true };
const spansOf = ({ articles }: Dataset) => articles.flatMap(({ spans }) => spans);
const relationsOf = ({ articles, links }: Dataset) => [
  ...articles.flatMap(({ relations }) => relations),
  ...links,
];

describe('select', () => {
  test('without options leaves everything in', () => {
    fc.assert(
      fc.property(datasetArb(), (dataset) => {
        expect(valueOf(select(frozen(dataset), ALL))).toEqual({
          dataset,
          leftOut: { spans: 0, relations: 0 },
        });
      }),
      { numRuns: 100 },
    );
  });

  test('leaves no relation without an end, and counts what it leaves out', () => {
    fc.assert(
      fc.property(datasetArb({ minArticles: 1 }), fc.boolean(), fc.boolean(), (dataset, by, on) => {
        const options = {
          annotators: by ? [dataset.annotators[0]?.id ?? ''] : [],
          labels: [dataset.codebook.labels[0]?.id ?? ''],
          boilerplate: on,
        };
        const { dataset: chosen, leftOut } = valueOf(select(frozen(dataset), options));
        const ids = new Set(spansOf(chosen).map(({ id }) => id));
        for (const { from, to } of relationsOf(chosen)) {
          expect(ids.has(from.span) && ids.has(to.span)).toBe(true);
        }
        expect(spansOf(chosen).every(({ label }) => label === options.labels[0])).toBe(true);
        expect(spansOf(chosen).length + leftOut.spans).toBe(spansOf(dataset).length);
        expect(relationsOf(chosen).length + leftOut.relations).toBe(relationsOf(dataset).length);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves out what lies wholly in boilerplate, not what only touches it, and no orphan', () => {
    const dataset = frozen(caseOf('overlapping'));
    const [content] = dataset.articles;
    if (!content) throw new Error('The case has no article');
    // “more than 40 officials said”: the number lies inside, the source reaches out.
    const article = { ...content.article, boilerplate: [{ start: 0, end: 12 }] };
    const on = (spans: typeof content.spans) => ({
      ...dataset,
      articles: [{ ...content, article, spans }],
    });
    const kept = valueOf(select(on(content.spans), { ...ALL, boilerplate: false }));
    expect(spansOf(kept.dataset).map(({ label }) => label)).toEqual(['source']);
    expect(kept.leftOut.spans).toBe(1);
    const orphans = content.spans.map((span) => ({ ...span, orphan: 'lost' }));
    expect(valueOf(select(on(orphans), { ...ALL, boilerplate: false })).leftOut.spans).toBe(0);
  });

  test('refuses a label or an annotator that is not there, naming those that are', () => {
    const dataset = caseOf('simple');
    const label = errorOf(select(dataset, { ...ALL, labels: ['clam'] }));
    expect(label.message).toMatch(/“clam”.*Claim \(claim\)/u);
    const annotator = errorOf(select(dataset, { ...ALL, annotators: ['Eve'] }));
    expect(annotator.message).toMatch(/“Eve”.*Ada/u);
  });
});
