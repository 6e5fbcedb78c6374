/** An `OpContext` whose ids, times and clocks are its own and always the same. */
import { createClock } from '../../shared/model/clock.ts';
import type { OpContext } from '../../shared/ops/context.ts';
import { idAt } from './clock.ts';

export function contextOf(annotator: string): OpContext {
  let made = 0;
  const now = (): number => Date.UTC(2026, 5, 1) + made;
  const clock = createClock(now, 'test');
  return {
    newId: () => {
      made += 1;
      return idAt(9, made);
    },
    now: () => new Date(now()).toISOString(),
    tick: () => clock.tick(),
    annotator,
  };
}
