import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAt, sentencesIn, tokensOf, withoutEdgeSpace } from '../../shared/codecs/tokens.ts';
import { textArb, unicodeArb } from '../arbitraries/text.ts';

const cut = (text: string, language?: string): string[] =>
  tokensOf(text, language).map(({ start, end }) => text.slice(start, end));
const sentences = (text: string): string[] =>
  sentencesIn(text).map(({ start, end }) => text.slice(start, end));

/** As JavaScript, Python and Java have it. */
const PYTHON_ONLY = ['\u001c', '\u001d', '\u001e', '\u001f', '\u0085'];
const isSpace = (character: string): boolean =>
  /^\s$/u.test(character) || PYTHON_ONLY.includes(character);

test('words, numbers and marks of punctuation are tokens, white space is none', () => {
  expect(cut('He said: “1,200 died.”')).toEqual([
    ...['He', 'said', ':', '“', '1,200', 'died', '.', '”'],
  ]);
  expect(cut('')).toEqual([]);
  expect(cut(' \n\t\u00a0')).toEqual([]);
});

test('words without spaces between them are cut by the language', () => {
  expect(cut('133人が死亡', 'ja')).toEqual(['133', '人', 'が', '死亡']);
});

test('what any language takes for white space ends a token', () => {
  expect(cut('1\u00a0200\u202fkm')).toEqual(['1', '200', 'km']);
  expect(cut('a\u0085b\u2028c\u001cd\ufeffe')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('characters as readers see them stay whole', () => {
  expect(cut('👩‍👩‍👧‍👦🇺🇦 z\u0353\u0308')).toEqual(['👩‍👩‍👧‍👦', '🇺🇦', 'z\u0353\u0308']);
  // By UAX #29 a word ends after these marks, a character does not.
  expect(cut('\u{1193f}! \u0d4e!')).toEqual(['\u{1193f}!', '\u0d4e!']);
});

const anyText = fc.oneof(textArb, unicodeArb);

test('every character that is not white space lies in one token, none cuts a character', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(anyText, (text) => {
      const tokens = tokensOf(text);
      const inked = new Set<number>();
      let last = 0;
      for (const { start, end } of tokens) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect([...text.slice(start, end)].some(isSpace)).toBe(false);
        for (let at = start; at < end; at += 1) inked.add(at);
        last = end;
      }
      for (let at = 0; at < text.length; at += 1)
        expect(inked.has(at)).toBe(!isSpace(text.charAt(at)));
      const inside = new Set<number>();
      for (const { index, segment } of graphemes.segment(text))
        if (![...segment].some(isSpace))
          for (let at = index + 1; at < index + segment.length; at += 1) inside.add(at);
      for (const { start, end } of tokens)
        expect([inside.has(start), inside.has(end)]).toEqual([false, false]);
    }),
  );
});

test('sentences begin and end with tokens, a list’s marker belongs to its sentence', () => {
  expect(sentences('One. “Two?” he asked.\n\n- Item one. Item two.\n')).toEqual([
    'One.',
    '“Two?” he asked.',
    '- Item one.',
    'Item two.',
  ]);
  expect(sentences('One.\u2028Two.')).toHaveLength(2);
  expect(sentences('')).toEqual([]);
});

test('every token lies in exactly one sentence, and no sentence crosses a line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = sentencesIn(text);
      for (const { start, end } of tokensOf(text))
        expect(found.filter((one) => one.start <= start && end <= one.end)).toHaveLength(1);
      for (const { start, end } of found) expect(text.slice(start, end)).not.toContain('\n');
    }),
  );
});

test('edges lose what tokens leave out', () => {
  const text = '\u0085 a b\u2028';
  expect(withoutEdgeSpace(text, { start: 0, end: text.length })).toEqual({ start: 2, end: 5 });
  expect(withoutEdgeSpace(text, { start: 0, end: 2 })).toBeNull();
});

test('tokens are cut at edges inside them only', () => {
  const tokens = [
    { start: 0, end: 4 },
    { start: 5, end: 9 },
  ];
  expect(cutAt(tokens, [9, 7, 0, 4, 6, 7])).toEqual([
    { start: 0, end: 4 },
    { start: 5, end: 6 },
    { start: 6, end: 7 },
    { start: 7, end: 9 },
  ]);
  expect(cutAt([], [3])).toEqual([]);
});
