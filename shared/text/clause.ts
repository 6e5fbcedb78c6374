/**
 * Where a clause ends: at a comma, semicolon, colon or dash of any script, before “ that ”, or with
 * its sentence. A guess by punctuation, made for selecting with one key. Offsets are UTF-16 code
 * units.
 */
import type { Fragment } from '../model/anchor.ts';
import { lineAt, linesOf } from './line.ts';
import { sentencesOf } from './sentence.ts';

/**
 * Marks between clauses. Latin ones count before white space, a closing mark or the end only, so
 * that `1,200`, `12:30` and `10–12` stay whole; those of Chinese, Japanese, Arabic, Ethiopic and
 * Greek count anywhere. A hyphen counts between spaces only, an em dash always.
 */
const BOUNDARY = /[,;:](?=[\s”’»"')\]]|$)|[、，；：،؛፣፤·]|\s*—|\s+[–-]{1,2}(?=\s)|\s+that(?=\s)/gu;
/** “of that size”, “at that time”: no clause begins there. */
const POINTS =
  /(?:^|\s)(?:of|in|at|for|on|to|by|with|from|than|and|or|until|since|after|before)$/iu;
const WORD = /[\p{L}\p{N}]/u;

/** Where the clauses of `sentence` end, ascending; the last one ends with it. */
function endsIn(text: string, sentence: Fragment, language?: string): number[] {
  const isEnglish = language === undefined || /^en\b/iu.test(language);
  const ends: number[] = [];
  for (const { 0: mark, index } of text.slice(sentence.start, sentence.end).matchAll(BOUNDARY)) {
    const at = sentence.start + index;
    const isThat = mark.trim() === 'that';
    if (isThat && (!isEnglish || POINTS.test(text.slice(sentence.start, at)))) continue;
    ends.push(at);
  }
  return [...ends, sentence.end];
}

/**
 * The end of the clause at the caret position `offset`, before the mark that ends it; with nothing
 * but marks and spaces left of it, the end of the next one. Null after the text's last sentence.
 * @param language BCP 47, of the article
 */
export function clauseEnd(text: string, offset: number, language?: string): number | null {
  const { start } = lineAt(text, offset);
  for (const line of linesOf(text, { start, end: text.length })) {
    for (const sentence of sentencesOf(text, line, language)) {
      const from = Math.max(offset, sentence.start);
      const end = endsIn(text, sentence, language).find(
        (at) => at > from && WORD.test(text.slice(from, at)),
      );
      if (end !== undefined) return end;
    }
  }
  return null;
}
