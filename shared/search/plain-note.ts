/**
 * A CommonMark note as it is read: without markers, on one line. Not a parser: what it takes for a
 * marker by mistake is only not searched for.
 */

const MARKERS: readonly (readonly [RegExp, string])[] = [
  // Block by block: headings, quotations, lists, rules, fences.
  [/^ {0,3}(?:#{1,6}(?= |$)|>|[-*+](?= )|\d{1,9}[.)](?= ))\s*/gmu, ''],
  [/^ {0,3}(?:(?:[-*_] *){3,}|`{3,}.*|~{3,}.*)$/gmu, ''],
  // Links and images keep their words, addresses between angle brackets stay.
  [/!?\[([^\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/gu, '$1'],
  [/<([a-z][\w+.-]*:[^<>\s]*)>/giu, '$1'],
  // Emphasis, but not the stars of “2 * 3” or the underscores of a name.
  [/(\*{1,3}|~~|`+)(?=\S)([^\n]*?\S)\1/gu, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/\\([!-/:-@[-`{-~])/gu, '$1'],
  [/\s+/gu, ' '],
];

export const plainNote = (note: string): string =>
  MARKERS.reduce((text, [pattern, plain]) => text.replace(pattern, plain), note).trim();
