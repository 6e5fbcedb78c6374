/**
 * Aligning what annotators did on one article, for a person to decide. The alignment is the one that
 * agreement is measured with (`shared/agreement/align.ts`), so that figures and decisions speak of
 * the same disagreements.
 */
import { alignSpans, type AlignedSpans } from '../agreement/align.ts';
import type { AnnotatorWork } from '../agreement/material.ts';
import { GOLD_ANNOTATOR } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import { decisionId, type Decision } from '../model/decision.ts';
import type { Relation } from '../model/relation.ts';
import { compareSpans, spanEnd, spanStart, type Span } from '../model/span.ts';
import { fingerprintOf } from '../ops/said.ts';
import type { Layer } from '../ops/state.ts';
import { attributesApart, differencesOf } from './differences.ts';
import { relationsApart } from './relations-apart.ts';
import type { Unit, UnitState } from './unit.ts';

/** Annotator ids, in the order given, of those who tagged something or called the article done. */
export function workersOn({ article, spans }: Layer, annotators: readonly string[]): string[] {
  const authors = new Set([...spans].map(({ by }) => by));
  const done = article.done ?? {};
  return annotators.filter(
    (id) => id !== GOLD_ANNOTATOR && (authors.has(id) || Object.hasOwn(done, id)),
  );
}

function workOf(
  { spans }: Layer,
  annotators: readonly string[],
  codebook: Codebook,
): ReadonlyMap<string, AnnotatorWork> {
  const labels = new Set(codebook.labels.map(({ id }) => id));
  const work = new Map(annotators.map((id) => [id, { spans: [] as Span[], relations: [] }]));
  for (const span of spans)
    if (span.orphan === undefined && labels.has(span.label)) work.get(span.by)?.spans.push(span);
  return work;
}

/** Relations by the spans at their ends. */
function relationIndex(relations: Iterable<Relation>): ReadonlyMap<string, readonly Relation[]> {
  const index = new Map<string, Relation[]>();
  for (const relation of relations)
    for (const id of new Set([relation.from.span, relation.to.span])) {
      const known = index.get(id);
      if (known) known.push(relation);
      else index.set(id, [relation]);
    }
  return index;
}

function decisionIndex({ decisions }: Layer): ReadonlyMap<string, readonly Decision[]> {
  const index = new Map<string, Decision[]>();
  for (const decision of decisions.values())
    for (const id of decision.of) index.set(id, [...(index.get(id) ?? []), decision]);
  return index;
}

/** @param holds whether what was decided on still says what it said */
function stateOf(
  of: readonly string[],
  decisions: readonly Decision[],
  holds: (decision: Decision) => boolean,
): UnitState {
  const [only] = decisions;
  if (!only) return 'undecided';
  const isWhole = decisions.length === 1 && of.every((id) => only.of.includes(id)) && holds(only);
  if (!isWhole) return 'changed';
  return only.verdict === 'skipped' ? 'skipped' : 'decided';
}

const latest = (decisions: readonly Decision[]): Decision | null =>
  decisions.reduce<Decision | null>(
    (last, next) => (last === null || last.clock < next.clock ? next : last),
    null,
  );

const byPlace = (a: Unit, b: Unit): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * In reading order. Every span of the annotators that has a place and a label of the codebook is in
 * exactly one unit; gold never is, even if asked for. Orphans have no place to compare.
 *
 * @param annotators ids; the outcome is the same in any order of them, but for that of `Unit.spans`
 * @param links relations across articles
 */
export function unitsOf(
  layer: Layer,
  annotators: readonly string[],
  codebook: Codebook,
  links: Iterable<Relation> = [],
): readonly Unit[] {
  const workers = workersOn(layer, [...new Set(annotators)]);
  const aligned = alignSpans(workOf(layer, workers, codebook));
  const relations = relationIndex([...layer.relations.values(), ...links]);
  const decisions = decisionIndex(layer);
  const unitAt = new Map(aligned.flatMap((one) => [...one.values()].map(({ id }) => [id, one])));
  const relationsAt = (id: string): readonly Relation[] => relations.get(id) ?? [];
  const holds = ({ of, fingerprint }: Decision): boolean =>
    fingerprintOf(layer.spans, relationsAt, of) === fingerprint;

  const unitOf = (group: AlignedSpans): Unit => {
    const spans = new Map(
      workers.flatMap((id) => {
        const span = group.get(id);
        return span ? [[id, span] as const] : [];
      }),
    );
    const all = [...spans.values()].sort(compareSpans);
    const of = all.map(({ id }) => id).sort();
    // What only one person worked on is compared with nobody: it is no agreement either.
    const others = workers.length > 1 ? workers : annotators;
    const without = others.filter((id) => !spans.has(id) && id !== GOLD_ANNOTATOR);
    const known = [...new Set(of.flatMap((id) => decisions.get(id) ?? []))];
    const isAlone = without.length > 0 || spans.size < 2;
    return {
      id: decisionId(layer.article.id, of),
      article: layer.article.id,
      spans,
      of,
      without,
      start: Math.min(...all.map(spanStart)),
      end: Math.max(...all.map(spanEnd)),
      differences: differencesOf(all, {
        isMissing: isAlone,
        isRelatedApart: relationsApart(spans, { relationsAt, unitAt }),
      }),
      attributes: attributesApart(all),
      state: stateOf(of, known, holds),
      decision: latest(known),
    };
  };
  return aligned.map(unitOf).sort(byPlace);
}
