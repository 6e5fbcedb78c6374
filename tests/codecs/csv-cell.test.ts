import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromCell,
  fromOptionalCell,
  toCell,
  toOptionalCell,
} from '../../shared/codecs/csv/cell.ts';

const valueArb = fc
  .tuple(
    fc.constantFrom('', "'", "''"),
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a'),
    fc.string({ unit: 'binary' }),
  )
  .map((parts) => parts.join(''));

describe('cells', () => {
  test('begin with nothing that a spreadsheet runs', () => {
    fc.assert(
      fc.property(valueArb, (value) => {
        expect(toCell(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('are read as what was written', () => {
    fc.assert(
      fc.property(fc.option(valueArb, { nil: undefined }), (value) => {
        expect(fromOptionalCell(toOptionalCell(value))).toBe(value);
        if (value !== undefined) expect(fromCell(toCell(value))).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ["'=1", "''=1"],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
  ])('%s is written %s', (value, cell) => {
    expect(toCell(value)).toBe(cell);
  });
});
