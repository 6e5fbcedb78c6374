/** Everything that a search finds in one article. Offsets are UTF-16 code units. */
import type { Fragment } from '../model/anchor.ts';
import type { SearchField } from '../model/search.ts';
import { FoldedText } from '../text/fold.ts';
import type { Hit } from './hit.ts';
import type { IndexedSpan } from './indexed-article.ts';
import { byParagraph, placesByTerm, together, within, type Subject } from './matches.ts';
import type { Page } from './page.ts';
import type { Plan } from './plan.ts';
import { placesInside } from './span-filter.ts';

export interface Wanted {
  readonly plan: Plan;
  readonly fields: ReadonlySet<SearchField>;
  /** Null where every place counts, in a span or not. */
  readonly isWanted: ((span: IndexedSpan) => boolean) | null;
}

/** Where in an article the words can be at all. */
export interface Narrowed {
  readonly page: Page;
  readonly inText: boolean;
  readonly inSaid: boolean;
}

export function hitsIn({ page, inText, inSaid }: Narrowed, wanted: Wanted): Hit[] {
  const { plan, fields, isWanted } = wanted;
  const spans = isWanted ? page.article.spans.filter(isWanted) : page.article.spans;
  if (plan.terms.length === 0) return spans.map((span) => wholeSpan(page, span));
  const isTextAsked = inText && (fields.has('text') || fields.has('quote'));
  const found = isTextAsked ? placesByTerm(plan, { text: page.text, folded: page.folded }) : null;
  const hits = found && fields.has('text') ? textHits(page, found, isWanted ? spans : null) : [];
  const others = [
    ...(fields.has('quote') ? spans.flatMap((span) => quoteHits(page, span, plan, found)) : []),
    ...(inSaid ? saidHits(page, wanted) : []),
  ];
  return others.length === 0 ? hits : [...hits, ...others].sort(byPlace);
}

const byPlace = (a: Hit, b: Hit): number => a.place.start - b.place.start;

type Found = readonly (readonly Fragment[])[];

function textHits(page: Page, found: Found, spans: readonly IndexedSpan[] | null): Hit[] {
  const places = byParagraph(found, page.text);
  const { text } = page;
  return (spans ? placesInside(places, spans) : places).map((place) => ({
    start: place.start,
    end: place.end,
    page,
    field: 'text',
    span: null,
    subject: text,
    place,
  }));
}

/** The whole span as one hit, in the text where it stands there in one piece. */
function wholeSpan(page: Page, span: IndexedSpan): Hit {
  const { quote, start, end } = span;
  const place = { start, end };
  const shared = { page, field: 'quote', span, place } as const;
  if (!quote) return { ...shared, ...place, subject: page.text };
  const from = quote.prefix.length;
  const subject = quote.prefix + quote.exact + quote.suffix;
  return { ...shared, start: from, end: from + quote.exact.length, subject };
}

/**
 * Where the quote stands in the text, words in the text are words in the quote, and are not looked
 * for twice. A regular expression is: its `^` is the beginning of the quote.
 */
function quoteHits(page: Page, span: IndexedSpan, plan: Plan, found: Found | null): Hit[] {
  if (!span.quote && !plan.isRegex) {
    const places = together((found ?? []).map((all) => within(all, span)));
    return places.map((place) => ({ ...wholeSpan(page, span), ...place, place }));
  }
  const whole = wholeSpan(page, span);
  const text = whole.subject.slice(whole.start, whole.end);
  return together(placesByTerm(plan, subjectOf(text))).map(({ start, end }) => ({
    ...whole,
    start: whole.start + start,
    end: whole.start + end,
    place: placeInText(span, { start, end }),
  }));
}

const subjectOf = (text: string): Subject => ({ text, folded: new FoldedText(text) });

/** Where a part of the quote stands; pieces are joined by one space. An orphan: its old place. */
function placeInText(span: IndexedSpan, { start, end }: Fragment): Fragment {
  if (span.pieces === null) return { start: span.start + start, end: span.start + end };
  if (span.pieces.length === 0) return { start: span.start, end: span.end };
  const offsetOf = (offset: number, isEnd: boolean): number => {
    let before = 0;
    for (const piece of span.pieces ?? []) {
      const length = piece.end - piece.start;
      if (offset - before < length + (isEnd ? 1 : 0)) return piece.start + (offset - before);
      before += length + 1;
    }
    return span.end;
  };
  return { start: offsetOf(start, false), end: Math.min(offsetOf(end, true), span.end) };
}

function saidHits(page: Page, { plan, fields, isWanted }: Wanted): Hit[] {
  if (!fields.has('note') && !fields.has('attribute')) return [];
  return page.said
    .filter(({ field, span }) => fields.has(field) && (isWanted?.(span) ?? true))
    .flatMap(({ field, span, text, folded: loose }) => {
      const lazily = {
        text: loose,
        placeOf: (start: number, end: number) => new FoldedText(text).placeOf(start, end),
      };
      return together(placesByTerm(plan, { text, folded: lazily })).map(({ start, end }) => ({
        start,
        end,
        page,
        field,
        span,
        subject: text,
        place: { start: span.start, end: span.end },
      }));
    });
}
