/**
 * Where something nearly like a text stands in another one. Offsets are UTF-16 code units.
 *
 * Long texts are narrowed first: of a pattern cut into k + 1 pieces, a place with at most k errors
 * holds at least one piece unchanged (Wu and Manber, “Fast Text Searching Allowing Errors”, 1992).
 * What is around such pieces is searched with `approx-string-match` (Myers, “A Fast Bit-Vector
 * Algorithm for Approximate String Matching”, 1999).
 */
import search from 'approx-string-match';
import { splitsSurrogatePair, type Fragment } from '../model/anchor.ts';

export interface Match extends Fragment {
  /** Characters that were inserted, deleted or replaced. */
  readonly errors: number;
}

/** Bounds the time on texts that hold a piece everywhere; what lies near comes first. */
const MAX_SCANNED = 200_000;
const MAX_MATCHES = 32;

function piecesOf(pattern: string, errors: number): { at: number; piece: string }[] {
  const size = Math.floor(pattern.length / (errors + 1));
  return Array.from({ length: errors + 1 }, (_, index) => {
    const at = index * size;
    return { at, piece: index === errors ? pattern.slice(at) : pattern.slice(at, at + size) };
  });
}

/** Stretches of `text` outside of which nothing can match, ascending and disjoint. */
function windows(text: string, pattern: string, errors: number): Fragment[] {
  const found: Fragment[] = [];
  for (const { at, piece } of piecesOf(pattern, errors)) {
    let open: { start: number; end: number } | null = null;
    for (let hit = text.indexOf(piece); hit >= 0; hit = text.indexOf(piece, hit + 1)) {
      const start = Math.max(0, hit - at - errors);
      const end = Math.min(text.length, hit - at + pattern.length + errors);
      if (open && start <= open.end) open.end = end;
      else found.push((open = { start, end }));
    }
  }
  found.sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function nearest(stretches: readonly Fragment[], near: number): Fragment[] {
  const total = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  if (total <= MAX_SCANNED) return [...stretches];
  const distance = ({ start, end }: Fragment): number =>
    near < start ? start - near : Math.max(0, near - end);
  const kept: Fragment[] = [];
  let scanned = 0;
  for (const stretch of [...stretches].sort((a, b) => distance(a) - distance(b))) {
    if (scanned >= MAX_SCANNED) break;
    // One stretch may be the whole of a long text: what lies around `near` of it.
    const start = Math.max(stretch.start, Math.min(near, stretch.end) - MAX_SCANNED / 2);
    const end = Math.min(stretch.end, start + MAX_SCANNED - scanned);
    kept.push({ start, end });
    scanned += end - start;
  }
  return kept.sort((a, b) => a.start - b.start);
}

const isWordEdge = (text: string, offset: number): boolean =>
  !/[\p{L}\p{N}]{2}/u.test(text.slice(Math.max(0, offset - 1), offset + 1));

/** Of matches that overlap, the one to take: fewest errors, whole words, the length that was sought. */
function better(text: string, length: number): (a: Match, b: Match) => number {
  const cuts = ({ start, end }: Match): number =>
    Number(!isWordEdge(text, start)) + Number(!isWordEdge(text, end));
  const off = ({ start, end }: Match): number => Math.abs(end - start - length);
  return (a, b) => a.errors - b.errors || cuts(a) - cuts(b) || off(a) - off(b) || a.start - b.start;
}

/** The library tells the places with the fewest errors; the others lie to their left and right. */
function searchIn(text: string, stretch: Fragment, pattern: string, errors: number): Match[] {
  const found: Match[] = [];
  const open = [stretch];
  while (found.length < MAX_MATCHES) {
    const part = open.pop();
    if (!part) break;
    if (part.end - part.start < pattern.length - errors) continue;
    const [best] = search(text.slice(part.start, part.end), pattern, errors)
      .map((match) => ({
        start: part.start + match.start,
        end: part.start + match.end,
        errors: match.errors,
      }))
      .filter(({ start, end }) => end > start)
      .sort(better(text, pattern.length));
    if (!best) continue;
    if (!splitsSurrogatePair(text, best.start) && !splitsSurrogatePair(text, best.end))
      found.push(best);
    open.push({ start: best.end, end: part.end }, { start: part.start, end: best.start });
  }
  return found;
}

/**
 * Places in `text` that differ from `pattern` in at most `maxErrors` characters, disjoint and in
 * reading order; at most 32 a stretch. Deterministic, and bounded in time by looking near first.
 * @param near where it is looked for first
 */
export function approximateMatches(
  text: string,
  pattern: string,
  maxErrors: number,
  near: number,
): Match[] {
  const errors = Math.min(maxErrors, pattern.length - 1);
  if (errors < 1) return [];
  return nearest(windows(text, pattern, errors), near)
    .flatMap((stretch) => searchIn(text, stretch, pattern, errors))
    .sort((a, b) => a.start - b.start);
}
