import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../shared/search/search-index.ts';
import { articleWith, found, indexOf, matches, QUERY } from './project.ts';

const index = indexOf(articleWith('a', 'On 22 March 2024\nat 9am 😀😀 on 5 May 2023.'));
const regex = true;

describe('a regular expression', () => {
  test('is looked for in the text as it stands, without case unless that is asked', () => {
    expect(matches(index, { text: '\\d+ m\\w+ \\d{4}', regex })).toEqual([
      '22 March 2024',
      '5 May 2023',
    ]);
    expect(matches(index, { text: '\\d+ m\\w+', regex, caseSensitive: true })).toEqual([]);
  });

  test('knows the beginnings and ends of lines, and characters beyond the first plane', () => {
    expect(matches(index, { text: '^.', regex })).toEqual(['O', 'a']);
    expect(matches(index, { text: '\\p{Emoji_Presentation}', regex })).toEqual(['😀', '😀']);
  });

  test.each(['x*', '', '(?=a)', '\\b', '^', 'q?|z?', '(?:)'])(
    'that matches nothing at all (%s) gives no empty lines, and ends',
    (text) => expect(found(index, { text, regex }).lines).toEqual([]),
  );

  test('with empty matches between others loses none of the others', () => {
    expect(matches(index, { text: '\\d*', regex })).toEqual(['22', '2024', '9', '5', '2023']);
  });

  test.each([
    ['(', /unterminated group\. /i],
    ['a)b', /unmatched '\)', at “a\)”/i],
    ['[z-a]', /out of order.*, at “\[z-a”/i],
    ['*a', /nothing to repeat, at “\*”/i],
    ['\\p{L}+ \\p{Nonsense}', /invalid property name, at “.*\\p\{Nonsense\}”/i],
    ['(a){2,1}', /numbers out of order.*, at “\(a\)\{2,1\}”/i],
    ['(?<year>\\d+', /unterminated group\. /i],
    ['x{', /incomplete quantifier, at “x\{”/i],
  ])('that is none (%s) says what is wrong and where', (text, words) => {
    const refused = index.search({ ...QUERY, text, regex });
    expect(!refused.ok && refused.error.code).toBe('bad-expression');
    expect(!refused.ok && refused.error.message).toMatch(words);
  });

  test('that is stopped says how long it took, on which article, and what to do', () => {
    const slow = new SearchIndex((work) => {
      work();
      return false;
    });
    slow.put(articleWith('a', 'aaaa'));
    const refused = slow.search({ ...QUERY, text: 'a+', regex });
    expect(!refused.ok && refused.error.message).toBe(
      'This expression took longer than 2 seconds on “Title a”. Make it simpler, for instance with one + or * less inside of parentheses: (a+)+ is a+.',
    );
  });
});
