/**
 * What agreement is measured on: the same articles as several annotators tagged them.
 *
 * An annotator counts on an article only where they worked on it: where they tagged something or
 * called it done. What somebody never opened is no disagreement.
 */
import type { Codebook } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';

/** What one annotator did on one article. Orphans are left out: they have no place to compare. */
export interface AnnotatorWork {
  /** In reading order; offsets are UTF-16 code units of the article's text. */
  readonly spans: readonly Span[];
  /** With both ends in this article, by id. */
  readonly relations: readonly Relation[];
}

export interface MaterialArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** BCP 47; tokens follow it. */
  readonly language?: string;
  /** By annotator id: those who worked on it, in the order of `Material.annotators`. */
  readonly work: ReadonlyMap<string, AnnotatorWork>;
}

export interface Material {
  /** Annotator ids, in the order they are shown. */
  readonly annotators: readonly string[];
  /** Label ids that count; spans of other labels are left out of every `work`. */
  readonly labels: readonly string[];
  readonly codebook: Codebook;
  /** Those on which at least two of the annotators worked, by title, then id. */
  readonly articles: readonly MaterialArticle[];
}
