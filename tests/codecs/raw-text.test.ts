import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemeEdges } from '../../shared/codecs/raw-text.ts';
import { segmentsOf } from '../../shared/text/segmenter.ts';
import { textArb, unicodeArb } from '../arbitraries/text.ts';

/** Characters that join others, in any company. */
const joiningArb = fc
  .array(
    fc.constantFrom(
      ...['a', ' ', '\n', '\r', '\u0301', '\u200d', '\ufe0f', '❤', '👩', '👧', '🇺', '🇦', '🏻', '♂'],
      ...[
        '한',
        '\u1100',
        '\u1161',
        '\u11a8',
        'क',
        '\u094d',
        'ष',
        '\u0d4e',
        'ก',
        '\u0e33',
        '\u0600',
      ],
    ),
  )
  .map((parts) => parts.join(''));

test('edges of characters are those of the segmenter', () => {
  fc.assert(
    fc.property(fc.oneof(joiningArb, unicodeArb, textArb), (text) => {
      const edges = [0];
      for (const segment of segmentsOf(text, 'grapheme'))
        edges.push((edges.at(-1) ?? 0) + segment.length);
      expect(graphemeEdges(text)).toEqual(edges);
    }),
    { numRuns: Number(process.env['CLAIMBENCH_RUNS'] ?? '300') },
  );
});
