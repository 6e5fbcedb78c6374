import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClock, timestampSchema } from '../../../shared/model/clock.ts';
import { clockArb, millisArb } from '../../arbitraries/clock.ts';

test('every timestamp is later than all given out or observed before, however the wall clock jumps', () => {
  const eventArb = fc.oneof(
    clockArb.map((seen) => ({ seen })),
    millisArb.map((wall) => ({ wall })),
  );
  fc.assert(
    fc.property(fc.array(eventArb, { maxLength: 60 }), (events) => {
      let wall = 0;
      let latest = '';
      const clock = createClock(() => wall, 'zz');
      for (const event of events) {
        if ('seen' in event) {
          clock.observe(event.seen);
          if (event.seen > latest) latest = event.seen;
          continue;
        }
        ({ wall } = event);
        const tick = clock.tick();
        expect(timestampSchema.safeParse(tick).success).toBe(true);
        expect(tick > latest).toBe(true);
        latest = tick;
      }
    }),
    { numRuns: 500 },
  );
});

test('more ticks in a millisecond than the counter holds still go up', () => {
  const clock = createClock(() => 1, 'n');
  clock.observe(`${(5).toString(36).padStart(9, '0')}-zzzy-m`);
  const ticks = [clock.tick(), clock.tick(), clock.tick()];
  expect(ticks).toEqual(ticks.toSorted());
  expect(new Set(ticks).size).toBe(3);
  expect(ticks.every((tick) => timestampSchema.safeParse(tick).success)).toBe(true);
});
