/** What the search keeps of an article: its text and, of each span, what can be asked for. */
import { exactOf, type Fragment, type Quote } from '../model/anchor.ts';
import type { Attributes } from '../model/attribute.ts';
import { spanEnd, spanStart, type Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';

/** Offsets: UTF-16 code units of the article's text, first start to last end. */
export interface IndexedSpan extends Fragment {
  readonly id: string;
  readonly label: string;
  readonly by: string;
  readonly status: Span['status'];
  readonly attributes: Attributes;
  /** CommonMark, as in the record. */
  readonly note: string;
  /** With a relation inside this article. */
  readonly isRelated: boolean;
  /** Null where it is one piece, from `start` to `end`. */
  readonly pieces: readonly Fragment[] | null;
  /** Where its place does not say it: in several pieces, or lost its place. */
  readonly quote: Quote | null;
}

export interface IndexedArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** In reading order. */
  readonly spans: readonly IndexedSpan[];
}

export function indexedArticle({ article, spans, relations }: ArticleContent): IndexedArticle {
  const related = new Set(relations.flatMap(({ from, to }) => [from.span, to.span]));
  const { id, title, text } = article;
  return { id, title, text, spans: spans.map((span) => indexedSpan(span, text, related)) };
}

function indexedSpan(span: Span, text: string, related: ReadonlySet<string>): IndexedSpan {
  const { id, label, by, status, attributes, note = '', fragments, quote, orphan } = span;
  const isInPlace =
    orphan === undefined && fragments.length === 1 && exactOf(text, fragments) === quote.exact;
  return {
    id,
    label,
    by,
    status,
    attributes,
    note,
    start: spanStart(span),
    end: spanEnd(span),
    isRelated: related.has(id),
    pieces: fragments.length === 1 && orphan === undefined ? null : orphanless(span),
    quote: isInPlace ? null : quote,
  };
}

/** An orphan stands nowhere: its old place says nothing. */
const orphanless = ({ fragments, orphan }: Span): readonly Fragment[] =>
  orphan === undefined ? fragments : [];
