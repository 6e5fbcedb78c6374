import { describe, expect, test } from 'vitest';
import { occurrencesIn } from '../../../shared/search/occurrences.ts';
import { articleWith, indexOf, spanOn } from './project.ts';

const TEXT = 'The UN said the UN’s staff and UNRWA left; the un, too. U.N. 1,200 and 200.';
const at = (quote: string, options = { caseSensitive: true, wholeWord: false }) =>
  occurrencesIn(TEXT, { quote, ...options }).map(({ start }) => TEXT.slice(start, start + 6));

describe('all equal strings', () => {
  test('are found with and without case', () => {
    expect(at('UN')).toEqual(['UN sai', 'UN’s s', 'UNRWA ']);
    expect(at('UN', { caseSensitive: false, wholeWord: false })).toHaveLength(4);
  });

  test('are found as whole words, by the rules that make words', () => {
    const whole = { caseSensitive: true, wholeWord: true };
    expect(at('UN', whole)).toEqual(['UN sai']);
    expect(at('200', whole)).toEqual(['200.']);
    expect(at('1,200', whole)).toEqual(['1,200 ']);
    expect(at('U.N.', whole)).toEqual(['U.N. 1']);
  });

  test('are what they are: signs of patterns mean themselves', () => {
    expect(at('.', { caseSensitive: false, wholeWord: false })).toHaveLength(4);
  });

  test('of the project come article by article, with who tagged them', () => {
    const tagged = spanOn(TEXT, 'UN', { label: 'source', by: 'ada' });
    const index = indexOf(articleWith('b', 'UN'), articleWith('a', TEXT, [tagged]));
    const query = { quote: 'UN', caseSensitive: true, wholeWord: true, article: null };
    const all = index.occurrences(query, 10);
    expect(all.ok && all.value.lines.map(({ article, tagged }) => ({ article, tagged }))).toEqual([
      { article: 'a', tagged: [{ label: 'source', by: 'ada' }] },
      { article: 'b', tagged: [] },
    ]);
    const one = index.occurrences({ ...query, article: 'b' }, 10);
    expect(one.ok && one.value.total).toBe(1);
    const few = index.occurrences(query, 1);
    expect(few.ok && [few.value.lines.length, few.value.total]).toEqual([1, 2]);
  });
});
