import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { codebookProblem } from '../../../shared/model/codebook-problem.ts';
import { NO_CLOCK } from '../../../shared/codebook/draft.ts';
import { CODEBOOK_FORMATS, detectCodebook } from '../../../shared/codebook/formats.ts';
import { codebookArb } from '../../arbitraries/codebook.ts';
import { valueOf } from '../../codecs/value-of.ts';

const plain = (codebook: Codebook): Codebook => ({ ...codebook, clock: NO_CLOCK });

describe.each(CODEBOOK_FORMATS)('$name', (format) => {
  test('read for the codebook it was written of, a file changes nothing', () => {
    fc.assert(
      fc.property(codebookArb, (codebook) => {
        const { text } = format.write(codebook);
        const back = valueOf(format.read(text, format.file, codebook)).codebook;
        expect(plain(back)).toEqual(plain(codebook));
      }),
    );
  });

  test('read without it, a file says the same when it is written again', () => {
    fc.assert(
      fc.property(codebookArb, (codebook) => {
        const once = valueOf(format.read(format.write(codebook).text, format.file, null)).codebook;
        expect(codebookProblem(once)).toBeNull();
        const { text } = format.write(once);
        const twice = valueOf(format.read(text, format.file, null)).codebook;
        expect(twice).toEqual(once);
        expect(format.write(twice).text).toBe(text);
      }),
    );
  });

  test('is told from the others by its text alone', () => {
    fc.assert(
      fc.property(codebookArb, (codebook) => {
        expect(detectCodebook(format.write(codebook).text, 'codebook').id).toBe(format.id);
      }),
    );
  });

  test('whatever is cut off, a file is refused or read, never thrown at', () => {
    fc.assert(
      fc.property(codebookArb, fc.nat(), (codebook, cut) => {
        const { text } = format.write(codebook);
        const read = format.read(text.slice(0, cut % text.length), format.file, null);
        expect(read.ok || read.error.code).toBeTruthy();
      }),
    );
  });
});
