/**
 * What differs between two texts, where nobody saw the edits being made. Offsets are UTF-16 units.
 *
 * By the `diff` library, which implements Myers, “An O(ND) Difference Algorithm and Its Variations”
 * (1986): lines first, then the words of the lines that differ. A diff is a likely story, not what
 * happened: it may pair equal lines that do not belong together. Whoever knows the edits uses those.
 */
import { diffArrays, diffChars, diffWordsWithSpace, type ChangeObject } from 'diff';
import type { TextEdit } from './follow.ts';

/** Beyond so many insertions and deletions texts count as different altogether: bounds the time. */
const MAX_LINES = 2000;
const MAX_WORDS = 1500;
const MAX_CHARACTERS = 400;

/** With the empty lines after them: an empty line is like any other, and would pair strangers. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+/gu) ?? [];

/** Edits of the old text, in order; `null` changes: all of it became all of the new one. */
function editsOf(
  changes: readonly ChangeObject<string>[] | null,
  { start, end, text }: TextEdit,
): TextEdit[] {
  if (!changes) return [{ start, end, text }];
  const edits: TextEdit[] = [];
  let at = start;
  let open: TextEdit | null = null;
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      if (open) edits.push(open);
      open = null;
      at += value.length;
      continue;
    }
    open ??= { start: at, end: at, text: '' };
    if (removed) at += value.length;
    open = { start: open.start, end: at, text: added ? open.text + value : open.text };
  }
  return open ? [...edits, open] : edits;
}

/** The edits, ascending and disjoint, that make `newText` of `oldText`: whole words, as a rule. */
export function editsBetween(oldText: string, newText: string): TextEdit[] {
  if (oldText === newText) return [];
  const lines = diffArrays(linesOf(oldText), linesOf(newText), { maxEditLength: MAX_LINES });
  const whole = { start: 0, end: oldText.length, text: newText };
  const rough = editsOf(
    lines?.map((change) => ({ ...change, value: change.value.join('') })) ?? null,
    whole,
  );
  return rough.flatMap((edit) => {
    if (edit.start === edit.end || edit.text === '') return [edit];
    const words = diffWordsWithSpace(oldText.slice(edit.start, edit.end), edit.text, {
      maxEditLength: MAX_WORDS,
    });
    return editsOf(words ?? null, edit);
  });
}

export interface Difference {
  /** Characters that differ: changed, added or removed. Never less than the edit distance. */
  readonly errors: number;
  /** Code units of the old text that are gone, and of the new text that were not there. */
  readonly removed: number;
  readonly added: number;
}

/** How two short texts differ, character by character, or null when they are too different to say. */
export function differenceBetween(oldText: string, newText: string): Difference | null {
  const changes = diffChars(oldText, newText, { maxEditLength: MAX_CHARACTERS });
  if (!changes) return null;
  const edits = editsOf(changes, { start: 0, end: oldText.length, text: newText });
  let [errors, removed, added] = [0, 0, 0];
  for (const { start, end, text } of edits) {
    errors += Math.max(end - start, text.length);
    removed += end - start;
    added += text.length;
  }
  return { errors, removed, added };
}
