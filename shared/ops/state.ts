/** What is loaded of a project, as one persistent value that only `apply` makes anew. */
import type { Annotator } from '../model/annotator.ts';
import type { Article } from '../model/article.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Decision } from '../model/decision.ts';
import type { Project } from '../model/project.ts';
import { touchesSpan, type Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { SpanSet } from './span-set.ts';

/** One article with everything that lies on it. */
export interface Layer {
  readonly article: Article;
  readonly spans: SpanSet;
  /** Relations with both ends in this article, by id. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** What was adjudicated in this article, by id. */
  readonly decisions: ReadonlyMap<string, Decision>;
}

export interface State {
  readonly project: Project;
  readonly codebook: Codebook;
  readonly annotators: ReadonlyMap<string, Annotator>;
  /** Loaded articles only; an article that is not here is on disk, not absent. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** Relations across articles, all of them. */
  readonly links: ReadonlyMap<string, Relation>;
}

export interface Head {
  readonly project: Project;
  readonly codebook: Codebook;
  readonly annotators: readonly Annotator[];
  readonly links: readonly Relation[];
}

export interface ArticleContent {
  readonly article: Article;
  readonly spans: readonly Span[];
  readonly relations: readonly Relation[];
  /** Absent: none. */
  readonly decisions?: readonly Decision[];
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

export const layerOf = ({ article, spans, relations, decisions = [] }: ArticleContent): Layer => ({
  article,
  spans: SpanSet.from(spans),
  relations: byId(relations),
  decisions: byId(decisions),
});

export const contentOf = ({ article, spans, relations, decisions }: Layer): ArticleContent => ({
  article,
  spans: [...spans],
  relations: [...relations.values()],
  ...(decisions.size > 0 && { decisions: [...decisions.values()] }),
});

export const stateOf = (head: Head, contents: readonly ArticleContent[] = []): State => ({
  project: head.project,
  codebook: head.codebook,
  annotators: byId(head.annotators),
  layers: new Map(contents.map((content) => [content.article.id, layerOf(content)])),
  links: byId(head.links),
});

export const withLayer = (state: State, layer: Layer): State => ({
  ...state,
  layers: new Map(state.layers).set(layer.article.id, layer),
});

export function withoutLayer(state: State, article: string): State {
  const layers = new Map(state.layers);
  layers.delete(article);
  return { ...state, layers };
}

/** Every loaded relation with an end in `span`. */
export function relationsOf(state: State, article: string, span: string): Relation[] {
  const inside = state.layers.get(article)?.relations.values() ?? [];
  return [...inside, ...state.links.values()].filter((relation) => touchesSpan(relation, span));
}
