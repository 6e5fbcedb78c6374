/** Editing the codebook, and what follows for annotations. */
import { err, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export const editCodebook = (
  _state: State,
  command: Of<'edit-codebook'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);
