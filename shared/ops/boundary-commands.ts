/** Splitting, joining and duplicating spans. */
import { err, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export const splitSpan = (
  _state: State,
  command: Of<'split-span'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);

export const joinSpans = (
  _state: State,
  command: Of<'join-spans'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);

export const duplicateSpan = (
  _state: State,
  command: Of<'duplicate-span'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);
