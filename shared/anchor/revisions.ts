/** Earlier texts of an article: what changed since, and what going back would do. */
import type { Placement } from '../model/anchor.ts';
import type { Article, Revision } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import { editsBetween } from './edits.ts';
import { reanchorer } from './reanchor.ts';
import { standsIn } from './sought.ts';

/** The text of `article` at a revision, or null when it is not known here. */
export const textAt = (article: Article, revision: number): string | null =>
  revision === article.revision
    ? article.text
    : (article.revisions?.find((one) => one.revision === revision)?.text ?? null);

export interface RestoreCounts {
  /** The same words, at the same place or another one. */
  readonly stayed: number;
  /** Of nearly the same words. */
  readonly changed: number;
  /** Orphans that have their place again. */
  readonly returned: number;
  readonly lost: number;
  /** Orphans that stay without a place. */
  readonly stillLost: number;
}

export interface Restoring {
  readonly places: Readonly<Record<string, Placement>>;
  readonly counts: RestoreCounts;
}

/**
 * Where every span of `article` would stand if `revision` became its text again. An orphan that was
 * lost from that very text goes back to where it was, to the character.
 */
export function restoring(
  article: Article,
  revision: Pick<Revision, 'text'>,
  spans: Iterable<Span>,
): Restoring {
  const { place } = reanchorer(revision.text, article.text);
  const places: Record<string, Placement> = {};
  let [stayed, changed, returned, lost, stillLost] = [0, 0, 0, 0, 0];
  for (const span of spans) {
    if (span.orphan !== undefined) {
      const isHome = textAt(article, span.revision) === revision.text;
      if (isHome && standsIn(revision.text, span)) {
        places[span.id] = { fragments: span.fragments };
        returned += 1;
      } else stillLost += 1;
      continue;
    }
    const anchoring = place(span);
    if (anchoring.kind === 'orphan') {
      places[span.id] = { orphan: anchoring.reason };
      lost += 1;
      continue;
    }
    places[span.id] = { fragments: anchoring.fragments };
    if (anchoring.kind === 'approximate') changed += 1;
    else stayed += 1;
  }
  return { places, counts: { stayed, changed, returned, lost, stillLost } };
}

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Both texts in one: what is the same in both, what went and what came, word by word. */
export function diffParts(oldText: string, newText: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], text: string): void => {
    if (text !== '') parts.push({ kind, text });
  };
  let at = 0;
  for (const { start, end, text } of editsBetween(oldText, newText)) {
    add('same', oldText.slice(at, start));
    add('removed', oldText.slice(start, end));
    add('added', text);
    at = end;
  }
  add('same', oldText.slice(at));
  return parts;
}
