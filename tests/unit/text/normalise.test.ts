import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../../shared/text/normalise.ts';

describe('normaliseText', () => {
  it('makes every line end a line feed', () => {
    expect(normaliseText('a\r\nb\rc\n\r\n\r')).toBe('a\nb\nc\n\n\n');
  });

  it('drops a byte order mark in front and keeps one inside', () => {
    expect(normaliseText('\uFEFFa\uFEFFb')).toBe('a\uFEFFb');
  });

  it('leaves white space, marks and composition as they are', () => {
    const text = '\u00a0 a\u0301 á \u200f\u200d\t👩‍👩‍👧‍👦 \u2028\u0085 ';
    expect(normaliseText(text)).toBe(text);
  });

  it('does nothing the second time', () => {
    const raw = fc.array(fc.constantFrom('\r', '\n', '\uFEFF', 'a', '\u00a0', '😀'));
    fc.assert(
      fc.property(raw, (parts) => {
        const once = normaliseText(parts.join(''));
        expect(normaliseText(once)).toBe(once);
        expect(once).not.toMatch(/^\uFEFF|\r/u);
      }),
    );
  });
});
