import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/model/article.ts';
import { nextParagraph, paragraphAt } from '../../../shared/text/paragraph.ts';

const blocks: readonly Block[] = [
  { type: 'paragraph', start: 2, end: 5 },
  { type: 'paragraph', start: 8, end: 9 },
  { type: 'paragraph', start: 9, end: 12 },
];

describe('paragraphAt', () => {
  it('gives the block at the caret, its end included, and null between blocks', () => {
    expect([0, 2, 5, 6, 8, 9, 12, 13].map((at) => paragraphAt(blocks, at)?.start ?? null)).toEqual([
      null,
      2,
      2,
      null,
      8,
      9,
      9,
      null,
    ]);
    expect(paragraphAt([], 0)).toBeNull();
  });
});

describe('nextParagraph', () => {
  it('goes forward to starts and to the end of the last', () => {
    expect([0, 2, 6, 8, 9, 12].map((at) => nextParagraph(blocks, at, 1))).toEqual([
      2, 8, 8, 9, 12, 12,
    ]);
  });

  it('goes back to the start of this one first, then to the one before', () => {
    expect([12, 9, 8, 6, 3, 2, 1].map((at) => nextParagraph(blocks, at, -1))).toEqual([
      9, 8, 2, 2, 2, 2, 0,
    ]);
  });
});
