/** Annotations and relations as the command line prints them. */
import type { Annotator } from '../../shared/model/annotator.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { AnnotationShape, RelationShape } from './json-shapes.ts';

/** The annotator's name; one the project does not know (it should not happen) by id. */
export function annotatorName(annotators: readonly Annotator[], id: string): string {
  return annotators.find((annotator) => annotator.id === id)?.name ?? id;
}

export const annotationRow = (
  span: Span,
  articleTitle: string,
  annotators: readonly Annotator[],
): AnnotationShape => ({
  id: span.id,
  article: span.article,
  articleTitle,
  label: span.label,
  fragments: span.fragments.map(({ start, end }) => ({ start, end })),
  quote: span.quote.exact,
  attributes: span.attributes,
  annotator: annotatorName(annotators, span.by),
  orphan: span.orphan !== undefined,
});

export const relationRow = (
  relation: Relation,
  annotators: readonly Annotator[],
): RelationShape => ({
  id: relation.id,
  type: relation.type,
  from: { id: relation.from.span, article: relation.from.article },
  to: { id: relation.to.span, article: relation.to.article },
  attributes: relation.attributes,
  annotator: annotatorName(annotators, relation.by),
});
