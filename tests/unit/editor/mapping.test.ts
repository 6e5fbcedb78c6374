import { describe, expect, test } from 'vitest';
import { OffsetMap } from '../../../renderer/editor/mapping.ts';

// Text:      0123456789…   blocks at [2, 6), [8, 11), [11, 14); gaps 0–2, 6–8 and after 14.
// Document:  positions 2–6, 8–11 and 15–18.
const map = new OffsetMap([
  { start: 2, end: 6, position: 2 },
  { start: 8, end: 11, position: 8 },
  { start: 11, end: 14, position: 15 },
]);

describe('offset mapping', () => {
  test('offsets inside blocks have positions of their own', () => {
    expect([2, 4, 6, 8, 10, 14].map((offset) => map.positionOf(offset))).toEqual([
      2, 4, 6, 8, 10, 18,
    ]);
  });

  test('offsets between blocks go to the nearest edge, to the earlier one on a tie', () => {
    expect([0, 1, 7, 99].map((offset) => map.positionOf(offset))).toEqual([2, 2, 6, 18]);
  });

  test('an offset shared by two touching blocks belongs to the later one', () => {
    expect(map.positionOf(11)).toBe(15);
    expect(map.offsetOf(11)).toBe(11);
  });

  test('positions between blocks go to the nearest edge, to the earlier one on a tie', () => {
    expect([0, 1, 7, 12, 13, 14, 40].map((position) => map.offsetOf(position))).toEqual([
      2, 2, 6, 11, 11, 11, 14,
    ]);
  });

  test('a range is drawn in where it begins or ends between blocks', () => {
    expect(map.positionsOf({ start: 0, end: 7 })).toEqual({ from: 2, to: 6 });
    expect(map.positionsOf({ start: 6, end: 9 })).toEqual({ from: 8, to: 9 });
    expect(map.positionsOf({ start: 4, end: 12 })).toEqual({ from: 4, to: 16 });
    expect(map.positionsOf({ start: 3, end: 11 })).toEqual({ from: 3, to: 11 });
  });

  test('a range of nothing but gap is nowhere', () => {
    expect(map.positionsOf({ start: 6, end: 8 })).toBeNull();
    expect(map.positionsOf({ start: 14, end: 20 })).toBeNull();
    expect(map.positionsOf({ start: 0, end: 2 })).toBeNull();
  });

  test('positions are drawn in the same way, and come back from where a range went', () => {
    expect(map.offsetsOf({ from: 0, to: 7 })).toEqual({ start: 2, end: 6 });
    expect(map.offsetsOf({ from: 6, to: 9 })).toEqual({ start: 8, end: 9 });
    expect(map.offsetsOf({ from: 4, to: 16 })).toEqual({ start: 4, end: 12 });
    expect(map.offsetsOf({ from: 6, to: 8 })).toBeNull();
    expect(map.offsetsOf({ from: 0, to: 2 })).toBeNull();
    expect(map.offsetsOf({ from: 18, to: 30 })).toBeNull();
  });

  test('a map of no blocks is refused', () => {
    expect(() => new OffsetMap([])).toThrow('at least one block');
  });
});
