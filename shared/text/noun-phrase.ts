/**
 * The noun phrase round the caret: a guess without a tagger, made for sources in English news.
 * A name runs over capitalised words with their titles and connectors; what else it takes are
 * nouns that news attributes things to.
 */
import type { Fragment } from '../model/anchor.ts';
import { chunksOf, type Chunk } from './chunk.ts';
import { lineAt } from './line.ts';
import { wordAt } from './word.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Words that are no part of a name even when a sentence begins with them. */
const FUNCTION_WORDS = words(`
  a an the this that these those some any each every all both no another other such its his her
  their our my your he she it they we i you him them us who whom which what whose there here
  in on at by for from with without within after before during since until while when where why how
  if as to into onto over under about against between among through than of off up down out around
  and but or nor so yet however meanwhile also although though because despite according ahead only
  is are was were be been being am has have had do does did will would can could may might must shall
  should not never now then once more most less very just even still already again today yesterday
  tomorrow said says say told tells asked added warned reported stated claimed denied denies
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december last next earlier later amid following concluding
  along among including like near per via unlike
`);
const DETERMINERS = words('a an the this these his her its their our my your');
const CONNECTORS = words('of de del della di da du des la le van von der den bin ibn al el');
/** Heads of phrases that sources are named by; plurals by a final s. */
const HEADS = words(`
  administration adviser advisor agency ambassador analyst army authority authorities board bureau
  cabinet campaign chief coalition commander commission committee council court delegation department
  diplomat director doctor envoy executive expert family fighter force foundation general government
  group hospital institute insurgent investigator journalist judge lawmaker lawyer leader media medic
  member militant military minister ministry monitor mourner network newspaper office officer official
  organisation organization opposition outlet parliament participant party physician police poll
  president prosecutor rebel representative report reporter researcher resident scientist secretary
  senator site soldier source spokesman spokesperson spokeswoman staff statement study survey
  survivor team tribunal troop union university victim witness witnesses worker writer agencies
  ministries parties families countries country spokesmen
`);
/** May stand between a name and such a head, or before one. */
const MODIFIERS = words(`
  aid border civil defence defense environment finance foreign health human humanitarian industry
  intelligence international internal justice law local medical military national news political
  press public relief rights rescue security state trade white
`);
const ADJECTIVES = words('senior top former local foreign international unnamed anonymous');

/** “US” and “WHO” are names, “us” and “who” are not. */
const isFunction = ({ word }: Chunk): boolean =>
  FUNCTION_WORDS.has(word.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(word);
const isHead = ({ word }: Chunk): boolean => {
  const lower = word.toLowerCase();
  return HEADS.has(lower) || (lower.endsWith('s') && HEADS.has(lower.slice(0, -1)));
};
/** “Netanyahu”, “U.S.”, “Hamas-run”, “al-Thawbta”. */
const isName = (chunk: Chunk): boolean =>
  /^(?:(?:al|el|ul|bin|ibn|abu|an|ar|as)-)?\p{Lu}/u.test(chunk.word) && !isFunction(chunk);

const isModifier = (chunk: Chunk): boolean => MODIFIERS.has(chunk.word.toLowerCase());
const isAdjective = ({ word }: Chunk): boolean => ADJECTIVES.has(word);

/** A phrase as indexes into the chunks of a line, both included. */
interface Phrase {
  readonly first: number;
  readonly last: number;
}

/** Index of the next capitalised word of the name that stands at `index`; over “of” and “of the”. */
function nextOfName(chunks: readonly Chunk[], index: number): number | null {
  for (let next = index + 1; next <= index + 3; next += 1) {
    const chunk = chunks[next];
    if (!chunk || chunk.opens || chunks[next - 1]?.closes) return null;
    if (isName(chunk)) return next;
    const isLink = CONNECTORS.has(chunk.word) || (chunk.word === 'the' && next === index + 2);
    if (!isLink) return null;
  }
  return null;
}

/** Index of the head noun that ends the phrase begun by `index`, `index` itself when none does. */
function headAfter(chunks: readonly Chunk[], index: number): number {
  let last = index;
  for (let next = index + 1; next <= index + 3; next += 1) {
    const chunk = chunks[next];
    if (!chunk || chunk.opens || chunks[next - 1]?.closes) break;
    if (isHead(chunk) && !isName(chunk)) last = next;
    else if (!isModifier(chunk)) break;
  }
  return last;
}

/** The names of a line with the nouns they modify: “Gaza health officials”. */
function namesIn(chunks: readonly Chunk[]): Phrase[] {
  const names: Phrase[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk || !isName(chunk)) continue;
    let name = at;
    for (let next = nextOfName(chunks, name); next !== null; next = nextOfName(chunks, name))
      name = next;
    const last = headAfter(chunks, name);
    const before = chunks[at - 1];
    const hasAdjective =
      last > name && before && !before.closes && !chunk.opens && isAdjective(before);
    names.push({ first: hasAdjective ? at - 1 : at, last });
    at = last;
  }
  return names;
}

/** “the spokesman”, “international aid officials”: what stands before a common noun. */
function commonPhraseAt(chunks: readonly Chunk[], at: number): Phrase {
  const here = chunks[at];
  const previous = chunks[at - 1];
  const follows = previous?.closes === false && DETERMINERS.has(previous.word.toLowerCase());
  const belongs = here && [isHead, isModifier, isAdjective].some((is) => is(here));
  const leads = follows || belongs === true;
  const last = leads ? headAfter(chunks, at) : at;
  const head = chunks[last];
  let first = at;
  let reach = at;
  while (reach > 0 && at - reach < 3) {
    const before = chunks[reach - 1];
    if (!before || before.closes || chunks[reach]?.opens) break;
    if (DETERMINERS.has(before.word.toLowerCase())) return { first: reach - 1, last };
    if (isFunction(before) || !head || !isHead(head)) break;
    reach -= 1;
    if ((isModifier(before) || isAdjective(before)) && first === reach + 1) first = reach;
  }
  return { first, last };
}

/**
 * The noun phrase at the caret position `offset` (UTF-16 units): the name with its title, else a
 * common noun with what belongs to it, else the word; null where no word is.
 * @param language BCP 47, of the article
 */
export function nounPhraseAt(text: string, offset: number, language?: string): Fragment | null {
  const chunks = chunksOf(text, lineAt(text, offset));
  const index = chunks.findLastIndex(({ start, end }) => start <= offset && offset <= end);
  const here = chunks[index];
  if (!here) return wordAt(text, offset, language);
  const name = namesIn(chunks).find(({ first, last }) => first <= index && index <= last);
  // Scripts without capitals or spaces have no chunks to speak of: the word is the best guess.
  const isPlain = name === undefined && (isFunction(here) || !/^\p{Ll}/u.test(here.word));
  if (isPlain)
    return /^[\p{Lu}\p{Ll}\p{N}]/u.test(here.word) ? rangeOf(here) : wordAt(text, offset, language);
  const { first, last } = name ?? commonPhraseAt(chunks, index);
  return { start: chunks[first]?.start ?? here.start, end: chunks[last]?.end ?? here.end };
}

const rangeOf = ({ start, end }: Chunk): Fragment => ({ start, end });
