import { describe, expect, it } from 'vitest';
import { combinedDissimilarity } from '../../../shared/agreement/gamma-dissimilarity.ts';
import { highsSolver } from '../../../shared/agreement/gamma-highs.ts';
import { gammaOf, type GammaSettings } from '../../../shared/agreement/gamma-value.ts';
import { gamma } from '../../../shared/agreement/gamma.ts';
import type { Figure } from '../../../shared/agreement/measure.ts';
import { seededRandom } from '../../../shared/agreement/random.ts';
import { continuum, type Row } from './gamma-continua.ts';
import { taggedMaterial, type Tagged, type TaggedArticle } from './unitizing-material.ts';

const span = (label: string, ...places: readonly (readonly [number, number])[]): Tagged => [
  label,
  ...places.map(([start, end]) => ({ start, end })),
];

const figureOf = async (articles: readonly TaggedArticle[], seed = 1): Promise<Figure> =>
  gamma.figure(taggedMaterial(articles), { random: seededRandom(seed) });

const CLAIMS = [span('claim', [5, 30]), span('number', [40, 44]), span('claim', [60, 90])];
const NEAR = [span('claim', [5, 33]), span('number', [40, 44]), span('claim', [58, 90])];
const OTHER = [span('number', [5, 33]), span('claim', [100, 120])];

const article = (work: TaggedArticle['work'], length = 200): TaggedArticle => ({ length, work });

describe('gamma', () => {
  it('is 1 where all annotators tagged the same, and needs no chance for that', async () => {
    expect(await figureOf([article({ ann: CLAIMS, bob: CLAIMS, cem: CLAIMS })])).toEqual({
      value: 1,
      reason: null,
      details: { observed: 0, samples: 0 },
    });
  });

  it('is high where boundaries hardly differ, and about 0 where nothing fits', async () => {
    const near = await figureOf([article({ ann: CLAIMS, bob: NEAR })]);
    expect(near.value).toBeGreaterThan(0.95);
    expect(near.value).toBeLessThan(1);
    const { value } = await figureOf([article({ ann: CLAIMS, bob: OTHER })]);
    expect(Math.abs(value ?? 1)).toBeLessThan(0.15);
  });

  it('is the same again from the same seed, and nearly the same from another', async () => {
    const articles = [article({ ann: CLAIMS, bob: NEAR, cem: OTHER })];
    const one = await figureOf(articles, 1);
    expect(await figureOf(articles, 1)).toEqual(one);
    const other = await figureOf(articles, 2);
    expect(other.value).not.toBe(one.value);
    expect(Math.abs((other.value ?? 0) - (one.value ?? 0))).toBeLessThan(0.04);
  });

  it('lets others run between the texts it draws, and stops in the middle when nobody waits', async () => {
    let pauses = 0;
    const stopped = new Error('nobody waits');
    const outcome = gamma.figure(taggedMaterial([article({ ann: CLAIMS, bob: NEAR })]), {
      random: seededRandom(1),
      pause: () => {
        pauses += 1;
        return pauses < 5 ? Promise.resolve() : Promise.reject(stopped);
      },
    });
    await expect(outcome).rejects.toBe(stopped);
    expect(pauses).toBe(5);
  });

  it('counts an annotator who worked on the article and tagged nothing', async () => {
    const two = await figureOf([article({ ann: CLAIMS, bob: CLAIMS })]);
    const three = await figureOf([article({ ann: CLAIMS, bob: CLAIMS, cem: [] })]);
    expect(two.value).toBe(1);
    expect(three.value).toBeLessThan(0.9);
    expect((await figureOf([article({ ann: CLAIMS, bob: [] })])).value).toBeLessThan(0);
  });

  it('takes a discontinuous span from its first start to its last end', async () => {
    const parts = [span('claim', [5, 10], [20, 30])];
    const whole = [span('claim', [5, 30])];
    expect((await figureOf([article({ ann: parts, bob: whole })])).value).toBe(1);
  });

  it('reports the disorders that it comes from', async () => {
    const { value, details } = await figureOf([article({ ann: CLAIMS, bob: NEAR })]);
    const { observed = 0, expected = 0, samples = 0 } = details ?? {};
    // (3/53)² + 0 + (2/62)² over a mean of 3 units.
    expect(observed).toBeCloseTo(((3 / 53) ** 2 + (2 / 62) ** 2) / 3, 9);
    expect(value).toBeCloseTo(1 - observed / expected, 9);
    expect(samples).toBeGreaterThanOrEqual(30);
  });

  it('is undefined where nobody tagged anything, and says so', async () => {
    expect(await figureOf([article({ ann: [], bob: [] })])).toEqual({
      value: null,
      reason: 'None of the annotators tagged anything: nothing can be aligned.',
    });
  });

  it('is undefined where chance leaves no disorder, and says so', async () => {
    // On one character every shift is the same, and this chance always draws the first annotator.
    const one = [span('claim', [0, 1])];
    const material = taggedMaterial([article({ ann: one, bob: [...one, ...one] }, 1)]);
    expect(await gamma.figure(material, { random: () => 0 })).toEqual({
      value: null,
      reason:
        'By chance alone the annotations would agree fully, so there is nothing to hold the disorder against.',
    });
  });

  it('is undefined without a second annotator, and says so', async () => {
    const reason = 'There is no article on which two of the annotators worked.';
    expect(await figureOf([article({ ann: CLAIMS })])).toEqual({ value: null, reason });
    expect(await figureOf([])).toEqual({ value: null, reason });
  });
});

