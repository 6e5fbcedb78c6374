import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommonMark } from '../../../renderer/rich-text/read-commonmark.ts';
import { tidy } from '../../../renderer/rich-text/tidy.ts';
import { writeCommonMark } from '../../../renderer/rich-text/write-commonmark.ts';
import { richText } from '../../arbitraries/rich-text.ts';

test('what the editor holds reads back the same, marks, lists and every character', () => {
  fc.assert(
    fc.property(richText, (doc) => {
      expect(readCommonMark(writeCommonMark(doc))).toEqual(tidy(doc));
    }),
    { numRuns: 2000 },
  );
});

test('what was written is written the same again', () => {
  fc.assert(
    fc.property(richText, (doc) => {
      const once = writeCommonMark(doc);
      expect(writeCommonMark(readCommonMark(once))).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('any text at all can be read, and comes to rest when it is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (source) => {
      const once = writeCommonMark(readCommonMark(source));
      expect(writeCommonMark(readCommonMark(once))).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
