import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixesOf, fixOf } from '../../../shared/checks/fix.ts';
import { problemKey, problemsOf } from '../../../shared/checks/problems.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import type { State } from '../../../shared/ops/state.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { flawedStateArb } from '../../arbitraries/flaws.ts';

const allIn = (state: State): readonly Problem[] =>
  [...state.layers.values()].flatMap((layer) =>
    problemsOf(state.codebook, layer, state.links.values(), state.layers),
  );

const keys = (problems: readonly Problem[]): readonly string[] => problems.map(problemKey).sort();

function done(state: State, command: Command): State {
  const step = execute(state, command, contextOf('annotator'));
  if (!step.ok) throw new Error(`${command.do} was refused: ${step.error.message}`);
  const after = applyChange(state, step.value.change);
  if (!after.ok) throw new Error(after.error.message);
  return after.value;
}

/** What the same step solves too: a relation is one, from whichever article it is looked at. */
const isSolvedBy = (solved: Problem, other: Problem): boolean =>
  problemKey(other) === problemKey(solved) ||
  (solved.relation !== null && solved.relation === other.relation);

let fixes = 0;

test('a fix makes its problem vanish, and no other one appear or vanish', () => {
  fc.assert(
    fc.property(flawedStateArb, (state) => {
      const before = allIn(state);
      for (const problem of before) {
        const command = fixOf(problem, state, state.layers);
        expect(command === null, problem.message).toBe(problem.fix === null);
        if (!command) continue;
        fixes += 1;
        const left = before.filter((other) => !isSolvedBy(problem, other));
        expect(keys(allIn(done(state, command)))).toEqual(keys(left));
      }
    }),
    { numRuns: 300 },
  );
  // The law would hold of nothing too.
  expect(fixes).toBeGreaterThan(300);
});

test('all fixes together leave exactly what has none', () => {
  fc.assert(
    fc.property(flawedStateArb, (state) => {
      const before = allIn(state);
      const after = fixesOf(before, state, state.layers).reduce(done, state);
      expect(keys(allIn(after))).toEqual(keys(before.filter(({ fix }) => fix === null)));
    }),
    { numRuns: 300 },
  );
});

test('what is kept from before is what a fresh look finds', () => {
  fc.assert(
    fc.property(flawedStateArb, (state) => {
      const [command] = fixesOf(allIn(state), state, state.layers);
      if (!command) return;
      const after = done(state, command);
      // A codebook of its own has nothing kept.
      const fresh = { ...after, codebook: { ...after.codebook } };
      expect(allIn(after)).toEqual(allIn(fresh));
    }),
    { numRuns: 200 },
  );
});
