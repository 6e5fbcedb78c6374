/** The raw seeds as an analyst cleans them: forms, notices and “See also” out, two typos fixed. */
import type { Fragment } from '../../../shared/model/anchor.ts';

/** `text` with one stretch of it replaced; it must be there once. */
export function replacedOnce(text: string, words: string, by = ''): string {
  const parts = text.split(words);
  if (parts.length !== 2)
    throw new Error(`“${words}” is in the text ${parts.length - 1} times, not once`);
  return parts.join(by);
}

/** Comment form and “Related Post” removed, two typos fixed. */
export const cleaned002 = (raw: string): string =>
  [
    [
      '\n\nRelated Post\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *',
      '',
    ],
    ['Benjamin netanyahu Top', 'Benjamin Netanyahu Top'],
    ['but if we If we have to do it', 'but if we have to do it'],
  ].reduce((text, [words = '', by]) => replacedOnce(text, words, by), raw);

/** Breadcrumb, “See also”, comment form and cookie notice removed, two typos fixed. */
export const cleaned004 = (raw: string): string =>
  [
    [
      'Home » Israel rejects US request to stop Rafah offensive\n\nIsrael rejects US request to stop Rafah offensive\n\nby admin\n',
      '',
    ],
    [
      'See also\u00a0 Gen Z gets behind the wheel: young people change the concept of mobility\n\n',
      '',
    ],
    [
      "\n\nYou may also like\n\nLeave a Comment\n\nThis site uses Akismet to reduce spam. Learn how your comment data is processed.\n\nThis website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish. Accept Read More\n\nPrivacy & Cookies Policy",
      '',
    ],
    ['of the city. Gaza Strip', 'of the city, Gaza Strip'],
    ['in addition to Famine', 'in addition to famine'],
  ].reduce((text, [words = '', by]) => replacedOnce(text, words, by), raw);

/** Where `words` stand in `text`, the first time after `from`: one fragment each, in order. */
export function fragmentsOf(text: string, words: readonly string[], from = ''): Fragment[] {
  let at = from === '' ? 0 : text.indexOf(from);
  return words.map((piece) => {
    const start = text.indexOf(piece, at);
    if (start < 0) throw new Error(`“${piece}” is not in the text after ${at}`);
    at = start + piece.length;
    return { start, end: at };
  });
}
