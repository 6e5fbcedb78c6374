import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/model/article.ts';
import type { Unit } from '../../../shared/model/codebook.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { targetOf } from '../../../shared/text/target.ts';
import { offsetOf, seedText, textOf } from './seed.ts';

const text = seedText('002');
const article: Article = {
  kind: 'article',
  id: 'a',
  title: 'A',
  text,
  sha256: '0'.repeat(64),
  revision: 1,
  blocks: findBlocks(text),
  marks: [],
  meta: { language: 'en' },
  boilerplate: [],
  created: '2024-03-22T00:00:00Z',
  clock: '000000000-0000-a',
};

describe('targetOf', () => {
  it.each<[Unit, string]>([
    [
      'sentence',
      'Gaza health officials say more than 32,000 Palestinians have been killed in subsequent Israeli bombardments, while many more are feared dead under the debris.',
    ],
    ['quantity', 'more than 32,000'],
    ['word', '32,000'],
  ])('takes the %s at the caret', (unit, expected) => {
    const caret = offsetOf(text, '32,000', 3);
    expect(textOf(text, targetOf(unit, article, caret))).toBe(expected);
  });

  it('takes the noun phrase at the caret', () => {
    const caret = offsetOf(text, 'Gaza health officials');
    expect(textOf(text, targetOf('noun phrase', article, caret))).toBe('Gaza health officials');
  });

  it('takes nothing where there is no such unit, and no position for a range', () => {
    expect(targetOf('quantity', article, offsetOf(text, 'Blinken met'))).toBeNull();
    expect(targetOf('sentence', article, offsetOf(text, '\n\n') + 1)).toBeNull();
    expect(Object.keys(targetOf('quantity', article, offsetOf(text, '32,000')) ?? {})).toEqual([
      'start',
      'end',
    ]);
  });
});
