/**
 * Who says a claim, and by which word: proposals for the source and the cue of a claim, as
 * attribution is written in English news (PolNeAR and PARC 3.0 call them source and cue).
 *
 * Conservative: what is not in the claim's own sentence, or in the one its quotation goes on from,
 * is not looked at, and a subject that cannot be told is left open. English only.
 * Offsets are UTF-16 code units.
 */
import type { Fragment } from '../model/anchor.ts';
import { chunksOf, type Chunk } from './chunk.ts';
import { lineAt } from './line.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { quoteSpanAt } from './quotation.ts';
import { sentencesOf } from './sentence.ts';
import {
  AMBIGUOUS_VERBS,
  BETWEEN,
  NO_SUBJECTS,
  PARTICIPLES,
  PRONOUNS,
  REPORTING_VERBS,
} from './reporting-words.ts';

export interface Attribution {
  readonly source: Fragment | null;
  readonly cue: Fragment | null;
}

const NOTHING: Attribution = { source: null, cue: null };

/** False for articles in other languages; one that does not say is taken for English. */
export const canProposeAttribution = (language?: string): boolean =>
  language === undefined || /^en\b/iu.test(language);

const overlaps = (a: Fragment, b: Fragment): boolean => a.start < b.end && b.start < a.end;
const holds = (outer: Fragment, { start, end }: Fragment): boolean =>
  outer.start <= start && end <= outer.end;

/** The quotation round a fragment, with its marks; else the fragment. */
function quotationOf(text: string, fragment: Fragment): Fragment {
  const quotation = quoteSpanAt(text, fragment.start);
  return quotation && holds(quotation, fragment) ? quotation : fragment;
}

/** True when the whole of a claim stands in quotation marks. */
export const isQuotation = (text: string, claim: readonly Fragment[]): boolean =>
  claim.length > 0 &&
  claim.every((fragment) => {
    const quotation = quoteSpanAt(text, fragment.start) ?? quoteSpanAt(text, fragment.start + 1);
    return quotation !== null && holds(quotation, fragment);
  });

/** The sentences of the claim; with the one before, where a quotation goes on after “he said.” */
function regionOf(text: string, line: Fragment, claim: readonly Fragment[], language?: string) {
  const sentences = sentencesOf(text, line, language);
  const own = sentences.filter((sentence) => claim.some((part) => overlaps(sentence, part)));
  const [first] = own;
  const before = first && sentences[sentences.indexOf(first) - 1];
  const goesOn =
    first && before && claim[0]?.start === first.start && isMark(text, first.start)
      ? isMark(text, before.start)
      : false;
  return { own, before: goesOn ? before : undefined };
}

