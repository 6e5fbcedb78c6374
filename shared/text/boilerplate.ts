/**
 * Ranges that are likely no part of the article: site chrome, forms, captions, repeats. Offered to
 * the analyst, never applied. A rule looks at one block; each is shy, because a real paragraph
 * that is offered costs trust.
 */
import type { Fragment } from '../model/anchor.ts';
import type { Article, Block } from '../model/article.ts';
import { isBreadcrumb } from './headline.ts';

export interface BoilerplateSuggestion extends Fragment {
  /** In words for the analyst: `comment form`. */
  readonly reason: string;
}

const RULES: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ['comment form', /^(?:leave|post|add|write) (?:a|your) (?:reply|comment)s?$/iu],
  ['comment form', /^your email address will not be published\b/iu],
  ['comment form', /^save my name, email\b/iu],
  ['comment form', /^this site uses akismet\b/iu],
  ['cookie notice', /^(?:this (?:web)?site|we) uses? cookies\b/iu],
  ['privacy notice', /^(?:privacy|cookies?)(?: (?:&|and) (?:privacy|cookies?))? policy$/iu],
  ['site byline', /^by (?:admin(?:istrator)?|webmaster|editor|staff)$/iu],
  [
    'link to another article',
    /^(?:see also|read also|also read|read more|more on this)\b.*[^.!?”"’]$/iu,
  ],
  [
    'links to other articles',
    /^(?:related (?:posts?|articles?|stories|news|topics)|you (?:may|might) also like|recommended(?: for you)?|more from .{1,40})$/iu,
  ],
  ['disclaimer', /^disclaimer\s*:/iu],
  ['agency note', /^\((?:with )?(?:additional )?(?:inputs?|reporting) (?:from|by)\b[^)]*\)$/iu],
  [
    'photo credit',
    /^\((?:(?:photo|image|picture|video) )?(?:credits?|courtesy|source)\s*:[^)]*\)$/iu,
  ],
  ['photo caption', /\((?:(?:photo|image|picture|video) )?(?:credits?|courtesy)\s*:[^)]*\)$/iu],
  ['photo caption', /^(?:photo|image|picture)(?: by)?\s*:/iu],
  ['photo caption', /(?:\bAP Photo\/.{1,40}|\bvia Getty Images|\bREUTERS\/[A-Z].{1,40})[)\]]?$/u],
];

/** What captions do, in the present tense; both numbers of the verb. */
const CAPTION_VERB = new RegExp(
  `\\b(?:${[
    'addresse?',
    'arrive',
    'attend',
    'board',
    'carry|carrie',
    'celebrate',
    'comfort',
    'crowd',
    'depart',
    'deliver',
    'embrace',
    'flee',
    'gather',
    'gesture',
    'greet',
    'hold',
    'hug',
    'inspect',
    'inhale',
    'kneel',
    'leave',
    'look',
    'march',
    'meet',
    'mourn',
    'parade',
    'pass(?:e)?',
    'perform',
    'play',
    'pose',
    'pray',
    'protest',
    'queue',
    'react',
    'ride',
    'run',
    'search(?:e)?',
    'shake',
    'shout',
    'sit',
    'speak',
    'stand',
    'step',
    'take',
    'talk',
    'walk',
    'watch(?:e)?',
    'wave',
    'wait',
    'work',
  ].join('|')})s?\\b`,
  'u',
);

const LONG_ENOUGH_TO_REPEAT = 40;
const folded = (line: string): string => line.replace(/\s+/gu, ' ').toLowerCase();

/** A caption without a credit: people doing something, in one breath and without a full stop. */
function readsLikeCaption(block: Block, line: string): boolean {
  if (block.type !== 'paragraph' || /[.!?…:;,”’"]$/u.test(line)) return false;
  const words = line.split(/\s+/u);
  return (
    words.length >= 6 &&
    words.length <= 60 &&
    /^\p{Lu}/u.test(line) &&
    CAPTION_VERB.test(words.slice(1, 9).join(' '))
  );
}

/** The caption that a photo credit ends, as it may stand again without the credit. */
const withoutCredit = (line: string): string => folded(line.replace(/\s*\([^()]*\)$/u, ''));

/**
 * Likely boilerplate of an article, ascending and disjoint; each range is one block (UTF-16 units).
 */
export function suggestBoilerplate({
  text,
  blocks,
}: Pick<Article, 'text' | 'blocks'>): BoilerplateSuggestion[] {
  const lines = blocks.map(({ start, end }) => text.slice(start, end));
  const ruled = lines.map((line) =>
    isBreadcrumb(line) ? 'breadcrumbs' : RULES.find(([, pattern]) => pattern.test(line))?.[0],
  );
  const captions = new Set(
    lines.filter((_, index) => ruled[index] === 'photo caption').map(withoutCredit),
  );
  const seen = new Set<string>();
  const reasonFor = (block: Block, index: number): string | undefined => {
    const line = lines[index] ?? '';
    const plain = folded(line);
    const isRepeat = plain.length >= LONG_ENOUGH_TO_REPEAT && seen.has(plain);
    seen.add(plain);
    if (ruled[index] !== undefined) return ruled[index];
    if (captions.has(plain)) return 'photo caption';
    if (isRepeat) return 'repeats an earlier paragraph';
    const isLast = index === blocks.length - 1;
    return index > 0 && !isLast && readsLikeCaption(block, line) ? 'photo caption' : undefined;
  };
  return blocks.flatMap((block, index) => {
    const reason = reasonFor(block, index);
    return reason === undefined ? [] : { start: block.start, end: block.end, reason };
  });
}
