import { expect, test } from 'vitest';
import {
  mentionHref,
  mentionOf,
  safeHref,
  typedHref,
} from '../../../renderer/rich-text/safe-link.ts';

test.each([
  'javascript:alert(1)',
  ' JAVASCRIPT:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  'claimbench:run/x',
  'claimbench:span/only-one-part',
  '/relative',
  '',
])('%j is no address for a link', (address) => {
  expect(safeHref(address)).toBeNull();
});

test('pages and mail are, in a form that CommonMark can hold', () => {
  expect(safeHref('https://example.org/a (b)')).toBe('https://example.org/a%20%28b%29');
  expect(safeHref('mailto:desk@example.org')).toBe('mailto:desk@example.org');
  expect(typedHref('example.org/a')).toBe('https://example.org/a');
});

test('a mention names its annotation, whatever the ids are made of', () => {
  const end = { article: 'a/b (c)*', span: 'é_' };
  const href = mentionHref(end);
  expect(mentionOf(href)).toEqual(end);
  expect(safeHref(href)).toBe(href);
});
