/** What takes more than one step. Escape ends each of them; nothing is changed until its last step. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import type { ChainClaim, ChainPart, ChainStep } from '../../shared/ops/chain-plan.ts';
import type { LinkChoice } from '../../shared/ops/link-choices.ts';

export type Mode =
  /** From this span to another one; `choice` once the type is chosen, `candidate` while looking. */
  | {
      readonly kind: 'link';
      readonly from: RelationEnd;
      readonly choice: LinkChoice | null;
      readonly candidate: RelationEnd | null;
    }
  /** The claim with its source and its cue: what was answered so far, and what is asked for. */
  | {
      readonly kind: 'chain';
      readonly article: string;
      readonly claim: ChainClaim;
      /** The claim stands in quotation marks. */
      readonly isQuoted: boolean;
      readonly step: ChainStep;
      /** What the text itself suggests. */
      readonly proposed: Readonly<Record<ChainStep, Fragment | null>>;
      readonly answers: Readonly<Partial<Record<ChainStep, ChainPart>>>;
    }
  /** A label is chosen by its key: for the selected span, or for a second one on the same place. */
  | {
      readonly kind: 'choose-label';
      readonly purpose: 'relabel' | 'duplicate';
      /** These, rather than the selected one. */
      readonly spans?: readonly RelationEnd[];
    }
  /** Several annotations of the list are chosen: its keys act on all of them. */
  | { readonly kind: 'many'; readonly spans: readonly RelationEnd[] }
  /** An end of the selected span is dragged: it moves when it is let go. */
  | { readonly kind: 'drag'; readonly span: string; readonly edge: 'start' | 'end' }
  /** An article's text is edited in this pane. */
  | { readonly kind: 'clean-up'; readonly pane: number; readonly article: string }
  /** An orphan looks for its place: the next selection that is confirmed becomes it. */
  | { readonly kind: 'place-orphan'; readonly article: string; readonly span: string };
