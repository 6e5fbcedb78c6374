/** Every place where exactly this stands. UTF-16 offsets. */
import type { Fragment } from '../model/anchor.ts';
import type { OccurrencesQuery } from '../model/search.ts';
import { escaped } from '../text/escape.ts';
import { findQuote } from '../text/quote-search.ts';
import { standsAlone } from './whole-word.ts';

type Asked = Pick<OccurrencesQuery, 'quote' | 'caseSensitive' | 'wholeWord'>;

/** In reading order; places may overlap, as in `findQuote`. */
export function occurrencesIn(text: string, asked: Asked): Fragment[] {
  const { quote, caseSensitive, wholeWord } = asked;
  const places = caseSensitive ? findQuote(text, quote) : anyCase(text, quote);
  return wholeWord ? places.filter(({ start, end }) => standsAlone(text, start, end)) : places;
}

function anyCase(text: string, quote: string): Fragment[] {
  const pattern = new RegExp(escaped(quote), 'giu');
  const places: Fragment[] = [];
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    places.push({ start: found.index, end: found.index + found[0].length });
    pattern.lastIndex = found.index + ((text.codePointAt(found.index) ?? 0) > 0xffff ? 2 : 1);
  }
  return places;
}
