/** Texts as the web writes them: emoji, combining marks, right-to-left runs, odd white space. */
import fc from 'fast-check';

const WORDS = [
  'The',
  'attack',
  'killed',
  '133',
  '1,200',
  '40 %',
  'people,',
  'officials',
  'said.',
  '“We',
  'know”,',
  'naïve',
  // e + U+0301 and a stack of marks on one letter
  'cafe\u0301',
  'z\u0353\u0308\u0342',
  // outside the basic plane: two UTF-16 code units a character
  '😀',
  '👩‍👩‍👧‍👦',
  '🇺🇦',
  '𝒞laim',
  // right to left, with and without marks of direction
  'הודעה',
  '\u200fمرحبا\u200f',
  '数千人',
  'a=b',
  '<b>&amp;',
  '"quoted"',
  "it's",
  '[1]',
  'back\\slash',
];
const GAPS = [' ', ' ', ' ', '\u00a0', '\u202f', '  ', '\t'];

/** One line: words with gaps, never a line break. May be empty. */
export const lineArb: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), { maxLength: 12 })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));

/** Normalised as imports are (LF only, no BOM), with at least one character that is not white space. */
export const textArb: fc.Arbitrary<string> = fc
  .array(lineArb, { minLength: 1, maxLength: 8 })
  .map((lines) => lines.join('\n'))
  .filter((text) => text.trim() !== '');

/** Any well-formed Unicode at all, for what must not depend on how texts look. */
export const unicodeArb: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 60 });
