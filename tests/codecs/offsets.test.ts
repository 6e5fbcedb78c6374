import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OffsetTable } from '../../shared/codecs/offsets.ts';
import { textArb, unicodeArb } from '../arbitraries/text.ts';

const anyText = fc.oneof(unicodeArb, textArb);

test('counts code points as iterating over the text does, there and back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const table = new OffsetTable(text);
      let units = 0;
      let points = 0;
      for (const character of [...text, '']) {
        expect(table.toCodePoints(units)).toBe(points);
        expect(table.toUtf16(points)).toBe(units);
        units += character.length;
        points += 1;
      }
    }),
    { numRuns: 500 },
  );
});

test('cuts the same words out in both units', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = [...text];
      const [start, end] = [a, b].map((n) => n % (characters.length + 1)).sort((x, y) => x - y);
      const table = new OffsetTable(text);
      const sliced = text.slice(table.toUtf16(start ?? 0), table.toUtf16(end ?? 0));
      expect(sliced).toBe(characters.slice(start, end).join(''));
    }),
    { numRuns: 500 },
  );
});

test('keeps offsets past the end past the end, so that range checks catch them', () => {
  const table = new OffsetTable('a😀');
  expect(table.toUtf16(2)).toBe(3);
  expect(table.toUtf16(7)).toBe(8);
});

test('counts an unpaired surrogate as one', () => {
  expect(new OffsetTable('\ud83d\ud83d\ude00x').toCodePoints(3)).toBe(2);
});
