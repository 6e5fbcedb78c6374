import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Split } from '../../../shared/model/split.ts';
import { planSplits } from '../../../shared/splits/plan.ts';
import { quotasOf, splitsIn } from '../../../shared/splits/quota.ts';
import { eventKey, type SplitArticle } from '../../../shared/splits/split-group.ts';
import { valueOf } from '../../codecs/value-of.ts';

const LABELS = ['claim', 'number', 'source', 'cue'];

/** Few texts and few events, so that articles share them; ids are unique. */
const articles: fc.Arbitrary<SplitArticle[]> = fc
  .array(
    fc.record({
      sha256: fc.oneof(
        { weight: 4, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: fc.constantFrom('same', 'again') },
      ),
      event: fc.option(
        fc.constantFrom('Storm', ' storm', 'Élection', 'Trial', 'e1', 'e2', 'e3', ''),
        {
          nil: undefined,
        },
      ),
      counts: fc.dictionary(fc.constantFrom(...LABELS), fc.nat({ max: 30 })),
    }),
    { maxLength: 60 },
  )
  .map((found) =>
    found.map(({ event, ...rest }, index) => ({
      id: `article-${index}`,
      ...rest,
      ...(event === undefined ? {} : { event }),
    })),
  );

const weight = fc.oneof(fc.constantFrom(0, 1, 8), fc.double({ min: 0, max: 100, noNaN: true }));
const split: fc.Arbitrary<Split> = fc
  .record({
    weights: fc.record({ train: weight, dev: weight, test: weight }),
    by: fc.constantFrom('article', 'event'),
    seed: fc.nat(),
  })
  .filter(({ weights }) => splitsIn(weights).length >= 2);

const keyOf = (article: SplitArticle): string =>
  eventKey(article.event) || `alone ${article.sha256}`;

describe('a plan of splits', () => {
  test('puts every article into exactly one split that has a weight', () => {
    fc.assert(
      fc.property(articles, split, (given, how) => {
        const { of, table } = valueOf(planSplits(given, how));
        expect([...of.keys()].toSorted()).toEqual(given.map(({ id }) => id).toSorted());
        for (const name of of.values()) expect(how.weights[name]).toBeGreaterThan(0);
        for (const row of table)
          expect([...of.values()].filter((name) => name === row.split)).toHaveLength(row.articles);
      }),
    );
  });

  test('never divides a text, nor an event where events are kept', () => {
    fc.assert(
      fc.property(articles, split, (given, how) => {
        const { of } = valueOf(planSplits(given, how));
        for (const a of given) {
          for (const b of given) {
            const together = a.sha256 === b.sha256 || (how.by === 'event' && keyOf(a) === keyOf(b));
            if (together) expect(of.get(a.id)).toBe(of.get(b.id));
          }
        }
      }),
    );
  });

  test('does not depend on the order of articles', () => {
    const shuffled = articles.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, split, ([given, turned], how) => {
        const [one, other] = [valueOf(planSplits(given, how)), valueOf(planSplits(turned, how))];
        expect(new Map([...other.of].toSorted())).toEqual(new Map([...one.of].toSorted()));
        expect(other.table).toEqual(one.table);
      }),
    );
  });

  test('keeps sizes within the bounds that groups allow, and to the article without groups', () => {
    fc.assert(
      fc.property(articles, split, (given, how) => {
        const { table, largestGroup } = valueOf(planSplits(given, how));
        const quotas = quotasOf(given.length, how.weights);
        const slack = Math.max(0, largestGroup - 1);
        for (const { split: name, articles: size, wanted } of table) {
          expect(wanted).toBe(quotas[name]);
          expect(size).toBeLessThanOrEqual(wanted + slack);
          expect(size).toBeGreaterThanOrEqual(wanted - (table.length - 1) * slack);
        }
      }),
    );
  });

  test('leaves no split empty where there are groups enough', () => {
    fc.assert(
      fc.property(articles, split, (given, how) => {
        const { table } = valueOf(planSplits(given, how));
        const groups = table.reduce((sum, row) => sum + row.groups, 0);
        const filled = table.filter((row) => row.groups > 0).length;
        expect(filled).toBe(Math.min(groups, table.length));
      }),
    );
  });

  test('counts every span of every label once', () => {
    fc.assert(
      fc.property(articles, split, (given, how) => {
        const { table } = valueOf(planSplits(given, how));
        for (const label of LABELS) {
          const all = given.reduce((sum, { counts }) => sum + (counts[label] ?? 0), 0);
          expect(table.reduce((sum, { spans }) => sum + (spans[label] ?? 0), 0)).toBe(all);
        }
      }),
    );
  });
});

test('quotas add up, stay within one of the exact share, and fill every split that can be', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), split, (count, { weights }) => {
      const quotas = quotasOf(count, weights);
      const names = splitsIn(weights);
      const sum = names.reduce((total, name) => total + weights[name], 0);
      expect(quotas.train + quotas.dev + quotas.test).toBe(count);
      for (const name of names) {
        if (count >= names.length) expect(quotas[name]).toBeGreaterThan(0);
        // Up to two of a large split go to those that would have stayed empty.
        expect(Math.abs(quotas[name] - (count * weights[name]) / sum)).toBeLessThan(3);
      }
    }),
  );
});
