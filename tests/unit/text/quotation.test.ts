import { describe, expect, it } from 'vitest';
import { quoteSpanAt } from '../../../shared/text/quotation.ts';
import { offsetOf, textOf } from './seed.ts';

const innerAt = (text: string, at: string): string | null =>
  textOf(text, quoteSpanAt(text, offsetOf(text, at))?.inner ?? null);

describe('quoteSpanAt', () => {
  it('finds the quotation with and without its marks', () => {
    const text = 'He said, “we will do it alone,” and left.';
    const found = quoteSpanAt(text, offsetOf(text, 'do it'));
    expect(textOf(text, found)).toBe('“we will do it alone,”');
    expect(textOf(text, found?.inner ?? null)).toBe('we will do it alone,');
  });

  it('tells a closing mark from an apostrophe and a plural possessive', () => {
    const text =
      '‘It isn’t the leaders’ call, it’s ours,’ he said. ‘immediate and sustained’ ceasefire';
    expect(innerAt(text, 'isn’t')).toBe('It isn’t the leaders’ call, it’s ours,');
    expect(innerAt(text, 'sustained')).toBe('immediate and sustained');
    expect(innerAt(text, 'he said')).toBeNull();
  });

  it('takes the inner one of two, and pairs straight marks in turn', () => {
    expect(innerAt('“He called it ‘a mistake’ then,” she said', 'mistake')).toBe('a mistake');
    expect(innerAt('“He called it ‘a mistake’ then,” she said', 'then')).toBe(
      'He called it ‘a mistake’ then,',
    );
    expect(innerAt('a "big" and a "bad" one', 'bad')).toBe('bad');
    expect(innerAt('a "big" and a "bad" one', 'and')).toBeNull();
  });

  it('reaches to the end of the line when the mark is closed in a later paragraph', () => {
    const text = '“We’ve been clear.  \n“There is no place.” End';
    expect(innerAt(text, 'been')).toBe('We’ve been clear.');
    expect(innerAt(text, 'place')).toBe('There is no place.');
    expect(innerAt(text, 'End')).toBeNull();
  });
});
