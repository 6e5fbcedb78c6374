/** Something that shows a text with annotations. */
import type { Article } from '../../../shared/model/article.ts';
import type { Span } from '../../../shared/model/span.ts';

export interface Subject {
  /** Shows everything in `host`. */
  open(host: HTMLElement, article: Article, spans: readonly Span[]): void;
  /** How many pieces are painted now; grows and shrinks with what is shown. */
  painted(): number;
  add(span: Span): void;
  remove(span: Span): void;
}
