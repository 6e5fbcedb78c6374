/** A clean-up: a new text of an article, and where its spans stand in it. */
import { err, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

export const reviseArticle = (
  _state: State,
  command: Of<'revise-article'>,
  _context: OpContext,
): Result<Step> => err('not-built', `${command.do} is not built yet.`);
