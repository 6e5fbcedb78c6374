/** The same done to many spans, in any number of articles, as one step. */
import { err, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export const addSpans = (
  _state: State,
  command: Of<'add-spans'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);

export const editSpans = (
  _state: State,
  command: Of<'edit-spans'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);

export const removeMany = (_state: State, command: Of<'remove-many'>): Result<Step> =>
  err('not-built', `${command.do} is not built yet.`);