const isMark = (text: string, at: number): boolean => /[“‘"«]/u.test(text[at] ?? '');

/** A reporting verb, or “according to”, as indexes of chunks. */
interface Cue {
  readonly first: number;
  readonly last: number;
}

function cueAt(text: string, chunks: readonly Chunk[], at: number): Cue | null {
  const here = chunks[at];
  const next = chunks[at + 1];
  if (!here) return null;
  const { word } = here;
  if (word.toLowerCase() === 'according' && next?.word === 'to') return { first: at, last: at + 1 };
  if (REPORTING_VERBS.has(word) || PARTICIPLES.has(word)) return { first: at, last: at };
  // A noun as well: “claims that”, “reports: “…””, never “claims of”.
  const isVerb = next?.word === 'that' || isMark(text, next ? next.start - 1 : -1);
  return AMBIGUOUS_VERBS.has(word) && isVerb ? { first: at, last: at } : null;
}

const rangeOf = (chunks: readonly Chunk[], { first, last }: Cue): Fragment => ({
  start: chunks[first]?.start ?? 0,
  end: chunks[last]?.end ?? 0,
});

const isPronoun = ({ word }: Chunk): boolean => PRONOUNS.has(word.toLowerCase());

/** Index of the last word of what stands before `at`, over “has repeatedly” and “on Friday”. */
function subjectEnd(chunks: readonly Chunk[], at: number): number {
  let index = at - 1;
  for (let here = chunks[index]; here && !here.closes; here = chunks[index]) {
    if (!BETWEEN.has(here.word.toLowerCase()) && !/^\p{Ll}+ly$/u.test(here.word)) break;
    index -= 1;
  }
  return index;
}

/** “Tetro, head of the agency, told”: the name before the comma that opens the apposition. */
const beforeApposition = (text: string, chunks: readonly Chunk[], at: number): number =>
  chunks.findLastIndex(({ end }, index) => index < at && text[end] === ',');

/** The noun phrase that ends with the chunk at `index`; null where that cannot be a subject. */
function phraseEndingAt(text: string, chunks: readonly Chunk[], index: number): Fragment | null {
  const chunk = chunks[index];
  if (!chunk || NO_SUBJECTS.has(chunk.word.toLowerCase())) return null;
  if (isPronoun(chunk)) return { start: chunk.start, end: chunk.end };
  const phrase = nounPhraseAt(text, chunk.end);
  // “The bank reports that”: the verb after it may look like the head of the phrase.
  return phrase && holds(phrase, chunk) ? { start: phrase.start, end: chunk.end } : null;
}

/** “according to the ministry”, “said Netanyahu”: the noun phrase that begins at `index`. */
function phraseStartingAt(text: string, chunks: readonly Chunk[], index: number): Fragment | null {
  const chunk = chunks[index];
  const before = chunks[index - 1];
  // The claim, left out here, may stand between them.
  const isNext = chunk && text.slice(before?.end ?? chunk.start, chunk.start).trim() === '';
  if (!isNext || chunk.opens) return null;
  if (isPronoun(chunk)) return { start: chunk.start, end: chunk.end };
  const isArticle = /^(?:the|a|an|his|her|their|its|our|my)$/iu.test(chunk.word);
  const head = isArticle ? chunks[index + 1] : chunk;
  if (!head || NO_SUBJECTS.has(head.word.toLowerCase())) return null;
  const phrase = nounPhraseAt(text, head.start + 1);
  return phrase && phrase.start >= chunk.start && phrase.start <= head.start ? phrase : null;
}

/** Whoever the cue at `cue` belongs to, among the chunks outside of the claim. */
function sourceOf(text: string, chunks: readonly Chunk[], cue: Cue): Fragment | null {
  const here = chunks[cue.first];
  if (!here) return null;
  if (cue.last > cue.first) return phraseStartingAt(text, chunks, cue.last + 1);
  if (PARTICIPLES.has(here.word)) {
    // “…,” he said, adding that …: the subject is that of the verb before.
    for (let at = cue.first - 1; at >= 0; at -= 1)
      if (REPORTING_VERBS.has(chunks[at]?.word ?? ''))
        return sourceOf(text, chunks, { first: at, last: at });
    return null;
  }
  const end = subjectEnd(chunks, cue.first);
  const subject = chunks[end];
  const isAfterQuotation = /[”’»",]\s*$/u.test(text.slice(Math.max(0, here.start - 3), here.start));
  if (isAfterQuotation || !subject) {
    const inverted = phraseStartingAt(text, chunks, cue.last + 1);
    if (inverted && isNamed(text, inverted)) return inverted;
  }
  if (!subject) return null;
  if (!subject.closes) return phraseEndingAt(text, chunks, end);
  const name = phraseEndingAt(text, chunks, beforeApposition(text, chunks, end));
  return name && isNamed(text, name) ? name : null;
}

const isNamed = (text: string, { start, end }: Fragment): boolean =>
  /\p{Lu}/u.test(text.slice(start, end)) || PRONOUNS.has(text.slice(start, end));

/** “He said, “we did,” reported Reuters”: what introduces the claim comes before what follows it. */
const INTRODUCING = 3;

/** How far a cue is from the claim, in characters; infinite where it cannot be its cue. */
function distance(text: string, cue: Fragment, parts: readonly Fragment[]): number {
  return Math.min(
    ...parts.map((part) => {
      if (cue.end <= part.start) return part.start - cue.end - INTRODUCING;
      // After indirect speech a cue is set off: “…, officials said”, not “… and says”.
      const isSetOff = /[,”’»"]/u.test(text.slice(part.end - 1, part.end + 1));
      return isSetOff ? cue.start - part.end : Infinity;
    }),
  );
}

/** Words of `sentences` that stand in none of `holes` and in no quotation. */
function chunksOutside(
  text: string,
  sentences: readonly Fragment[],
  holes: readonly Fragment[],
): readonly Chunk[] {
  return sentences
    .flatMap((sentence) => chunksOf(text, sentence))
    .filter((chunk) => !holes.some((hole) => overlaps(hole, chunk)))
    .filter(({ start }) => quoteSpanAt(text, start) === null);
}

/** The cue nearest to the claim, and its subject. */
function attributionIn(
  text: string,
  chunks: readonly Chunk[],
  parts: readonly Fragment[],
): Attribution {
  const [nearest] = chunks
    .flatMap((_, at) => cueAt(text, chunks, at) ?? [])
    .map((cue) => ({ cue, far: distance(text, rangeOf(chunks, cue), parts) }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far);
  if (!nearest) return NOTHING;
  return { cue: rangeOf(chunks, nearest.cue), source: sourceOf(text, chunks, nearest.cue) };
}

/**
 * What the text suggests as source and cue of `claim`, each null where nothing can be told.
 * @param claim ascending fragments in `text`; what stands between them is looked at too
 * @param language BCP 47, of the article
 */
export function attributionOf(
  text: string,
  claim: readonly Fragment[],
  language?: string,
): Attribution {
  const [first] = claim;
  if (!first || !canProposeAttribution(language)) return NOTHING;
  const line = lineAt(text, first.start);
  const parts = claim.map((fragment) => quotationOf(text, fragment));
  const isQuoted = isQuotation(text, claim);
  const { own, before } = regionOf(text, line, parts, language);
  const outside = attributionIn(text, chunksOutside(text, own, parts), parts);
  if (outside.cue) return outside;
  if (isQuoted) {
    return before ? attributionIn(text, chunksOutside(text, [before], parts), parts) : NOTHING;
  }
  // A whole sentence as the claim holds its own source and cue.
  const end = claim.at(-1)?.end ?? first.end;
  return attributionIn(text, chunksOutside(text, own, []), [{ start: end, end }]);
}
