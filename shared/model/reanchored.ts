/** What became of annotations that were made on another text of their article, counted. */
import { z } from 'zod';

export interface Reanchored {
  /** On the same words at the same offsets; `moved`: at other ones. */
  readonly same: number;
  readonly moved: number;
  /** On nearly the same words. */
  readonly approximate: number;
  /** Kept without a place. */
  readonly orphans: number;
}

const count = z.number().int().nonnegative();
export const reanchoredSchema: z.ZodType<Reanchored> = z.object({
  same: count,
  moved: count,
  approximate: count,
  orphans: count,
});

export const NONE_REANCHORED: Reanchored = { same: 0, moved: 0, approximate: 0, orphans: 0 };

export const sumOfReanchored = (counts: Iterable<Reanchored>): Reanchored =>
  [...counts].reduce(
    (sum, next) => ({
      same: sum.same + next.same,
      moved: sum.moved + next.moved,
      approximate: sum.approximate + next.approximate,
      orphans: sum.orphans + next.orphans,
    }),
    NONE_REANCHORED,
  );

/** “12 annotations found their place again, 2 differ slightly, 1 has lost its place”; '' for none. */
export function reanchoredWords({ same, moved, approximate, orphans }: Reanchored): string {
  const said = [
    [same + moved, 'found its place again', 'found their place again'],
    [approximate, 'differs slightly', 'differ slightly'],
    [orphans, 'has lost its place', 'have lost their place'],
  ] as const;
  return said
    .filter(([number]) => number > 0)
    .map(([number, one, many], index) => {
      const noun = index > 0 ? '' : number === 1 ? ' annotation' : ' annotations';
      return `${number.toLocaleString('en-GB')}${noun} ${number === 1 ? one : many}`;
    })
    .join(', ');
}
