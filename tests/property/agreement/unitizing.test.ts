/** Alpha for unitizing, computed in n log n, against its definition taken at its word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/agreement/measure.ts';
import { unitizingAlpha } from '../../../shared/agreement/unitizing.ts';
import { countUnits } from '../../../shared/agreement/unitizing-count.ts';
import { unitizingDisagreement } from '../../../shared/agreement/unitizing-disagreement.ts';
import {
  taggedMaterial,
  unit,
  type Tagged,
  type TaggedArticle,
} from '../../unit/agreement/unitizing-material.ts';

const RUNS = { numRuns: 500 };
const LABELS = ['X', 'Y'];
const ANNOTATORS = ['A', 'B', 'C', 'D'];

/** What one annotator did: by label, gaps and units by turns, of which either may be empty. */
const workArb = (length: number): fc.Arbitrary<Tagged[]> =>
  fc
    .tuple(
      ...LABELS.map((label) =>
        fc
          .array(fc.tuple(fc.nat({ max: 6 }), fc.integer({ min: 1, max: 9 })), { maxLength: 5 })
          .map((turns) => {
            const tagged: Tagged[] = [];
            let at = 0;
            for (const [gap, size] of turns) {
              if (at + gap + size <= length) {
                tagged.push([label, unit(at + gap, size)]);
                at += gap + size;
              }
            }
            return tagged;
          }),
      ),
    )
    .map((byLabel) => byLabel.flat());

const articleArb: fc.Arbitrary<TaggedArticle> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.subarray(ANNOTATORS))
  .chain(([length, annotators]) =>
    fc
      .tuple(...annotators.map((annotator) => fc.tuple(fc.constant(annotator), workArb(length))))
      .map((work) => ({ length, work: Object.fromEntries(work) })),
  );

const articlesArb = fc.array(articleArb, { maxLength: 3 });

/** A section of one annotator's continuum, as the definition has it: v is 1 in units, 0 in gaps. */
interface Section {
  readonly b: number;
  readonly l: number;
  readonly v: 0 | 1;
}

function sections(length: number, tagged: readonly Tagged[], label: string): Section[] {
  const cut: Section[] = [];
  let at = 0;
  for (const [of, ...fragments] of tagged) {
    for (const { start, end } of of === label ? fragments : []) {
      cut.push({ b: at, l: start - at, v: 0 }, { b: start, l: end - start, v: 1 });
      at = end;
    }
  }
  return [...cut, { b: at, l: length - at, v: 0 as const }].filter(({ l }) => l > 0);
}

/** The squared difference function of the definition. */
function delta(g: Section, h: Section): number {
  const apart = g.b - h.b;
  if (g.v === 1 && h.v === 1 && -g.l < apart && apart < h.l) {
    return apart ** 2 + (apart + g.l - h.l) ** 2;
  }
  if (g.v === 1 && h.v === 0 && h.l - g.l >= apart && apart >= 0) {
    return g.l ** 2;
  }
  if (g.v === 0 && h.v === 1 && h.l - g.l <= apart && apart <= 0) {
    return h.l ** 2;
  }
  return 0;
}

/** Every section against every other, as the sums of the definition say. */
function atItsWord(
  articles: readonly TaggedArticle[],
  label: string,
): { readonly observed: number; readonly expected: number } {
  const cuts = articles
    .map(({ length, work }) => Object.values(work).map((done) => sections(length, done, label)))
    .map((annotators, at) => ({ annotators, length: articles[at]?.length ?? 0 }))
    .filter(({ annotators }) => annotators.length > 1);
  const continuum = cuts.reduce((sum, { length }) => sum + length, 0);
  const read = cuts.reduce((sum, { length, annotators }) => sum + length * annotators.length, 0);
  let observed = 0;
  for (const { annotators } of cuts) {
    for (const [i, first] of annotators.entries()) {
      for (const second of annotators.filter((_, j) => j !== i)) {
        for (const g of first) {
          for (const h of second) {
            observed += delta(g, h) / (annotators.length - 1);
          }
        }
      }
    }
  }
  const all = cuts.flatMap(({ annotators }) => annotators.flat());
  const units = all.filter(({ v }) => v === 1);
  const gaps = all.filter(({ v }) => v === 0);
  let expected = 0;
  let within = 0;
  for (const { l } of units) {
    expected += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    for (const gap of gaps.filter((section) => section.l >= l)) {
      expected += l ** 2 * (gap.l - l + 1);
    }
    within += l * (l - 1);
  }
  return {
    observed: observed / (read * continuum),
    expected: ((2 / continuum) * expected) / (read * (read - 1) - within),
  };
}

const alpha = (articles: readonly TaggedArticle[]): Figure | Promise<Figure> =>
  unitizingAlpha.figure(taggedMaterial(articles), { random: () => 0 });

describe('alpha for unitizing', () => {
  it('has the observed and expected disagreement of the definition taken at its word', () => {
    fc.assert(
      fc.property(articlesArb, (articles) => {
        const counts = countUnits(taggedMaterial(articles));
        const { byLabel } = unitizingDisagreement(
          counts,
          articles.map((_, at) => at),
        );
        for (const [label, { observed, expected }] of byLabel) {
          const word = atItsWord(articles, label);
          expect(observed).toBeCloseTo(word.observed, 10);
          expect(expected).toBeCloseTo(word.expected, 10);
        }
      }),
      RUNS,
    );
  });

  it('is a number of at most 1, or null with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(articlesArb, async (articles) => {
        const { value, reason } = await alpha(articles);
        expect(value === null).toBe(reason !== null);
        if (value !== null) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it('is 1 where all did the same, and only there', async () => {
    await fc.assert(
      fc.asyncProperty(articlesArb, async (articles) => {
        const shared = articles.filter(({ work }) => Object.keys(work).length > 1);
        const same = shared.every(
          ({ work }) => new Set(Object.values(work).map((done) => JSON.stringify(done))).size === 1,
        );
        const { value } = await alpha(articles);
        if (value !== null) {
          expect(value === 1).toBe(same);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of annotators, articles and spans', async () => {
    await fc.assert(
      fc.asyncProperty(articlesArb, async (articles) => {
        const backwards = articles.toReversed().map(({ length, work }) => ({
          length,
          work: Object.fromEntries(
            Object.entries(work)
              .toReversed()
              .map(([by, done]) => [by, done.toReversed()]),
          ),
        }));
        const [forth, back] = [await alpha(articles), await alpha(backwards)];
        expect(back.reason).toBe(forth.reason);
        expect(back.value ?? 0).toBeCloseTo(forth.value ?? 0, 10);
      }),
      RUNS,
    );
  });

  it('is for a resample what it is for material of the articles picked', async () => {
    await fc.assert(
      fc.asyncProperty(articlesArb, fc.array(fc.nat(), { maxLength: 5 }), async (articles, any) => {
        const picks = articles.length === 0 ? [] : any.map((at) => at % articles.length);
        const resampled = unitizingAlpha.prepare?.(taggedMaterial(articles))(picks);
        const alone = await alpha(picks.flatMap((at) => articles[at] ?? []));
        expect([resampled?.reason, resampled?.details]).toEqual([alone.reason, alone.details]);
        expect(resampled?.value ?? 0).toBeCloseTo(alone.value ?? 0, 10);
      }),
      RUNS,
    );
  });
});
