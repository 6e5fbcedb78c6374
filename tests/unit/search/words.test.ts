import { describe, expect, test } from 'vitest';
import { articleWith, found, indexOf, matches, QUERY } from './project.ts';

const TEXT =
  'Officials said a café near Rafah was hit.\nThe airstrike killed 1,200, officials said.\n\nNo one said more.';
const index = indexOf(articleWith('a', TEXT), articleWith('b', 'Cafe owners left Rafah.'));

describe('words', () => {
  test('are found without case and accents, and inside of longer words', () => {
    expect(matches(index, { text: 'CAFE' })).toEqual(['café', 'Cafe']);
    expect(matches(index, { text: 'strike' })).toEqual(['strike']);
  });

  test('are found as typed where case counts', () => {
    expect(matches(index, { text: 'officials', caseSensitive: true })).toEqual(['officials']);
    expect(matches(index, { text: 'café', caseSensitive: true })).toEqual(['café']);
  });

  test('are found whole where that is asked', () => {
    expect(matches(index, { text: 'strike', wholeWord: true })).toEqual([]);
    expect(matches(index, { text: 'airstrike', wholeWord: true })).toEqual(['airstrike']);
    expect(matches(index, { text: '200', wholeWord: true })).toEqual([]);
    expect(matches(index, { text: '1,200', wholeWord: true })).toEqual(['1,200']);
  });

  test('must all stand in one paragraph; every one of them is a place', () => {
    expect(matches(index, { text: 'officials killed' })).toEqual(['killed', 'officials']);
    expect(matches(index, { text: 'rafah killed' })).toEqual([]);
  });

  test('between quotation marks are one phrase, whatever the marks, however it is broken', () => {
    for (const text of ['"officials said"', '“officials said”', '"officials said'])
      expect(matches(index, { text })).toEqual(['Officials said', 'officials said']);
    expect(matches(index, { text: '"hit. the"' })).toEqual(['hit. The']);
  });

  test('may leave their rest to a star', () => {
    expect(matches(index, { text: 'a*ke' })).toEqual(['airstrike']);
    expect(matches(index, { text: 'k*ed of*s' })).toEqual(['killed', 'officials']);
    expect(matches(index, { text: '*' })).toEqual([]);
  });

  test('with signs that mean something in patterns mean themselves', () => {
    const odd = indexOf(articleWith('a', 'It cost $5 (about 4.50 [EUR]) + tax. A\\B|C^D'));
    for (const sign of ['$5', '(about', '4.50', '[EUR])', '+', 'A\\B|C^D'])
      expect(matches(odd, { text: sign })).toEqual([sign]);
  });

  test('with typographic signs are found by plain ones', () => {
    const typed = indexOf(articleWith('a', 'It’s a “mid\u00adday – raid”… ﬁne'));
    expect(matches(typed, { text: "it's" })).toEqual(['It’s']);
    expect(matches(typed, { text: 'midday' })).toEqual(['mid\u00adday']);
    expect(matches(typed, { text: '...' })).toEqual(['…']);
    expect(matches(typed, { text: 'fine' })).toEqual(['ﬁne']);
  });

  test('of scripts without spaces are found anywhere', () => {
    const chinese = indexOf(articleWith('a', '官员说，周五有一千二百人在场。'));
    expect(matches(chinese, { text: '周五' })).toEqual(['周五']);
  });

  test('of a huge query are refused with the way out', () => {
    const long = index.search({ ...QUERY, text: 'x'.repeat(1001) });
    expect(!long.ok && long.error.message).toMatch(/at most 1,000 characters; this one has 1,001/);
    const many = index.search({ ...QUERY, text: 'a '.repeat(31) });
    expect(!many.ok && many.error.message).toMatch(/at most 30 words/);
  });

  test('that are in too many places are counted up to a limit, and it says so', () => {
    const full = indexOf(articleWith('a', 'word '.repeat(30_000)));
    expect(found(full, { text: 'word', limit: 10 })).toMatchObject({
      total: 10_000,
      isMore: true,
    });
  });

  test('nothing typed and nothing filtered finds nothing', () => {
    expect(found(index, { text: '  ' })).toMatchObject({ lines: [], total: 0, isMore: false });
  });
});

describe('an article', () => {
  test('that was changed is found as it is now, one that is gone not at all', () => {
    const own = indexOf(articleWith('a', 'First words here.'), articleWith('b', 'Second words.'));
    own.put(articleWith('a', 'Other things here.'));
    expect(matches(own, { text: 'first' })).toEqual([]);
    expect(matches(own, { text: 'things' })).toEqual(['things']);
    own.forget('b');
    expect(matches(own, { text: 'words' })).toEqual([]);
    own.put(articleWith('b', 'Second words.'));
    expect(matches(own, { text: 'words' })).toEqual(['words']);
  });

  test('can be asked for alone', () => {
    expect(
      matches(index, { text: 'rafah', filters: { ...QUERY.filters, articles: ['b'] } }),
    ).toEqual(['Rafah']);
  });
});

describe('a search for nothing that is seen', () => {
  const index = indexOf(articleWith('a', 'A so\u00adft hyphen, and two words.'));

  test.each(['\u00ad', '\u0301', '\u00ad*', '¨'])('is refused, with what to do: %j', (text) => {
    const outcome = index.search({ ...QUERY, text });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'nothing-to-see' } });
  });

  test('beside a word looks for the word', () => {
    expect(matches(index, { text: '\u00ad hyphen' })).toEqual(['hyphen']);
  });

  test('at the end of a phrase leaves no white space to be matched', () => {
    expect(matches(index, { text: '"two words \u200f"' })).toEqual(['two words']);
  });

  test('finds it as it is where case is matched', () => {
    expect(matches(index, { text: '\u00ad', caseSensitive: true })).toEqual(['\u00ad']);
  });
});
