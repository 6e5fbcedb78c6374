/** Annotations that have lost their text, or whose text is no longer what they quote. */
import { exactOf, fragmentsProblem } from '../model/anchor.ts';
import { findQuote } from '../text/quote-search.ts';
import type { Repair, SpanCheck, Subject } from './finding.ts';

export const lostPlace: SpanCheck = ({ span: { orphan } }) =>
  orphan === undefined
    ? []
    : [
        {
          kind: 'orphan',
          attribute: null,
          message: `It has lost its place: ${orphan}`,
          repair: null,
        },
      ];

const WORD = /[\p{L}\p{N}]/u;

/** The whole quote, in one place only and not as a part of a longer word: anything else is a guess. */
function foundAgain({ article: { text }, span }: Subject): Repair | null {
  const { exact } = span.quote;
  const [only, second] = span.fragments.length === 1 ? findQuote(text, exact) : [];
  if (!only || second || exact.trim() !== exact) return null;
  const isCut =
    (WORD.test(text.charAt(only.start - 1)) && WORD.test(exact.charAt(0))) ||
    (WORD.test(text.charAt(only.end)) && WORD.test(exact.charAt(exact.length - 1)));
  return isCut
    ? null
    : { kind: 'place', words: 'move it to the one place with its words', fragments: [only] };
}

export const changedText: SpanCheck = (subject) => {
  const { article, span } = subject;
  if (span.orphan !== undefined) return [];
  const isPlace = fragmentsProblem(article.text, span.fragments) === null;
  const isQuoted = isPlace && exactOf(article.text, span.fragments) === span.quote.exact;
  if (isQuoted && span.revision === article.revision) return [];
  return [
    {
      kind: 'quote-mismatch',
      attribute: null,
      message: isQuoted
        ? `It was made on revision ${span.revision} of the text, which is at revision ${article.revision}.`
        : 'Its quote is not what the text says at its place.',
      repair: foundAgain(subject),
    },
  ];
};
