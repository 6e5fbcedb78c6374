/**
 * What is left of a document after edits: its stretches that still stand there, and where.
 *
 * Kept once for the whole document, not for each annotation: an annotation's text has survived where
 * its positions lie in a stretch. Two edges mapped through the steps, as editors mostly do it, would
 * take typed text in once the first character they stood at is deleted.
 *
 * Nothing ever moves: `old` and `now` both ascend. Positions are ProseMirror's.
 */
import type { StepMap } from '@tiptap/pm/transform';
import type { PositionRange } from '../mapping.ts';

/** `[old, old + size)` of the first document stands at `[now, now + size)` of the present one. */
export interface Stretch {
  readonly old: number;
  readonly now: number;
  readonly size: number;
}

export type Survivors = readonly Stretch[];

/** Of a document whose content is `size` long, unedited. */
export const allOf = (size: number): Survivors => [{ old: 0, now: 0, size }];

interface Kept extends PositionRange {
  /** To be added to a position for where it is after the step. */
  readonly shift: number;
}

/** What a step leaves as it is, in positions before it. */
function keptBy(map: StepMap): Kept[] {
  const kept: Kept[] = [];
  let from = 0;
  let shift = 0;
  map.forEach((oldStart, oldEnd, _newStart, newEnd) => {
    if (from < oldStart) kept.push({ from, to: oldStart, shift });
    from = oldEnd;
    shift = newEnd - oldEnd;
  });
  return [...kept, { from, to: Infinity, shift }];
}

function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  const touches = last && last.old + last.size === next.old && last.now + last.size === next.now;
  if (touches) stretches[stretches.length - 1] = { ...last, size: last.size + next.size };
  else stretches.push(next);
}

/** The survivors after one more step. O(stretches + ranges of the step). */
export function survivorsAfter(survivors: Survivors, map: StepMap): Survivors {
  const kept = keptBy(map);
  const left: Stretch[] = [];
  let at = 0;
  for (const { old, now, size } of survivors) {
    const end = now + size;
    while ((kept[at]?.to ?? Infinity) <= now) at += 1;
    for (let index = at; index < kept.length; index += 1) {
      const part = kept[index];
      if (!part || part.from >= end) break;
      const from = Math.max(now, part.from);
      const to = Math.min(end, part.to);
      append(left, { old: old + from - now, now: from + part.shift, size: to - from });
    }
  }
  return left;
}

/** Where what has survived of `[from, to)` stands, in order. */
export function survivingParts(survivors: Survivors, { from, to }: PositionRange): PositionRange[] {
  let low = 0;
  let high = survivors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = survivors[middle];
    if (stretch && stretch.old + stretch.size <= from) low = middle + 1;
    else high = middle;
  }
  const parts: PositionRange[] = [];
  for (let index = low; index < survivors.length; index += 1) {
    const stretch = survivors[index];
    if (!stretch || stretch.old >= to) break;
    const shift = stretch.now - stretch.old;
    const start = Math.max(from, stretch.old);
    const end = Math.min(to, stretch.old + stretch.size);
    parts.push({ from: start + shift, to: end + shift });
  }
  return parts;
}
