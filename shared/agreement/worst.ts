/**
 * Where annotators disagree, the worst first: a span that some lack, then labels that differ, then
 * boundaries that are far apart.
 */
import type { Span } from '../model/span.ts';
import { spanEnd, spanStart } from '../model/span.ts';
import { alignSpans, type AlignedSpans } from './align.ts';
import type { Material, MaterialArticle } from './material.ts';
import type { Names } from './names.ts';
import { pairsOf } from './pairs.ts';
import { jaccardOf, overlapOf } from './span-overlap.ts';

export type DisagreementKind = 'missing' | 'label' | 'boundary';

export interface Disagreement {
  /** Article id. */
  readonly article: string;
  /** From the first to the last code unit (UTF-16) that any of the spans covers. */
  readonly start: number;
  readonly end: number;
  /** The gravest that is found. */
  readonly kind: DisagreementKind;
  /** The span of each annotator who worked on the article, by id; null: tagged nothing like it. */
  readonly spans: ReadonlyMap<string, Span | null>;
  /** From 0, all the same, to 1: the mean over pairs of annotators of how far they are apart. */
  readonly distance: number;
}

/**
 * 1 where only one has it; where labels differ at least a half, where only boundaries do less than a
 * half, and the more the less text they share (1 − Jaccard index, halved).
 */
function distanceOf(a: Span | null, b: Span | null): number {
  if (!a || !b) return a === b ? 0 : 1;
  const overlap = overlapOf(a, b);
  const apart = (1 - (overlap ? jaccardOf(overlap) : 0)) / 2;
  return a.label === b.label ? apart : 0.5 + apart;
}

function kindOf(spans: readonly (Span | null)[]): DisagreementKind {
  if (spans.includes(null)) return 'missing';
  const labels = new Set(spans.map((span) => span?.label));
  return labels.size > 1 ? 'label' : 'boundary';
}

function disagreementOf({ id, work }: MaterialArticle, aligned: AlignedSpans): Disagreement | null {
  const spans = new Map([...work.keys()].map((by) => [by, aligned.get(by) ?? null]));
  const distances = pairsOf([...spans.keys()]).map(([a, b]) =>
    distanceOf(spans.get(a) ?? null, spans.get(b) ?? null),
  );
  const distance = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  if (distance === 0) return null;
  const there = [...aligned.values()];
  return {
    article: id,
    start: Math.min(...there.map(spanStart)),
    end: Math.max(...there.map(spanEnd)),
    kind: kindOf([...spans.values()]),
    spans,
    distance,
  };
}

/** By distance, then the longer text, then the order of articles and of reading. */
export function worstDisagreements(material: Material, limit = Infinity): readonly Disagreement[] {
  const found = material.articles.flatMap((article) =>
    alignSpans(article.work).flatMap((aligned) => disagreementOf(article, aligned) ?? []),
  );
  const order = new Map(material.articles.map(({ id }, at) => [id, at]));
  const place = ({ article }: Disagreement): number => order.get(article) ?? 0;
  return found
    .sort(
      (one, other) =>
        other.distance - one.distance ||
        other.end - other.start - (one.end - one.start) ||
        place(one) - place(other) ||
        one.start - other.start,
    )
    .slice(0, limit);
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** What `disagreement` is, for analysts: “Claim: tagged by Ada, not by Boris”. */
export function disagreementSentence({ kind, spans }: Disagreement, names: Names): string {
  const all = [...spans];
  const there = all.flatMap(([by, span]) => (span ? [{ by, span }] : []));
  const labels = [...new Set(there.map(({ span }) => names.label(span.label)))];
  const whoSays = (label: string): string =>
    `${label} for ${listed(
      there
        .filter(({ span }) => names.label(span.label) === label)
        .map(({ by }) => names.annotator(by)),
    )}`;
  switch (kind) {
    case 'missing': {
      const lacking = all.flatMap(([by, span]) => (span ? [] : names.annotator(by)));
      const what = labels.length === 1 ? (labels[0] ?? '') : listed(labels.map(whoSays));
      const who = listed(there.map(({ by }) => names.annotator(by)));
      return labels.length === 1
        ? `${what}: tagged by ${who}, not by ${listed(lacking)}`
        : `${what}; not tagged by ${listed(lacking)}`;
    }
    case 'label':
      return listed(labels.map(whoSays));
    case 'boundary': {
      const spread = (of: (span: Span) => number): number => {
        const offsets = there.map(({ span }) => of(span));
        return Math.max(...offsets) - Math.min(...offsets);
      };
      const [start, end] = [spread(spanStart), spread(spanEnd)];
      const parts = [
        ...(start > 0 ? [`starts ${counted(start, 'character')} apart`] : []),
        ...(end > 0 ? [`ends ${counted(end, 'character')} apart`] : []),
      ];
      return `${labels[0] ?? ''}: ${parts.length > 0 ? listed(parts) : 'the parts inside differ'}`;
    }
  }
}
