/** Everything that a search finds in one article. Offsets are UTF-16 code units. */
import type { Fragment } from '../model/anchor.ts';
import type { SearchField } from '../model/search.ts';
import { FoldedText } from '../text/fold.ts';
import type { Hit } from './hit.ts';
import type { IndexedSpan } from './indexed-article.ts';
import { placesByParagraph, placesTogether, type Subject } from './matches.ts';
import type { Page } from './page.ts';
import type { Plan } from './plan.ts';
import { placesInside } from './span-filter.ts';

export interface Wanted {
  readonly plan: Plan;
  readonly fields: ReadonlySet<SearchField>;
  /** Null where every place counts, in a span or not. */
  readonly isWanted: ((span: IndexedSpan) => boolean) | null;
}

export function hitsIn(page: Page, wanted: Wanted): Hit[] {
  const { plan, fields, isWanted } = wanted;
  const spans = isWanted ? page.article.spans.filter(isWanted) : page.article.spans;
  if (plan.terms.length === 0) return spans.map((span) => wholeSpan(page, span));
  const hits = [
    ...(fields.has('text') ? textHits(page, plan, isWanted ? spans : null) : []),
    ...(fields.has('quote') ? spans.flatMap((span) => quoteHits(page, span, plan)) : []),
    ...saidHits(page, wanted),
  ];
  return fields.size === 1 && fields.has('text') ? hits : hits.sort(byPlace);
}

const byPlace = (a: Hit, b: Hit): number => a.place.start - b.place.start;

function textHits(page: Page, plan: Plan, spans: readonly IndexedSpan[] | null): Hit[] {
  const places = placesByParagraph(plan, page);
  return (spans ? placesInside(places, spans) : places).map((place) => ({
    ...place,
    page,
    field: 'text',
    span: null,
    subject: page.text,
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

function quoteHits(page: Page, span: IndexedSpan, plan: Plan): Hit[] {
  const whole = wholeSpan(page, span);
  const text = whole.subject.slice(whole.start, whole.end);
  const folds = span.quote ? new FoldedText(text) : foldedPart(page, span);
  return placesTogether(plan, { text, folded: folds }).map(({ start, end }) => ({
    ...whole,
    start: whole.start + start,
    end: whole.start + end,
    place: placeInText(span, { start, end }),
  }));
}

/** Most quotes fold like the text they stand in: nothing is folded twice. */
function foldedPart(page: Page, { start, end }: IndexedSpan): Subject['folded'] {
  return page.folded.isInPlace
    ? { text: page.folded.slice(start, end), placeOf: (from, to) => ({ start: from, end: to }) }
    : new FoldedText(page.text.slice(start, end));
}

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
      return placesTogether(plan, { text, folded: lazily }).map(({ start, end }) => ({
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
