/** What takes more than one step. Escape ends each of them; nothing is changed until its last step. */
import type { RelationEnd } from '../../shared/model/relation.ts';

export type Mode =
  /** From this span to another one; `type` once it is chosen. */
  | { readonly kind: 'link'; readonly from: RelationEnd; readonly type: string | null }
  /** The claim with its source and its cue: what was found so far, and what is asked for next. */
  | {
      readonly kind: 'chain';
      readonly article: string;
      /** Span id. */
      readonly claim: string;
      readonly step: 'source' | 'cue';
      readonly source: RelationEnd | null;
    }
  /** A label is chosen by its key: for the selected span, or for a second one on the same place. */
  | { readonly kind: 'choose-label'; readonly purpose: 'relabel' | 'duplicate' }
  /** An article's text is edited in this pane. */
  | { readonly kind: 'clean-up'; readonly pane: number; readonly article: string }
  /** An orphan looks for its place: the next selection that is confirmed becomes it. */
  | { readonly kind: 'place-orphan'; readonly article: string; readonly span: string };
