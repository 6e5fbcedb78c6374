/** The generators keep the rules they promise; every other property test leans on them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleContentSchema, headSchema } from '../../../shared/contract.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import { stateOf } from '../../../shared/ops/state.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';

test('every generated project keeps all invariants and fits the schemas', () => {
  fc.assert(
    fc.property(datasetArb(), (dataset) => {
      const { articles, links } = dataset;
      const added = [
        ...articles.flatMap(({ article, spans, relations }) => [article, ...spans, ...relations]),
        ...links,
      ];
      expect(
        checkInvariants(stateOf(dataset, articles), { added, updated: [], removed: [] }),
      ).toEqual({ ok: true, value: true });
      headSchema.parse(dataset);
      for (const content of articles) articleContentSchema.parse(content);
    }),
    { numRuns: 300 },
  );
});

test('generated projects are not trivial: relations, links, orphans and removals occur', () => {
  const sample = fc.sample(datasetArb(), { numRuns: 200, seed: 7 });
  const contents = sample.flatMap(({ articles }) => articles);
  expect(contents.some(({ relations }) => relations.length > 0)).toBe(true);
  expect(sample.some(({ links }) => links.length > 0)).toBe(true);
  expect(sample.some(({ tombstones }) => tombstones.length > 0)).toBe(true);
  expect(contents.some(({ spans }) => spans.some(({ orphan }) => orphan !== undefined))).toBe(true);
  expect(contents.some(({ spans }) => spans.some((span) => span.fragments.length > 1))).toBe(true);
});
