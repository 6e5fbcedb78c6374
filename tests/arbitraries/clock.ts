/** Clock timestamps, ids and times: many different ones, small and readable when they shrink. */
import fc from 'fast-check';
import type { Timestamp } from '../../shared/model/clock.ts';

/** Milliseconds in the years 2024 to 2026. */
export const millisArb: fc.Arbitrary<number> = fc.integer({
  min: Date.UTC(2024, 0, 1),
  max: Date.UTC(2026, 0, 1),
});

export const clockArb: fc.Arbitrary<Timestamp> = fc
  .tuple(millisArb, fc.nat({ max: 99 }), fc.constantFrom('aa', 'Bb', '0c'))
  .map(
    ([ms, counter, node]) =>
      `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${node}`,
  );

export const isoArb: fc.Arbitrary<string> = millisArb.map((ms) => new Date(ms).toISOString());

/** The nth id of a dataset: looks like a UUIDv7 and sorts by n. `group` keeps kinds apart. */
export const idAt = (group: number, n: number): string =>
  `0190a000-0000-7000-8${group.toString(16).padStart(3, '0')}-${n.toString(16).padStart(12, '0')}`;
