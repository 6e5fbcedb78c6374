import { describe, expect, test } from 'vitest';
import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Span } from '../../../shared/model/span.ts';
import { LANES, seatSpans, type Seating } from '../../../renderer/editor/lanes.ts';
import { SpanSet } from '../../../shared/ops/span-set.ts';
import { spanOf } from '../../editor-page/material.ts';

const TEXT = 'x'.repeat(200);
const span = (id: string, start: number, end: number, label = 'claim'): Span =>
  spanOf(TEXT, id, label, [{ start, end }]);
const seat = (spans: readonly Span[], before: Seating = new Map()): Seating =>
  seatSpans([...SpanSet.from(spans)], before);
const lanesOf = (seating: Seating): Record<string, number> =>
  Object.fromEntries([...seating].map(([id, { lane }]) => [id, lane]));

describe('lanes', () => {
  test('spans that do not meet share the first lane, touching ones included', () => {
    expect(lanesOf(seat([span('a', 0, 10), span('b', 10, 20), span('c', 30, 40)]))).toEqual({
      a: 0,
      b: 0,
      c: 0,
    });
  });

  test('overlapping and nested spans stand in lanes of their own', () => {
    expect(lanesOf(seat([span('a', 0, 50), span('b', 10, 20), span('c', 15, 60)]))).toEqual({
      a: 0,
      b: 1,
      c: 2,
    });
  });

  test('a span keeps its lane when an outer one comes before it', () => {
    const inner = span('inner', 10, 20);
    const first = seat([inner]);
    expect(lanesOf(seat([inner, span('outer', 0, 50)], first))).toEqual({ inner: 0, outer: 1 });
  });

  test('a span keeps its lane when the one it had to give way to goes', () => {
    const [outer, inner] = [span('outer', 0, 50), span('inner', 10, 20)];
    expect(lanesOf(seat([inner], seat([outer, inner])))).toEqual({ inner: 1 });
  });

  test('a span whose ends moved asks for a lane again', () => {
    const first = seat([span('a', 0, 10), span('b', 20, 30)]);
    expect(lanesOf(seat([span('a', 0, 25), span('b', 20, 30)], first))).toEqual({ a: 0, b: 1 });
  });

  test('with all lanes taken, a span shares with another label before its own', () => {
    const full: [string, number, number, string][] = [
      ['a', 0, 100, 'claim'],
      ['b', 1, 100, 'claim'],
      ['c', 2, 100, 'number'],
      ['d', 3, 100, 'claim'],
    ];
    const spans = full.map((each) => span(...each));
    const lanes = lanesOf(seat([...spans, span('e', 4, 100)]));
    expect(new Set(Object.values(lanes)).size).toBe(LANES);
    expect(lanes['e']).toBe(lanes['c']);
  });

  test('a discontinuous span holds its lane across the gap', () => {
    const fragments: Fragment[] = [
      { start: 0, end: 5 },
      { start: 50, end: 60 },
    ];
    const split = spanOf(TEXT, 'split', 'claim', fragments);
    expect(lanesOf(seat([split, span('between', 20, 30)]))).toEqual({ split: 0, between: 1 });
  });
});
