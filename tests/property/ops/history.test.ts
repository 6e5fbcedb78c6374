import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/ops/apply.ts';
import {
  EMPTY_HISTORY,
  redoEntry,
  remember,
  undoEntry,
  type History,
} from '../../../shared/ops/history.ts';
import type { State } from '../../../shared/ops/state.ts';
import { must, sessionArb, valuesOf, type Session } from './session.ts';

const RUNS = { numRuns: 150 };

interface Moment {
  readonly state: State;
  readonly history: History;
}

const endOf = ({ start, states, entries }: Session): Moment => ({
  state: states.at(-1) ?? start,
  history: entries.reduce(remember, EMPTY_HISTORY),
});

function move(moment: Moment, how: 'undo' | 'redo', { context }: Session): Moment {
  const made = how === 'undo' ? undoEntry : redoEntry;
  const entry = must(made(moment.history, context));
  return {
    state: must(applyChange(moment.state, entry.change)),
    history: remember(moment.history, entry),
  };
}

test('undoing everything brings the start back, redoing everything the end; twice over', () => {
  fc.assert(
    fc.property(sessionArb, (session) => {
      const steps = session.entries.length;
      let moment = endOf(session);
      const end = valuesOf(moment.state, false);
      for (let round = 0; round < 2; round += 1) {
        for (let at = 0; at < steps; at += 1) moment = move(moment, 'undo', session);
        expect(valuesOf(moment.state, false)).toEqual(valuesOf(session.start, false));
        expect(undoEntry(moment.history, session.context).ok).toBe(false);
        for (let at = 0; at < steps; at += 1) moment = move(moment, 'redo', session);
        expect(valuesOf(moment.state, false)).toEqual(end);
        expect(redoEntry(moment.history, session.context).ok).toBe(false);
      }
    }),
    RUNS,
  );
});

test('each undo goes to the state before its step, in any back and forth', () => {
  fc.assert(
    fc.property(sessionArb, fc.array(fc.boolean(), { maxLength: 30 }), (session, moves) => {
      let moment = endOf(session);
      for (const isUndo of moves) {
        const { done, undone } = moment.history;
        if ((isUndo ? done : undone).length === 0) continue;
        moment = move(moment, isUndo ? 'undo' : 'redo', session);
        const expected = session.states[moment.history.done.length];
        if (expected) expect(valuesOf(moment.state, false)).toEqual(valuesOf(expected, false));
      }
    }),
    RUNS,
  );
});

test('a new step after an undo takes the way forward away', () => {
  fc.assert(
    fc.property(sessionArb, (session) => {
      const [first] = session.entries;
      if (!first) return;
      const { history } = move(endOf(session), 'undo', session);
      expect(remember(history, { ...first, id: 'another' }).undone).toEqual([]);
    }),
    RUNS,
  );
});
