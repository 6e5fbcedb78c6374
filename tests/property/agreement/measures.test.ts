/** Laws that every measure keeps, and units against counting characters one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaNominal } from '../../../shared/agreement/alpha-nominal.ts';
import { attributeAlpha, attributeKappa } from '../../../shared/agreement/attribute-measures.ts';
import type { Material, MaterialArticle } from '../../../shared/agreement/material.ts';
import type { Figure, Measure } from '../../../shared/agreement/measure.ts';
import { relationF1 } from '../../../shared/agreement/relation-f1.ts';
import { spanF1Exact, spanF1Overlap, spanF1Tolerance } from '../../../shared/agreement/span-f1.ts';
import { tokensOf } from '../../../shared/agreement/tokens.ts';
import {
  charAlphaNominal,
  cohenKappaToken,
  fleissKappaToken,
  tokenAlphaNominal,
} from '../../../shared/agreement/unit-measures.ts';
import type { Span } from '../../../shared/model/span.ts';
import { CODEBOOK, materialArb } from '../../arbitraries/material.ts';

const MEASURED: readonly Measure[] = [
  spanF1Exact,
  spanF1Overlap,
  spanF1Tolerance,
  tokenAlphaNominal,
  charAlphaNominal,
  cohenKappaToken,
  fleissKappaToken,
  attributeAlpha,
  attributeKappa,
  relationF1,
];

const context = {
  random: (): number => {
    throw new Error('None of these samples');
  },
};

const figureOf = async (measure: Measure, material: Material): Promise<Figure> =>
  measure.figure(material, context);

function expectSame(one: number | null, other: number | null): void {
  if (one === null || other === null) expect(one).toBe(other);
  else expect(one).toBeCloseTo(other, 10);
}

/** Everybody who worked on an article did what the first of them did. */
const unanimous = (material: Material): Material => ({
  ...material,
  articles: material.articles.map((article): MaterialArticle => {
    const [first] = article.work.values();
    return {
      ...article,
      work: new Map(
        [...article.work.keys()].map((by) => [
          by,
          {
            spans: (first?.spans ?? []).map((span) => ({ ...span, by, id: `${by} ${span.id}` })),
            relations: (first?.relations ?? []).map((relation) => ({
              ...relation,
              by,
              id: `${by} ${relation.id}`,
              from: { ...relation.from, span: `${by} ${relation.from.span}` },
              to: { ...relation.to, span: `${by} ${relation.to.span}` },
            })),
          },
        ]),
      ),
    };
  }),
});

const reversed = (material: Material): Material => ({
  ...material,
  annotators: material.annotators.toReversed(),
  articles: material.articles.map((article) => ({
    ...article,
    work: new Map([...article.work].toReversed()),
  })),
});

describe.each(MEASURED)('$id', (measure) => {
  it('does not depend on the order of annotators', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const forth = await figureOf(measure, material);
        expectSame((await figureOf(measure, reversed(material))).value, forth.value);
      }),
    );
  });

  it('does not depend on the order of articles', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const back = { ...material, articles: material.articles.toReversed() };
        const forth = await figureOf(measure, material);
        expectSame((await figureOf(measure, back)).value, forth.value);
      }),
    );
  });

  it('is one, or undefined with a reason, where all did the same', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const { value, reason } = await figureOf(measure, unanimous(material));
        if (value === null) expect(reason).toMatch(/\.$/u);
        else expect(value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is at most one, and never not a number', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const { value } = await figureOf(measure, material);
        if (value !== null) expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(value).not.toBeNaN();
      }),
    );
  });
});

/** The rule in words: the shortest span that covers `offset`, of two as short the label first named. */
function winnerAt(spans: readonly Span[], from: number, to: number): string {
  const order = CODEBOOK.labels.map(({ id }) => id);
  const lengthOf = ({ fragments }: Span): number =>
    fragments.reduce((sum, { start, end }) => sum + end - start, 0);
  const [winner] = spans
    .filter(({ fragments }) => fragments.some(({ start, end }) => start < to && end > from))
    .sort((a, b) => lengthOf(a) - lengthOf(b) || order.indexOf(a.label) - order.indexOf(b.label));
  return winner?.label ?? 'none';
}

const unitByUnit = (
  { annotators, articles }: Material,
  unitsOf: (article: MaterialArticle) => readonly (readonly [number, number])[],
): number | null =>
  alphaNominal(
    articles.flatMap((article) =>
      unitsOf(article).map(([from, to]) =>
        annotators.map((by) => {
          const work = article.work.get(by);
          return work ? winnerAt(work.spans, from, to) : null;
        }),
      ),
    ),
  ).value;

describe('alpha of runs', () => {
  it('is alpha of characters, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const oneByOne = unitByUnit(material, ({ text }) =>
          Array.from({ length: text.length }, (_, at) => [at, at + 1] as const),
        );
        expectSame((await figureOf(charAlphaNominal, material)).value, oneByOne);
      }),
    );
  });

  it('is alpha of tokens, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(materialArb, async (material) => {
        const oneByOne = unitByUnit(material, (article) => {
          const { starts, ends } = tokensOf(article);
          return [...starts].map((start, at) => [start, ends[at] ?? start] as const);
        });
        expectSame((await figureOf(tokenAlphaNominal, material)).value, oneByOne);
      }),
    );
  });
});
