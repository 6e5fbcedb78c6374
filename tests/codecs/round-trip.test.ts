import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { datasetArb } from '../arbitraries/dataset.ts';
import { filesOf, readBy } from './files.ts';
import { frozen } from './frozen.ts';
import { valueOf } from './value-of.ts';

/** Others in every run; `CLAIMBENCH_RUNS` asks for fewer or more. */
const RUNS = Number(process.env['CLAIMBENCH_RUNS'] ?? '1000');

describe.each(CODECS)('$id, on random datasets', (codec) => {
  test('reads back what it carries, proves it, and writes that byte for byte again', async () => {
    await fc.assert(
      fc.asyncProperty(datasetArb(), async (dataset) => {
        const input = frozen(dataset);
        const files = filesOf(codec, input);
        const { dataset: expected } = carried(input, codec);
        const back = valueOf(await readBy(codec, frozen(files)));
        expect(back).toEqual(expected);
        expect(filesOf(codec, frozen(back))).toEqual(filesOf(codec, expected));
        const proof = valueOf(await prove(codec, input, files));
        const placed = expected.articles.flatMap(({ spans }) =>
          spans.filter(({ orphan }) => orphan === undefined),
        );
        expect(proof.proved).toBe(placed.length);
      }),
      { numRuns: RUNS },
    );
  });
});
