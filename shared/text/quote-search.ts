/** Finding a quote in an article's text. Offsets are UTF-16 code units of the text given. */
import { splitsSurrogatePair, type Fragment } from '../model/anchor.ts';
import { escaped } from './escape.ts';
import { folded, FoldedText } from './fold.ts';

/**
 * Every place where `quote` stands in `text`, in reading order; places may overlap (“aa” stands
 * twice in “aaa”). Exact: not a character may differ. An empty quote stands nowhere.
 */
export function findQuote(text: string, quote: string): Fragment[] {
  const found: Fragment[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    if (!splitsSurrogatePair(text, at) && !splitsSurrogatePair(text, end))
      found.push({ start: at, end });
  }
  return found;
}

/**
 * Where something like `quote` stands in `text` when case, accents, white space and typographic
 * variants are overlooked: to ask “did you mean …”, never to tag without asking. Null when nothing
 * is alike.
 */
export function similarQuote(text: string, quote: string): Fragment | null {
  const wanted = folded(quote).trim();
  if (wanted === '') return null;
  const loose = new FoldedText(text);
  const match = new RegExp(escaped(wanted).replace(/ +/gu, ' +'), 'u').exec(loose.text);
  return match && loose.placeOf(match.index, match.index + match[0].length);
}
