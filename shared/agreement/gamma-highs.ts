/**
 * HiGHS, compiled to WebAssembly, as the solver of gamma's integer program.
 *
 * The linear relaxation is solved first: over two annotators its best vertices are integral (it is
 * an assignment), over more annotators mostly so, and then it is the answer. Where it is fractional,
 * each connected component that holds a fraction is solved as an integer program, over few of its
 * candidates: one whose reduced cost is more than what the integer solution loses against the
 * relaxed one can be in no better solution (reduced-cost fixing; Nemhauser & Wolsey 1988, II.5.2).
 *
 * The package finds its `highs.wasm` beside the script that loads it: in `node_modules`, or beside
 * the bundle, where the build puts a copy.
 */
import type { Highs, ModelData } from 'highs';
import type { Candidate } from './gamma-candidates.ts';
import { componentsOf } from './gamma-components.ts';
import type { GammaSolver } from './gamma-solver.ts';

/** How far from 0 and 1 a value may be and still count as one: HiGHS's own tolerance. */
const TOLERANCE = 1e-6;

/** The loss that is allowed for first: larger than most, small enough to leave few candidates. */
const FIRST_LOSS = 0.1;

let loading: Promise<Highs> | undefined;

/** Loaded when first needed: it takes 50 ms and some megabytes. */
function loaded(): Promise<Highs> {
  loading ??= import('highs').then(({ default: load }) => load());
  return loading;
}

/** One column a candidate, one row a unit: the columns through a row sum up to at most 1. */
function model(candidates: readonly Candidate[], integral: boolean): ModelData {
  const rows = new Map<number, number>();
  const starts = [0];
  const indices: number[] = [];
  for (const { units } of candidates) {
    for (const unit of units) {
      const row = rows.get(unit) ?? rows.size;
      rows.set(unit, row);
      indices.push(row);
    }
    starts.push(indices.length);
  }
  const numCols = candidates.length;
  const numRows = rows.size;
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(candidates, ({ saving }) => -saving),
    colLower: new Float64Array(numCols),
    // That none is chosen twice, the rows say; a bound of its own would take its part of the duals.
    colUpper: new Float64Array(numCols).fill(integral ? 1 : Infinity),
    rowLower: new Float64Array(numRows).fill(-Infinity),
    rowUpper: new Float64Array(numRows).fill(1),
    matrix: {
      format: 'csc',
      numCols,
      numRows,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    ...(integral ? { integrality: new Int32Array(numCols).fill(1) } : {}),
  };
}

/** A candidate in a solution. */
interface Weighed extends Candidate {
  /** How much of it is chosen, 0 to 1. */
  readonly share: number;
  /** What the relaxed optimum would lose for a whole one of it. */
  readonly reducedCost: number;
}

function solve(highs: Highs, candidates: readonly Candidate[], integral: boolean): Weighed[] {
  return highs.withModel((program) => {
    program.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    if (!integral) program.options.set('presolve', 'off');
    program.passModel(model(candidates, integral));
    program.run();
    const status = program.getModelStatus();
    if (status !== highs.constants.modelStatus.optimal)
      throw new Error(`HiGHS ended with model status ${status} on ${candidates.length} candidates`);
    const { colValue, colDual } = program.getSolution();
    return candidates.map((candidate, index) => ({
      ...candidate,
      share: colValue[index] ?? 0,
      reducedCost: colDual[index] ?? 0,
    }));
  });
}

const isWhole = ({ share }: Weighed): boolean => share < TOLERANCE || share > 1 - TOLERANCE;
const isChosen = ({ share }: Weighed): boolean => share > 0.5;

const savingOf = (candidates: readonly Weighed[]): number =>
  candidates.reduce((sum, { saving, share }) => sum + saving * share, 0);

/** The best whole choice of a component, from its relaxed one. */
function makeWhole(highs: Highs, relaxed: readonly Weighed[]): readonly Candidate[] {
  if (relaxed.every(isWhole)) return relaxed.filter(isChosen);
  for (let bound = FIRST_LOSS; ; bound *= 2) {
    const few = relaxed.filter(({ reducedCost }) => reducedCost <= bound + TOLERANCE);
    const whole = solve(highs, few, true).filter(isChosen);
    const loss = savingOf(relaxed) - savingOf(whole);
    if (loss <= bound + TOLERANCE) return whole;
  }
}

export const highsSolver: GammaSolver = async (candidates) => {
  if (candidates.length === 0) return [];
  const highs = await loaded();
  const relaxed = solve(highs, candidates, false);
  if (relaxed.every(isWhole)) return relaxed.filter(isChosen);
  return componentsOf(relaxed).flatMap((component) => makeWhole(highs, component));
};
