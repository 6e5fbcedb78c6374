/** Everything a user, a window or the command line can ask of a project's records. */
import type { Fragment, Placement } from '../model/anchor.ts';
import type { Article, ArticleMeta, Block, InlineMark } from '../model/article.ts';
import type { Attributes } from '../model/attribute.ts';
import type { Change } from '../model/change.ts';
import type { Decision } from '../model/decision.ts';
import type { RelationEnd, Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import type { NewSpan, ProjectCommand } from '../model/project-command.ts';

export type SpanEdit = Partial<Pick<Span, 'label' | 'fragments' | 'attributes' | 'status'>> & {
  /** `null` takes the note away. */
  readonly note?: string | null;
};

/** A span there already, or the new one at this place of the list that comes along. */
export type LinkEnd = RelationEnd | number;

export type Command =
  | ProjectCommand
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
  /** `at`: UTF-16 offset inside the span. Relations and attributes stay with the first part. */
  | {
      readonly do: 'split-span';
      readonly article: string;
      readonly span: string;
      readonly at: number;
    }
  /** Into the first of them, which takes over the others' relations. */
  | { readonly do: 'join-spans'; readonly article: string; readonly spans: readonly string[] }
  /** The same place once more under another label, with the attributes that fit. */
  | {
      readonly do: 'duplicate-span';
      readonly article: string;
      readonly span: string;
      readonly label: string;
    }
  /** Spans and the relations between them, or to others, as one step. */
  | {
      readonly do: 'add-linked';
      readonly article: string;
      readonly spans: readonly NewSpan[];
      readonly relations: readonly {
        readonly type: string;
        readonly from: LinkEnd;
        readonly to: LinkEnd;
      }[];
    }
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
      /** CommonMark; empty: none. */
      readonly note?: string;
      /** All answers to the document labels. */
      readonly labels?: Attributes;
    }
  /**
   * A clean-up. `places` says where every span that has a place now stands in the new text; a span
   * it does not mention becomes an orphan. The text as it was is kept as a revision.
   */
  | {
      readonly do: 'revise-article';
      readonly article: string;
      /** The revision that was cleaned up; another one by now is a refusal. */
      readonly revision: number;
      readonly text: string;
      readonly blocks: readonly Block[];
      readonly marks: readonly InlineMark[];
      readonly boilerplate: readonly Fragment[];
      readonly places: Readonly<Record<string, Placement>>;
      /** For undo and the history: “Clean up”, “Restore revision 1 of”. */
      readonly verb?: string;
    }
  /** By whoever acts, for themselves. */
  | { readonly do: 'mark-done'; readonly article: string; readonly on: boolean }
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
      readonly decisions?: readonly Decision[];
      /** Replaces the codebook where labels came along; absent: unchanged. */
      readonly codebook?: Codebook;
    };

/** A change with the words that undo will use for it. */
export interface Step {
  readonly label: string;
  readonly change: Change;
}
