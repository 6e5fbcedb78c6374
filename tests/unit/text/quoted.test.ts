import { expect, it } from 'vitest';
import { quoted } from '../../../shared/text/quoted.ts';

it.each([
  ['more than 32,000', '“more than 32,000”'],
  ['“We will do it alone,”', '“We will do it alone,”'],
  ['‘mistake’', '‘mistake’'],
  ['"imperative"', '"imperative"'],
])('shows %s once in quotation marks', (text, shown) => {
  expect(quoted(text)).toBe(shown);
});
