/**
 * Where a span of one text stands in another: never a guess. Offsets are UTF-16 code units.
 *
 * Words count first, then what stands around them; a diff of the two texts is a witness, no judge.
 * Where two places are equally good, or the words stood twice in the old text and nothing tells
 * which of them is left, the span is an orphan, and a human decides.
 */
import type { Fragment } from '../model/anchor.ts';
import { contextAt, WIDTHS } from './context.ts';
import { decided, MIN_CONTEXT, type Contest } from './contest.ts';
import {
  candidatesIn,
  distinct,
  exactPlaces,
  fewErrors,
  nearPlaces,
  type Candidate,
  type Place,
} from './find.ts';
import { diffFollower, sameEdges, sameFigures, type Following } from './followed.ts';
import { lengthOf, soughtOf, standsIn, startOf, type LostSpan, type Sought } from './sought.ts';

export type Anchoring =
  /** The same words at the same offsets; `moved`: at other ones. */
  | { readonly kind: 'same' | 'moved'; readonly fragments: readonly Fragment[] }
  /** The one place that holds nearly the same words; no more than `errors` characters differ. */
  | {
      readonly kind: 'approximate';
      readonly fragments: readonly Fragment[];
      readonly errors: number;
    }
  /** Ends the sentence “Has lost its place: …”. */
  | { readonly kind: 'orphan'; readonly reason: string };

/** Where the diff says that the words went: as when a paragraph was moved whole. */
const MIN_CONTEXT_GONE = 0.48;
/** Where words differ, the surroundings have to agree on one side at least. */
const MIN_CONTEXT_NEAR = 0.4;
const MIN_PART = 12;
/** Nobody writes so many characters a second time by chance. */
const DISTINCTIVE = 32;

const sameFragments = (a: readonly Fragment[], b: readonly Fragment[]): boolean =>
  a.length === b.length &&
  a.every(({ start, end }, index) => start === b[index]?.start && end === b[index].end);

const settled = (sought: Sought, { fragments }: Place): Anchoring => ({
  kind: sameFragments(sought.fragments, fragments) ? 'same' : 'moved',
  fragments,
});

/** Whether two places share some of every fragment. */
const agree = (a: Place, b: Place): boolean =>
  a.fragments.every(({ start, end }, index) => {
    const other = b.fragments[index];
    return other !== undefined && start < other.end && other.start < end;
  });

/** Whether the diff saw what is left of the span elsewhere. */
const isContradicted = (place: Place, following: Following | null): boolean =>
  following !== null && following.isLeft && !(following.place && agree(place, following.place));

/** Word for word: decided by the surroundings, or without a doubt because there is nothing else. */
function exactly(
  contest: Contest,
  exact: readonly Place[],
  following: Following | null,
): Anchoring | null {
  const { sought, text, decoys } = contest;
  const followed = following?.place;
  const witness =
    followed && exact.find(({ fragments }) => sameFragments(fragments, followed.fragments));
  const isGone = following !== null && !following.isLeft;
  const winner = decided(exact, contest, isGone ? MIN_CONTEXT_GONE : MIN_CONTEXT);
  if (winner) return isContradicted(winner, following) ? null : settled(sought, winner);
  const [only, ...others] = exact;
  if (!only || others.length > 0 || decoys.length > 0) return null;
  const isKnown = contextAt(sought.context, text, only.fragments, WIDTHS[0]) !== null;
  return witness || !isKnown || lengthOf(sought) >= DISTINCTIVE ? settled(sought, only) : null;
}

/** A short part of a discontinuous span cannot be told by its words once these have changed. */
const partIsTold =
  ({ pieces }: Sought, text: string) =>
  ({ start, end }: Fragment, index: number): boolean => {
    const words = pieces[index] ?? '';
    return pieces.length === 1 || words.length >= MIN_PART || words === text.slice(start, end);
  };

