import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeText,
  escapeValue,
  splitCell,
  unescapeText,
  unescapeValue,
} from '../../shared/codecs/webanno/escape.ts';
import { unicodeArb } from '../arbitraries/text.ts';

describe('escapes of WebAnno TSV', () => {
  test('of values and texts are undone by reading', () => {
    const special = fc.constantFrom(...'\\[]|_>;*tnr-\t\n\r\f\b\u0001\u001f');
    const nasty = fc.oneof(unicodeArb, fc.string({ unit: special, maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), nasty, (values, text) => {
        const cell = values.map(escapeValue).join('|');
        expect(splitCell(cell, '|').map(unescapeValue)).toEqual(values);
        expect(cell).not.toMatch(/[\t\n\r]/u);
        const line = text.replaceAll('\n', '');
        expect(unescapeText(escapeText(line), 3)).toBe(line);
        expect(escapeText(line)).not.toMatch(/[\t\n\r]/u);
      }),
    );
  });

  test('are those of INCEpTION’s writer', () => {
    expect(escapeValue('#*\'"`´\t:;{}|[ ]()\\§$%?=&_\n')).toBe(
      '#\\*\'"`´\\t:\\;{}\\|\\[ \\]()\\\\§$%?=&\\_\\n',
    );
    expect(escapeValue('a->b-c')).toBe('a\\->b-c');
    expect(escapeText('a\tb\\c\u0001')).toBe('a\\tb\\\\c\\\u0001');
  });

  test('up to version 3.1 are those of Java', () => {
    expect(unescapeText('Z\\u00FCrich \\"x\\" \\101\\q', 1)).toBe('Zürich "x" Aq');
  });
});
