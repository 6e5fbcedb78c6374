import { describe, expect, it, test } from 'vitest';
import { clauseEnd } from '../../../shared/text/clause.ts';
import { offsetOf, seedText } from './seed.ts';

/** What lies between the caret before `from` and the end of its clause. */
function clauseFrom(text: string, from: string, language?: string): string | null {
  const start = offsetOf(text, from);
  const end = clauseEnd(text, start, language);
  return end === null ? null : text.slice(start, end);
}

describe('clauseEnd', () => {
  it.each([
    ['a comma', 'He left early, and she stayed.', 'left', 'left early'],
    ['a semicolon', 'He left; she stayed.', 'He', 'He left'],
    ['an em dash', 'He left—she stayed.', 'He', 'He left'],
    ['a spaced dash', 'He left – she stayed.', 'He', 'He left'],
    ['a spaced hyphen', 'He left - she stayed.', 'He', 'He left'],
    ['“that”', 'Officials said on Friday that 133 were killed.', 'said', 'said on Friday'],
    ['its sentence', 'He left. She stayed.', 'He', 'He left.'],
  ])('stops at %s', (_what, text, from, clause) => {
    expect(clauseFrom(text, from)).toBe(clause);
  });

  it('goes over marks inside numbers, times, ranges and words', () => {
    expect(clauseFrom('At 12:30, 1,200 people', 'At')).toBe('At 12:30');
    expect(clauseFrom('some 10–12 well-known men, they said', 'some')).toBe(
      'some 10–12 well-known men',
    );
  });

  it('takes “that” after a preposition for a pronoun', () => {
    expect(clauseFrom('At the end of that day, he left.', 'At')).toBe('At the end of that day');
  });

  it('stops before the comma inside a closing mark', () => {
    expect(clauseFrom('“We will,” he said, “do it alone.”', 'We')).toBe('We will');
  });

  it('pressed again, goes on to the end of the next clause', () => {
    const text = 'He left, she stayed; all slept. Then came Friday.';
    const ends: string[] = [];
    for (let at = clauseEnd(text, 0); at !== null; at = clauseEnd(text, at))
      ends.push(text.slice(0, at));
    expect(ends).toEqual([
      'He left',
      'He left, she stayed',
      'He left, she stayed; all slept.',
      text,
    ]);
  });

  it('with only marks left of a sentence, goes on to the next line’s', () => {
    const text = 'He left.\n\nShe stayed.';
    expect(clauseEnd(text, text.indexOf('.'))).toBe(text.length);
    expect(clauseEnd(text, text.length)).toBeNull();
  });

  it.each([
    ['zh', '他说，我们会独自去做。', '他', '他说'],
    ['ja', '首相は、単独で行うと述べた。', '首相', '首相は'],
    ['ar', 'قال المسؤول، إن 133 شخصا قتلوا.', 'قال', 'قال المسؤول'],
    ['ru', 'Он сказал, что мы сделаем это сами.', 'Он', 'Он сказал'],
    ['el', 'Έφυγε· εκείνη έμεινε.', 'Έφυγε', 'Έφυγε'],
    ['he', 'הוא אמר, כי 133 נהרגו.', 'הוא', 'הוא אמר'],
  ])('knows the marks of %s', (language, text, from, clause) => {
    expect(clauseFrom(text, from, language)).toBe(clause);
  });

  it('does not take “that” for English in other languages', () => {
    expect(clauseFrom('Die App that one heisst, ging unter.', 'Die', 'de')).toBe(
      'Die App that one heisst',
    );
  });

  test('on every word of a seed it moves on, and never out of the text', () => {
    const text = seedText('002');
    for (const { index } of text.matchAll(/\p{L}+/gu)) {
      const end = clauseEnd(text, index, 'en');
      expect(end).toBeGreaterThan(index);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
