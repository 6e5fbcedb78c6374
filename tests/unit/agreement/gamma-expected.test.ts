import { describe, expect, it } from 'vitest';
import { expectedDisorder, samplesNeeded } from '../../../shared/agreement/gamma-expected.ts';
import { err, ok } from '../../../shared/result.ts';

/** Draws `values` in turn, then the last of them for ever, and counts. */
function stratum(weight: number, ...values: readonly number[]) {
  let drawn = 0;
  return {
    weight,
    drawn: () => drawn,
    draw: () => {
      drawn += 1;
      return Promise.resolve(ok(values[Math.min(drawn, values.length) - 1] ?? 0));
    },
  };
}

describe('samples needed: Mathet et al. 2015, section 5.3', () => {
  it('are (1.96 · variation / precision)², rounded up', () => {
    // Mean 2, standard deviation 1: (1.96 · 0.5 / 0.05)² = 384.16.
    const disorders = [1, 2, 3];
    expect(samplesNeeded([{ weight: 1, disorders }], 0.05)).toBe(385);
    expect(samplesNeeded([{ weight: 1, disorders }], 0.02)).toBe(2401);
  });

  it('are none where nothing varies', () => {
    expect(samplesNeeded([{ weight: 1, disorders: [2, 2, 2] }], 0.02)).toBe(0);
  });

  it('are fewer over several texts, for what varies evens out', () => {
    const half = { weight: 0.5, disorders: [1, 2, 3] };
    expect(samplesNeeded([half, half], 0.05)).toBe(193);
  });
});

describe('expected disorder', () => {
  it('is the mean of 30 samples where they hardly vary', async () => {
    const steady = stratum(1, 1, 3, 2);
    expect(await expectedDisorder([steady], 0.5, 1000)).toEqual(ok({ disorder: 2, samples: 30 }));
    expect(steady.drawn()).toBe(30);
  });

  it('takes as many more as the precision needs, but never more than the most', async () => {
    const swinging = stratum(1, ...Array.from({ length: 30 }, (_, index) => (index % 2) * 4));
    const precise = await expectedDisorder([swinging], 0.1, 1000);
    // Variance of 15 times 0 and 15 times 4: 120/29; (1.96 / 0.2)² · 120/29 = 397.4.
    expect(precise).toMatchObject({ value: { samples: 398 } });
    expect(swinging.drawn()).toBe(398);
    const bounded = stratum(1, ...Array.from({ length: 30 }, (_, index) => (index % 2) * 4));
    expect(await expectedDisorder([bounded], 0.1, 50)).toMatchObject({ value: { samples: 50 } });
  });

  it('shares the first batch among texts, at least two each, and sums by weight', async () => {
    const many = Array.from({ length: 60 }, (_, index) => stratum(1 / 60, index < 30 ? 1 : 3));
    expect(await expectedDisorder(many, 0.02, 1000)).toMatchObject({ value: { samples: 2 } });
    const expected = await expectedDisorder([stratum(0.25, 1), stratum(0.75, 3)], 0.02, 1000);
    expect(expected).toEqual(ok({ disorder: 2.5, samples: 16 }));
  });

  it('passes a refusal on', async () => {
    const refusal = err('too-dense', 'Too dense.');
    const draw = () => Promise.resolve(refusal);
    expect(await expectedDisorder([{ weight: 1, draw }], 0.02, 1000)).toEqual(refusal);
  });
});
