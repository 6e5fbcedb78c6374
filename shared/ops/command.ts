/** Everything a user, a window or the command line can ask of a project's records. */
import type { Fragment } from '../model/anchor.ts';
import type { ArticleMeta, Article } from '../model/article.ts';
import type { Attributes } from '../model/attribute.ts';
import type { Change } from '../model/change.ts';
import type { RelationEnd, Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';

export type SpanEdit = Partial<Pick<Span, 'label' | 'fragments' | 'attributes' | 'status'>> & {
  /** `null` takes the note away. */
  readonly note?: string | null;
};

export type Command =
  | {
      readonly do: 'add-span';
      readonly article: string;
      readonly label: string;
      readonly fragments: readonly Fragment[];
      readonly attributes?: Attributes;
      readonly note?: string;
    }
  | {
      readonly do: 'edit-span';
      readonly article: string;
      readonly span: string;
      readonly edit: SpanEdit;
    }
  | { readonly do: 'remove-spans'; readonly article: string; readonly spans: readonly string[] }
  | { readonly do: 'remove-layer'; readonly annotator: string }
  | {
      readonly do: 'add-relation';
      readonly type: string;
      readonly from: RelationEnd;
      readonly to: RelationEnd;
      readonly attributes?: Attributes;
    }
  | { readonly do: 'remove-relations'; readonly relations: readonly Relation[] }
  | {
      readonly do: 'edit-article';
      readonly article: string;
      readonly title?: string;
      /** Fields to set; an empty string takes the field away. */
      readonly meta?: ArticleMeta;
    }
  | {
      readonly do: 'mark-boilerplate';
      readonly article: string;
      readonly ranges: readonly Fragment[];
      readonly on: boolean;
    }
  | { readonly do: 'add-annotator'; readonly annotator: Annotator }
  /** Records made elsewhere (an import, the demo): ids and clocks are kept. */
  | {
      readonly do: 'add-records';
      readonly articles: readonly Article[];
      readonly annotators: readonly Annotator[];
      readonly spans: readonly Span[];
      readonly relations: readonly Relation[];
      /** Replaces the codebook where labels came along; absent: unchanged. */
      readonly codebook?: Codebook;
    };

/** A change with the words that undo will use for it. */
export interface Step {
  readonly label: string;
  readonly change: Change;
}
