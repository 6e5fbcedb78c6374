/** Alpha for unitizing of 2016 against its tables of coincidences, filled cell by cell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitizingAlpha2016 } from '../../../shared/agreement/unitizing-2016.ts';
import {
  taggedMaterial,
  unit,
  type Tagged,
  type TaggedArticle,
} from '../../unit/agreement/unitizing-material.ts';

const VALUES = ['', 'X', 'Y', 'Z'] as const;
const LENGTH = 30;

/** Segments one after the other; the empty value is a gap. */
const workArb: fc.Arbitrary<Tagged[]> = fc
  .array(fc.tuple(fc.constantFrom(...VALUES), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
  .map((segments) => {
    const tagged: Tagged[] = [];
    let at = 0;
    for (const [value, size] of segments) {
      if (value !== '' && at + size <= LENGTH) tagged.push([value, unit(at, size)]);
      at += size;
    }
    return tagged;
  });

const articleArb: fc.Arbitrary<TaggedArticle> = fc.array(workArb, { maxLength: 4 }).map((work) => ({
  length: LENGTH,
  work: Object.fromEntries(work.map((tagged, at) => [`annotator ${String(at)}`, tagged])),
}));

/** The value of each code unit. */
function valuesOf(tagged: readonly Tagged[]): string[] {
  const values = Array<string>(LENGTH).fill('');
  for (const [label, ...fragments] of tagged) {
    for (const { start, end } of fragments) values.fill(label, start, end);
  }
  return values;
}

function fromTables(articles: readonly TaggedArticle[]): number {
  const observed = new Map<string, number>();
  const squares = new Map<string, number>();
  const add = (table: Map<string, number>, cell: string, by: number): void => {
    table.set(cell, (table.get(cell) ?? 0) + by);
  };
  for (const { work } of articles) {
    const annotators = Object.values(work);
    if (annotators.length < 2) continue;
    for (const [i, tagged] of annotators.entries()) {
      const own = valuesOf(tagged);
      for (const [label, ...fragments] of tagged) {
        for (const { start, end } of fragments) add(squares, label, (end - start) ** 2);
      }
      add(squares, '', own.filter((value) => value === '').length);
      for (const other of annotators.filter((_, j) => j !== i)) {
        for (const [at, value] of valuesOf(other).entries()) {
          add(observed, `${own[at] ?? ''}|${value}`, 1 / (annotators.length - 1));
        }
      }
    }
  }
  const cell = (c: string, k: string): number => observed.get(`${c}|${k}`) ?? 0;
  const row = (c: string): number => VALUES.reduce((sum, k) => sum + cell(c, k), 0);
  const all = VALUES.reduce((sum, c) => sum + row(c), 0);
  const allSquares = [...squares.values()].reduce((sum, square) => sum + square, 0);
  let [disagreed, expected] = [0, 0];
  for (const c of VALUES) {
    for (const k of VALUES.filter((value) => value !== c)) {
      disagreed += cell(c, k);
    }
    const alike = (all * (row(c) ** 2 - (squares.get(c) ?? 0))) / (all ** 2 - allSquares);
    expected -= alike;
  }
  return 1 - disagreed / (all + expected);
}

describe('alpha for unitizing of 2016', () => {
  it('is what its tables of observed and expected coincidences give', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(articleArb, { maxLength: 3 }), async (articles) => {
        const { value, reason } = await unitizingAlpha2016.figure(taggedMaterial(articles), {
          random: () => 0,
        });
        expect(reason ?? '').not.toContain('overlap');
        if (value !== null) expect(value).toBeCloseTo(fromTables(articles), 9);
      }),
      { numRuns: 300 },
    );
  });
});
