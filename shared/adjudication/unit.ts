/** A unit: what annotators did about the same words, one annotation of each at most. */
import type { Decision } from '../model/decision.ts';
import type { Span } from '../model/span.ts';

/**
 * - `boundary`: they cover other text. `label`: they have other labels.
 * - `attribute`: under one label, they answer differently.
 * - `missing`: not everyone who worked on the article has it.
 * - `relation`: the same annotations are linked differently.
 */
export const DIFFERENCES = ['missing', 'label', 'boundary', 'attribute', 'relation'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * - `skipped`: looked at and left for later.
 * - `changed`: decided, but somebody has said something else since, or somebody else has come in.
 */
export const UNIT_STATES = ['undecided', 'skipped', 'decided', 'changed'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export interface Unit {
  /** Of the decision on exactly these annotations, made or not. */
  readonly id: string;
  readonly article: string;
  /** By annotator id, in the order asked for; who has nothing here is not in it. */
  readonly spans: ReadonlyMap<string, Span>;
  /** Ids of the spans, sorted. */
  readonly of: readonly string[];
  /** Annotators who worked on the article and have nothing here. */
  readonly without: readonly string[];
  /** From the first to the last of their text; UTF-16 code units of the article's text. */
  readonly start: number;
  readonly end: number;
  /** What they disagree about; nothing: they agree. */
  readonly differences: readonly Difference[];
  /** Ids of the attributes that are answered differently. */
  readonly attributes: readonly string[];
  readonly state: UnitState;
  /** The latest decision on any of these annotations. */
  readonly decision: Decision | null;
}

export const isAgreed = ({ differences }: Pick<Unit, 'differences'>): boolean =>
  differences.length === 0;

/** What waits for a person: nothing is decided, or what was decided no longer holds. */
export const isOpen = ({ state }: Pick<Unit, 'state'>): boolean => state !== 'decided';
