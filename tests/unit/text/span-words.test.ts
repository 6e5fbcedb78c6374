import { expect, test } from 'vitest';
import { quoteOf } from '../../../shared/model/anchor.ts';
import { spanWords } from '../../../shared/text/span-words.ts';

const TEXT = '“We will,” he said, “do it alone.”';
const words = (...fragments: { start: number; end: number }[]): string =>
  spanWords({ fragments, quote: quoteOf(TEXT, fragments) });

test('what lies between two fragments is shown as an ellipsis', () => {
  expect(words({ start: 1, end: 8 }, { start: 21, end: 32 })).toBe('We will … do it alone');
});

test('a span in one piece is its quote', () => {
  expect(words({ start: 1, end: 8 })).toBe('We will');
});

test('a quote that is not made of the fragments is shown as it is', () => {
  const fragments = [
    { start: 1, end: 8 },
    { start: 21, end: 32 },
  ];
  expect(spanWords({ fragments, quote: { exact: 'We will', prefix: '', suffix: '' } })).toBe(
    'We will',
  );
});
