/** What a check says of one annotation, before it becomes a problem of the project. */
import type { Fragment } from '../model/anchor.ts';
import type { Article } from '../model/article.ts';
import type { Attributes } from '../model/attribute.ts';
import type { Codebook, Label } from '../model/codebook.ts';
import type { Problem, ProblemKind } from '../model/problem.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';

/** A fix that needs no judgement. `words` finish the sentence “This would …”. */
export type Repair =
  | { readonly kind: 'answer'; readonly words: string; readonly set: Attributes }
  /** UTF-16 offsets of the article's text. */
  | { readonly kind: 'place'; readonly words: string; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'unlink'; readonly words: string; readonly relation: Relation };

export interface Finding {
  readonly kind: ProblemKind;
  /** Attribute id, where it is about one. */
  readonly attribute: string | null;
  readonly message: string;
  readonly repair: Repair | null;
}

/** A problem with what would solve it. */
export interface Found {
  readonly problem: Problem;
  readonly repair: Repair | null;
}

export interface Subject {
  readonly codebook: Codebook;
  /** Absent where the codebook does not know it. */
  readonly label: Label | undefined;
  readonly article: Article;
  readonly span: Span;
}

/** A check looks at one span alone: what it finds may be kept as long as the span is the same. */
export type SpanCheck = (subject: Subject) => readonly Finding[];

/** An archived label is no longer asked about: what is tagged with it stays as it is. */
export const isInUse = (label: Label | undefined): label is Label =>
  label !== undefined && label.archived !== true;
