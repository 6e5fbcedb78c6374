/** Telling on standard error how far a long command is. */
import type { Job } from '../jobs.ts';
import { say } from './answer.ts';
import type { Io } from './io.ts';

/** Milliseconds between two lines of progress. */
const TELL_EVERY = 2000;

/** Ctrl+C ends the process, as with every command: what takes long changes nothing until its end. */
export function toldOn(io: Io): Pick<Job, 'isCancelled' | 'tell'> {
  let told = io.now();
  return {
    isCancelled: () => false,
    tell: (doing, done, total) => {
      if (io.now() - told < TELL_EVERY) return;
      told = io.now();
      say(io, `${doing}: ${done} of ${total}`);
    },
  };
}
