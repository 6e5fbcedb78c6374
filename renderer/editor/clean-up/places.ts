/** Where annotations stand in a cleaned-up text: on exactly what has survived of theirs, or nowhere. */
import {
  exactOf,
  fragmentsProblem,
  type Fragment,
  type Placement,
} from '../../../shared/model/anchor.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Span } from '../../../shared/model/span.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { tidyFragments } from '../../../shared/ops/span-commands.ts';
import type { OffsetMap } from '../mapping.ts';
import { revisedText, type RevisedText } from './document.ts';
import { survivingParts } from './survivors.ts';
import { present, type Trail } from './trail.ts';

const REMOVED = 'its text was removed in a clean-up';

/** An article that is being cleaned up. */
export interface CleanUp {
  /** As it was when the clean-up began. */
  readonly article: Article;
  /** Of its text, to positions of the first document. */
  readonly map: OffsetMap;
  readonly trail: Trail;
}

/** A clean-up as far as it has gone. */
export interface Outcome {
  readonly revised: RevisedText;
  /** By span id; orphans from before are in neither list: they stay what they are. */
  readonly kept: ReadonlyMap<string, readonly Fragment[]>;
  readonly lost: readonly Span[];
}

/** From the first to the last character that has survived; null when none has. */
function survivorOf(cleanUp: CleanUp, revised: RevisedText, fragment: Fragment): Fragment | null {
  const positions = cleanUp.map.positionsOf(fragment);
  if (!positions) return null;
  const parts = survivingParts(present(cleanUp.trail).survivors, positions).flatMap(
    (part) => revised.map.offsetsOf(part) ?? [],
  );
  const [first] = parts;
  const last = parts.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

/** A span keeps the fragments that have survived; what was cut is trimmed, as when it is tagged. */
function fragmentsAfter(cleanUp: CleanUp, revised: RevisedText, span: Span): Fragment[] {
  const { text } = revised;
  const left = span.fragments.flatMap((fragment) => survivorOf(cleanUp, revised, fragment) ?? []);
  const isWhole = left.length === span.fragments.length && exactOf(text, left) === span.quote.exact;
  const fragments = isWhole ? left : tidyFragments(text, left);
  return fragmentsProblem(text, fragments) === null ? fragments : [];
}

export function outcomeOf(cleanUp: CleanUp, spans: Iterable<Span>): Outcome {
  const revised = revisedText(present(cleanUp.trail).doc);
  const kept = new Map<string, readonly Fragment[]>();
  const lost: Span[] = [];
  for (const span of spans) {
    if (span.orphan !== undefined) continue;
    const fragments = fragmentsAfter(cleanUp, revised, span);
    if (fragments.length > 0) kept.set(span.id, fragments);
    else lost.push(span);
  }
  return { revised, kept, lost };
}

/** The clean-up as one step of the project. */
export function commandOf(
  { article }: CleanUp,
  { revised, kept, lost }: Outcome,
): Extract<Command, { do: 'revise-article' }> {
  const { text, blocks, marks, boilerplate } = revised;
  return {
    do: 'revise-article',
    article: article.id,
    revision: article.revision,
    text,
    blocks,
    marks,
    boilerplate,
    places: Object.fromEntries<Placement>([
      ...[...kept].map(([id, fragments]) => [id, { fragments }] as const),
      ...lost.map(({ id }) => [id, { orphan: REMOVED }] as const),
    ]),
  };
}