describe('gamma over several articles', () => {
  it('divides the sums of disorders, each weighed by the spans an annotator has', async () => {
    const full = article({ ann: [...CLAIMS, ...CLAIMS], bob: [...CLAIMS, ...CLAIMS] });
    const poor = article({ ann: [span('claim', [0, 9])], bob: [span('claim', [90, 99])] });
    const { value, details } = await figureOf([full, poor]);
    // The poor one alone: two lone spans over a mean of 1. It weighs 1 of 7.
    expect(details?.['observed']).toBeCloseTo(2 / 7, 9);
    expect((await figureOf([poor])).value).toBeLessThan(0.1);
    expect(value).toBeGreaterThan(0.6);
  });

  it('leaves out an article in which nobody tagged anything', async () => {
    const empty = article({ ann: [], bob: [] });
    const alone = await figureOf([article({ ann: CLAIMS, bob: OTHER })]);
    expect(await figureOf([empty, article({ ann: CLAIMS, bob: OTHER })])).toEqual(alone);
  });

  it('draws fewer samples for each of many articles', async () => {
    const many = Array.from({ length: 40 }, () => article({ ann: CLAIMS, bob: OTHER }));
    const one = await figureOf(many.slice(0, 1));
    const all = await figureOf(many);
    expect(one.details?.['samples']).toBeGreaterThan(200);
    expect(all.details?.['samples']).toBeLessThan(20);
  });
});

describe('limits', () => {
  const settings: GammaSettings = {
    dissimilarity: combinedDissimilarity(),
    solver: highsSolver,
    random: seededRandom(1),
    precision: 0.02,
    mostSamples: 1000,
    mostGroups: 100,
  };
  /** 20 spans on one place, which an annotator may well have done by mistake. */
  const heap = Array.from({ length: 20 }, (_, index): Row => [index, 50 + index, 'claim']);

  it('refuses an article with more ways to align than can be searched, by name', async () => {
    const refused = await gammaOf([{ title: 'Heaped', ...continuum(heap, heap) }], settings);
    expect(refused).toMatchObject({
      error: {
        code: 'gamma-too-dense',
        message:
          'In “Heaped” the annotations of 2 annotators can be aligned in more than 100 ways, which is more than can be searched: choose fewer annotators or labels, or leave the article out.',
      },
    });
  });

  it('refuses the heap that gamma itself has no time for within its limit', async () => {
    const heaped = Array.from({ length: 60 }, (_, index) => span('claim', [index, 90 + index]));
    const { value, reason } = await figureOf([
      article({ ann: heaped, bob: heaped, cem: heaped, dee: heaped }),
    ]);
    expect(value).toBeNull();
    expect(reason).toContain('200,000');
  });

  it('aligns 3 × 40 spans on 6,000 characters, and 2 × 400 on 60,000, without refusing', async () => {
    const random = seededRandom(6);
    const spans = (count: number, length: number): readonly Tagged[] =>
      Array.from({ length: count }, () => {
        const start = Math.floor(random() * (length - 150));
        return span('claim', [start, start + 20 + Math.floor(random() * 130)]);
      });
    const [ann, bob, cem] = [spans(40, 6000), spans(40, 6000), spans(40, 6000)];
    expect((await figureOf([article({ ann, bob, cem }, 6000)])).value).toBeLessThan(0.5);
    const long = article({ ann: spans(400, 60_000), bob: spans(400, 60_000) }, 60_000);
    expect((await figureOf([long])).value).toBeLessThan(0.5);
  });
});
