import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carried } from '../../shared/codecs/carry.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { datasetArb } from '../arbitraries/dataset.ts';
import { frozen } from './frozen.ts';
import { valueOf } from './value-of.ts';

describe.each(CODECS)('$id, on random datasets', (codec) => {
  test('reads back what it carries, and writes that byte for byte again', () => {
    fc.assert(
      fc.property(datasetArb(), (dataset) => {
        const input = frozen(dataset);
        const { files } = valueOf(codec.write(input));
        const back = valueOf(codec.read(frozen(files)));
        expect(back).toEqual(carried(input, codec.carries, codec.name).dataset);
        const again = valueOf(codec.write(frozen(back)));
        const reduced = valueOf(codec.write(carried(input, codec.carries, codec.name).dataset));
        expect(again.files).toEqual(reduced.files);
      }),
      { numRuns: 300 },
    );
  });

  test('proves every annotation that has a place', () => {
    fc.assert(
      fc.property(datasetArb({ minArticles: 1 }), (dataset) => {
        const { files } = valueOf(codec.write(dataset));
        const proof = valueOf(prove(codec, dataset, files));
        const placed = dataset.articles.flatMap(({ spans }) =>
          spans.filter(({ orphan }) => orphan === undefined),
        );
        expect(proof.proved).toBe(placed.length);
      }),
      { numRuns: 100 },
    );
  });
});
