/**
 * Which annotations the relations of a WebAnno TSV 3 file link: its rows name them by their number,
 * or as the first one of a layer on a unit, and may do so before they come.
 */
import { ok, type Result } from '../../result.ts';
import { ANY_LAYER, isPreprocessed, PREPROCESSED_WHY, shortName } from '../cas/layers.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse, type Where } from '../refusal.ts';

/** Features that have a value, by name. */
export type Values = ReadonlyMap<string, string>;

export interface FoundSpan {
  readonly layer: string;
  readonly label: string;
  readonly values: Values;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface FoundRelation {
  readonly layer: string;
  readonly type: string;
  readonly values: Values;
  readonly from: FoundSpan;
  readonly to: FoundSpan;
  readonly line: number;
}

export interface Draft extends FoundSpan {
  end: number;
}

/** How a row names an annotation: its number, or (0) the first one of a layer on a unit. */
export interface Reference {
  readonly unit: string;
  readonly number: number;
  readonly layer: string;
}

export interface Pending extends Omit<FoundRelation, 'from' | 'to'> {
  readonly from: Reference | Draft;
  readonly to: Reference | Draft;
  /** Of the row that says it. */
  readonly unit: string;
}

/** The annotations met so far, as rows name them. */
export class AnnotationIndex {
  private readonly numbered = new Map<number, Draft>();
  private readonly onUnits = new Map<string, Draft[]>();

  byNumber(number: number): Draft | undefined {
    return this.numbered.get(number);
  }

  number(number: number, draft: Draft): void {
    this.numbered.set(number, draft);
  }

  put(draft: Draft, unit: string): void {
    const here = this.onUnits.get(unit);
    if (here) here.push(draft);
    else this.onUnits.set(unit, [draft]);
  }

  /**
   * Null where what it names is of no layer of the file.
   * @param layers of the file
   */
  resolved(
    { unit, number, layer }: Reference,
    where: Where,
    layers: ReadonlySet<string>,
  ): Result<Draft | null> {
    if (number > 0) {
      const draft = this.numbered.get(number);
      return draft ? ok(draft) : refuse(where, `no annotation has the number [${number}]`);
    }
    const here = this.onUnits.get(unit);
    if (layer === ANY_LAYER) return ok(here?.length === 1 ? (here[0] ?? null) : null);
    if (!layers.has(layer)) return ok(null);
    const draft = here?.find((one) => one.layer === layer);
    return draft ? ok(draft) : refuse(where, `there is no annotation of ${layer} at ${unit}`);
  }
}

/** @param layers of the file */
export function linked(
  pending: readonly Pending[],
  index: AnnotationIndex,
  { file }: Where,
  layers: ReadonlySet<string>,
  leftOut: LeftOut,
): Result<FoundRelation[]> {
  const found: FoundRelation[] = [];
  // INCEpTION's writer says a relation again at the end of a target that ends inside a token.
  const said = new Map<string, string>();
  const ids = new Map<Draft, number>();
  const idOf = (draft: Draft): number => {
    const id = ids.get(draft) ?? ids.size;
    ids.set(draft, id);
    return id;
  };
  for (const { from, to, unit, ...relation } of pending) {
    const { layer, type, values, line } = relation;
    if (isPreprocessed(layer)) {
      leftOut.add(`relations of ${shortName(layer)}`, PREPROCESSED_WHY);
      continue;
    }
    const ends: (Draft | null)[] = [];
    for (const end of [from, to]) {
      const draft = 'unit' in end ? index.resolved(end, { file, line }, layers) : ok(end);
      if (!draft.ok) return draft;
      ends.push(draft.value);
    }
    const [source, target] = ends;
    if (!source || !target) {
      leftOut.add(
        `relations of ${shortName(layer)}`,
        'what they link is no annotation of the file, or the file does not say which',
      );
      continue;
    }
    const key = JSON.stringify([layer, type, [...values], idOf(source), idOf(target)]);
    const before = said.get(key);
    if (before !== undefined && before !== unit) continue;
    said.set(key, unit);
    found.push({ ...relation, from: source, to: target });
  }
  return ok(found);
}
