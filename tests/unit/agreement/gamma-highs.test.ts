import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../shared/agreement/gamma-candidates.ts';
import { highsSolver } from '../../../shared/agreement/gamma-highs.ts';

const candidate = (saving: number, ...units: readonly number[]): Candidate => ({ units, saving });

/** The units of what was chosen, in order. */
const chosen = async (candidates: readonly Candidate[]): Promise<readonly string[]> =>
  (await highsSolver(candidates)).map(({ units }) => units.join('-')).sort();

describe('HiGHS as the solver of gamma', () => {
  it('chooses nothing from nothing', async () => {
    expect(await chosen([])).toEqual([]);
  });

  it('leaves no unit in two candidates, and prefers two that save more together', async () => {
    expect(await chosen([candidate(3, 0, 1), candidate(2, 0, 2), candidate(2, 1, 3)])).toEqual([
      '0-2',
      '1-3',
    ]);
  });

  it('gives whole candidates where halves would save more', async () => {
    const triangle = [candidate(1, 0, 1), candidate(1, 1, 2), candidate(1.01, 0, 2)];
    expect(await chosen(triangle)).toEqual(['0-2']);
  });

  it('finds what halves made look too dear: a candidate of high reduced cost', async () => {
    // Halves save 1.5, one of the three 1; the three units together save 1.2 and cost 0.3 of that.
    const triangle = [candidate(1, 0, 1), candidate(1, 1, 2), candidate(1, 0, 2)];
    expect(await chosen([...triangle, candidate(1.2, 0, 1, 2)])).toEqual(['0-1-2']);
  });

  it('solves what hangs together apart from the rest', async () => {
    const triangle = [candidate(1, 0, 1), candidate(1, 1, 2), candidate(1.01, 0, 2)];
    const far = [candidate(2, 10, 11), candidate(1, 11, 12), candidate(1, 10, 13)];
    expect(await chosen([...triangle, ...far])).toEqual(['0-2', '10-11']);
  });
});