/** Nearly: only where one place is clearly the best one, words and surroundings together. */
function nearly(
  contest: Contest,
  exact: readonly Place[],
  following: Following | null,
): Anchoring | null {
  const { sought, text, decoys } = contest;
  const followed = following?.place;
  const isTold = (place: Place): boolean => place.fragments.every(partIsTold(sought, text));
  const witness = followed?.isLikeIt && followed.errors > 0 && isTold(followed) ? followed : null;
  const near = nearPlaces(text, sought, fewErrors).filter(
    (place) =>
      isTold(place) &&
      place.fragments.every(({ start, end }, index) => {
        const [before, after] = [sought.pieces[index] ?? '', text.slice(start, end)];
        return sameFigures(before, after) && sameEdges(before, after);
      }),
  );
  const all = distinct([...exact, ...(witness ? [witness] : []), ...near]);
  const [only, ...others] = all;
  const isOnly =
    only === witness &&
    others.length === 0 &&
    decoys.length === 0 &&
    lengthOf(sought) >= DISTINCTIVE;
  const winner = isOnly ? witness : decided(all, contest, MIN_CONTEXT_NEAR);
  if (!winner || winner.errors === 0) return null;
  // The old text is a second witness where it is known: a near repeat elsewhere looks as good.
  if (following && !(followed && agree(winner, followed))) return null;
  return { kind: 'approximate', fragments: winner.fragments, errors: winner.errors };
}

/** @param following null: only the quote is known */
function reasonFor(
  { sought, text, decoys }: Contest,
  exact: readonly Place[],
  following: Following | null,
): string {
  const agrees = exact.some(
    ({ fragments }) => (contextAt(sought.context, text, fragments, WIDTHS[0]) ?? 1) >= MIN_CONTEXT,
  );
  const isRepeat = exact.length > 0 && decoys.length > 0 && lengthOf(sought) >= DISTINCTIVE;
  if (following && !following.isLeft && !agrees && !isRepeat) return 'its words were removed';
  if (exact.length > 1)
    return `its words are in the text ${exact.length} times, and what stands around them does not tell which is meant`;
  if (exact.length === 1)
    return decoys.length > 0
      ? `its words were in the text ${decoys.length + 1} times, and it is not clear which of them is left`
      : 'its words are in the text, but in another context';
  if (following?.place) return 'its words changed too much to be sure that they are meant';
  return following?.isLeft
    ? 'only a part of its words is left'
    : 'its words are not in the text any more';
}

export interface Reanchorer {
  /** Where the span stands now, or why nowhere. */
  readonly place: (span: LostSpan) => Anchoring;
  /** For an orphan: the best places to choose from, best first. */
  readonly candidates: (span: LostSpan) => readonly Candidate[];
}

/**
 * Prepared once for two texts, then asked span by span.
 * @param oldText the text that the spans were made on; null: only their quotes are known
 */
export function reanchorer(text: string, oldText: string | null): Reanchorer {
  let follow: ReturnType<typeof diffFollower> | null = null;
  const following = (sought: Sought): Following | null => {
    if (sought.old === null) return null;
    follow ??= diffFollower(sought.old, text);
    return follow(sought);
  };
  const place = (span: LostSpan): Anchoring => {
    if (oldText === text && standsIn(text, span))
      return { kind: 'same', fragments: span.fragments };
    const sought = soughtOf(span, oldText);
    if (!sought) return { kind: 'orphan', reason: 'its quote does not match its place' };
    const exact = exactPlaces(text, sought);
    const decoys =
      sought.old === null
        ? []
        : exactPlaces(sought.old, sought).filter(
            ({ fragments }) => !sameFragments(fragments, sought.fragments),
          );
    const followed = following(sought);
    const contest = { sought, text, decoys };
    return (
      exactly(contest, exact, followed) ??
      nearly(contest, exact, followed) ?? {
        kind: 'orphan',
        reason: reasonFor(contest, exact, followed),
      }
    );
  };
  const candidates = (span: LostSpan): readonly Candidate[] => {
    const sought = soughtOf(span, oldText);
    if (!sought) return [];
    const followed = following(sought)?.place;
    const expected = followed?.fragments[0]?.start ?? startOf(sought);
    return candidatesIn(text, sought, followed ? [followed] : [], expected);
  };
  return { place, candidates };
}
