/**
 * Following fragments through edits of a text. Offsets are UTF-16 code units.
 *
 * A fragment covers exactly what is left of it: from its first surviving character to its last one,
 * with whatever was put in between. What is inserted at an edge is outside, as nobody tagged it.
 */
import type { Fragment, Placement } from '../model/anchor.ts';

/** `[start, end)` of the old text became `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A run of the old text that is left, and how far it moved. */
interface Kept {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

const REMOVED = 'its words were removed';

/** @param edits ascending and disjoint, on the old text */
function keptBy(edits: readonly TextEdit[]): Kept[] {
  const kept: Kept[] = [];
  let start = 0;
  let shift = 0;
  for (const edit of edits) {
    if (edit.start > start) kept.push({ start, end: edit.start, shift });
    start = edit.end;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return [...kept, { start, end: Number.POSITIVE_INFINITY, shift }];
}

/** Index of the first run that ends after `offset`; there always is one. */
function runAfter(kept: readonly Kept[], offset: number): number {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((kept[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function imageOf(kept: readonly Kept[], { start, end }: Fragment): Fragment | null {
  const first = kept[runAfter(kept, start)];
  if (!first || first.start >= end) return null;
  const reaching = runAfter(kept, end - 1);
  // The last character is gone where the run that ends after it only begins behind it.
  const at = (kept[reaching]?.start ?? end) < end ? reaching : reaching - 1;
  const last = kept[at];
  if (!last) return null;
  return {
    start: Math.max(start, first.start) + first.shift,
    end: Math.min(end, last.end) + last.shift,
  };
}

/**
 * Prepared once for a list of edits, then asked span by span: `O(log edits)` a fragment. Fragments
 * of which nothing is left go; a span of which none is left is an orphan.
 * @param edits ascending and disjoint, on the old text
 */
export function followerOf(
  edits: readonly TextEdit[],
): (fragments: readonly Fragment[]) => Placement {
  const kept = keptBy(edits);
  return (fragments) => {
    const left = fragments.flatMap((fragment) => imageOf(kept, fragment) ?? []);
    return left.length === 0 ? { orphan: REMOVED } : { fragments: left };
  };
}

/** The new text. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}
