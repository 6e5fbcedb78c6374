/** Spans with the relations between them, as one step. */
import { err, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export const addLinked = (
  _state: State,
  command: Of<'add-linked'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);
