import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatOf } from '../../shared/codecs/flatten.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';
import { caseOf } from './cases.ts';

const [model] = caseOf('simple').articles[0]?.spans ?? [];

function spanAt([start, end, label = 'claim']: readonly [number, number, string?], n = 0): Span {
  if (!model) throw new Error('The case has no annotation');
  const fragments = [{ start, end }];
  return { ...model, id: `${n}`, label, fragments, quote: quoteOf('x'.repeat(end), fragments) };
}

const kept = (places: readonly (readonly [number, number, string?])[]): string[] =>
  flatOf(places.map(spanAt)).flat.map(
    (span) => `${spanStart(span)}-${spanEnd(span)} ${span.label}`,
  );

test('of two that overlap the longer one stays, of equals the earlier', () => {
  expect(
    kept([
      [0, 4],
      [2, 9],
    ]),
  ).toEqual(['2-9 claim']);
  expect(
    kept([
      [3, 6],
      [0, 4],
      [5, 8],
    ]),
  ).toEqual(['0-4 claim', '5-8 claim']);
  expect(
    kept([
      [0, 4, 'source'],
      [0, 4, 'claim'],
    ]),
  ).toEqual(['0-4 claim']);
});

test('annotations that touch both stay', () => {
  expect(
    kept([
      [0, 3],
      [3, 6],
    ]),
  ).toEqual(['0-3 claim', '3-6 claim']);
});

const placesArb = fc.array(
  fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }), fc.constantFrom('a', 'b'))
    .map(([start, length, label]) => [start, start + length, label] as const),
  { maxLength: 12 },
);

test('what stays never overlaps, what goes overlaps something that stays, nothing is lost', () => {
  fc.assert(
    fc.property(placesArb, (places) => {
      const spans = places.map(spanAt);
      const { flat, over } = flatOf(spans);
      const meets = (a: Span, b: Span): boolean =>
        spanStart(a) < spanEnd(b) && spanStart(b) < spanEnd(a);
      for (const [at, one] of flat.entries())
        for (const other of flat.slice(at + 1)) expect(meets(one, other)).toBe(false);
      for (const one of over) expect(flat.some((other) => meets(one, other))).toBe(true);
      expect(flat.length + over.length).toBe(spans.length);
      const turned = flatOf(spans.toReversed()).flat;
      expect(new Set(turned)).toEqual(new Set(flat));
    }),
  );
});
