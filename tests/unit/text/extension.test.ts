import { describe, expect, it } from 'vitest';
import { restAt, restOfQuotation, sentenceEdge } from '../../../shared/text/extension.ts';
import { nextQuotation } from '../../../shared/text/quotation.ts';
import { offsetOf, textOf } from './seed.ts';

const TEXT =
  'Mr Lee spoke. “We will,” he said, “do it alone.” Nobody asked.\n\nThe ‘deal’ was off.';
const rest = (from: string, into = 0): string | null =>
  textOf(TEXT, restOfQuotation(TEXT, offsetOf(TEXT, from, into)));

describe('restOfQuotation', () => {
  it('goes to the closing mark and leaves it out, and the comma before it', () => {
    expect(rest('We will')).toBe('We will');
    expect(rest('it alone')).toBe('it alone.');
  });

  it('before an opening mark, takes all between the marks', () => {
    expect(rest('“do')).toBe('do it alone.');
  });

  it('is nothing outside of quotations and at the end of one', () => {
    expect(rest('he said')).toBeNull();
    expect(rest('alone.', 'alone.'.length)).toBeNull();
  });
});

describe('restAt', () => {
  const claim = (from: string): string | null => textOf(TEXT, restAt(TEXT, offsetOf(TEXT, from)));

  it('prefers the quotation, else takes the rest of the clause', () => {
    expect(claim('“do')).toBe('do it alone.');
    expect(claim('he said')).toBe('he said');
    expect(claim('asked')).toBe('asked.');
  });
});

describe('nextQuotation', () => {
  it('goes from one to the next and back, across lines', () => {
    const starts = ['“We', '“do', '‘deal'].map((quote) => offsetOf(TEXT, quote));
    const seen: number[] = [];
    for (let next = nextQuotation(TEXT, 0, 1); next; next = nextQuotation(TEXT, next.start, 1))
      seen.push(next.start);
    expect(seen).toEqual(starts);
    const back: number[] = [];
    for (
      let last = nextQuotation(TEXT, TEXT.length, -1);
      last;
      last = nextQuotation(TEXT, last.start, -1)
    )
      back.push(last.start);
    expect(back).toEqual(starts.toReversed());
  });
});

describe('sentenceEdge', () => {
  const at = (offset: number, step: 1 | -1, edge: 'start' | 'end'): string | null => {
    const found = sentenceEdge(TEXT, offset, step, edge);
    return found === null ? null : TEXT.slice(found).slice(0, 6);
  };

  it('goes to ends either way for an end, and to starts for a start', () => {
    const inside = offsetOf(TEXT, 'Nobody', 2);
    expect(at(inside, 1, 'end')).toBe('\n\nThe ');
    expect(at(inside, -1, 'end')).toBe(' Nobod');
    expect(at(inside, 1, 'start')).toBe('The ‘d');
    expect(at(inside, -1, 'start')).toBe('Nobody');
  });

  it('is nothing beyond the first and the last', () => {
    expect(at(0, -1, 'start')).toBeNull();
    expect(at(TEXT.length, 1, 'end')).toBeNull();
  });
});
