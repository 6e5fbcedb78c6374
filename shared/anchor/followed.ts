/** Where a diff of two texts takes a span. Offsets are UTF-16 code units. */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import { differenceBetween, editsBetween } from './edits.ts';
import { fewErrors, type Place } from './find.ts';
import { followerOf, type TextEdit } from './follow.ts';
import type { Sought } from './sought.ts';

export interface Followed extends Place {
  /** Changed little, or something was taken out of its middle: still what was annotated. */
  readonly isLikeIt: boolean;
}

export interface Following {
  /** Null: one of its fragments is gone, or changed beyond recognition. */
  readonly place: Followed | null;
  /** Whether anything of it is left. */
  readonly isLeft: boolean;
}

interface PlacedEdit extends TextEdit {
  /** Where its text begins in the new text. */
  readonly at: number;
}

/** Of a span with a cut so much must be left, and so many characters at either edge. */
const MIN_LEFT = 0.6;
const EDGE = 12;

function placedEdits(edits: readonly TextEdit[]): PlacedEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const at = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { ...edit, at };
  });
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The figures of `text`, as they are written: another figure is another statement. */
const figuresIn = (text: string): readonly string[] => text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];

export const sameFigures = (a: string, b: string): boolean =>
  figuresIn(a).join(' ') === figuresIn(b).join(' ');

/** True when nothing but other figures went: those that are left stand in their order. */
function keepsFigures(oldText: string, newText: string): boolean {
  const left = figuresIn(newText);
  let at = 0;
  for (const figure of figuresIn(oldText)) if (figure === left[at]) at += 1;
  return at === left.length;
}

const wordsIn = (text: string): readonly string[] => text.trim().split(/\s+/u);

const isLikeWord = (a = '', b = ''): boolean =>
  fold(a) === fold(b) ||
  (differenceBetween(a, b)?.errors ?? a.length) <= Math.max(1, Math.floor(a.length / 3));

/** Whether the words at both edges are the same or nearly: else nobody knows where it ends now. */
export function sameEdges(before: string, after: string): boolean {
  const [old, fresh] = [wordsIn(before), wordsIn(after)];
  return isLikeWord(old[0], fresh[0]) && isLikeWord(old.at(-1), fresh.at(-1));
}

/** How `after` differs from `before`, and whether it still is what was annotated. */
function comparison(before: string, after: string): { errors: number; isLikeIt: boolean } | null {
  if (before === after) return { errors: 0, isLikeIt: true };
  const difference = differenceBetween(before, after);
  if (!difference) return null;
  const { errors, removed, added } = difference;
  const small =
    (errors <= fewErrors(before.length) || fold(before) === fold(after)) &&
    sameFigures(before, after) &&
    sameEdges(before, after);
  const hasCut =
    before.length >= 2 * EDGE &&
    before.slice(0, EDGE) === after.slice(0, EDGE) &&
    before.slice(-EDGE) === after.slice(-EDGE) &&
    removed <= before.length * (1 - MIN_LEFT) &&
    added <= fewErrors(before.length) &&
    keepsFigures(before, after);
  return { errors, isLikeIt: small || hasCut };
}

/**
 * Prepared once for two texts, then asked span by span. Unlike `followerOf`, which knows the edits,
 * a word at the edge that became another word is taken along: a diff cannot tell a corrected word
 * from one that was taken out and one put in.
 */
export function diffFollower(oldText: string, newText: string): (sought: Sought) => Following {
  const edits = editsBetween(oldText, newText);
  const follow = followerOf(edits);
  const replaced = placedEdits(edits).filter(({ start, end, text }) => end > start && text !== '');
  const byStart = new Map(replaced.map((edit) => [edit.start, edit]));
  const byEnd = new Map(replaced.map((edit) => [edit.end, edit]));
  const image = (fragment: Fragment, words: string): Fragment | null => {
    const [head, tail] = [byStart.get(fragment.start), byEnd.get(fragment.end)];
    const start = head && head.end <= fragment.end ? head.at : null;
    const end = tail && tail.start >= fragment.start ? tail.at + tail.text.length : null;
    const place = follow([fragment]);
    const left = 'fragments' in place ? place.fragments[0] : undefined;
    const [from, to] = [start ?? left?.start, end ?? left?.end];
    if (from === undefined || to === undefined) return null;
    const whole = { start: from, end: to };
    return newText.slice(from, to) === words ? whole : trimFragment(newText, whole);
  };
  const placeOf = ({ fragments, pieces }: Sought): Followed | null => {
    const places: Fragment[] = [];
    let [errors, isLikeIt] = [0, true];
    for (const [index, fragment] of fragments.entries()) {
      const words = pieces[index] ?? '';
      const place = image(fragment, words);
      const compared = place && comparison(words, newText.slice(place.start, place.end));
      if (!place || !compared) return null;
      places.push(place);
      errors += compared.errors;
      isLikeIt &&= compared.isLikeIt;
    }
    return { fragments: places, errors, isLikeIt };
  };
  return (sought) => ({
    place: placeOf(sought),
    isLeft: 'fragments' in follow(sought.fragments),
  });
}
