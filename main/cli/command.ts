/** How the commands hang together: each file of this folder defines one on the program. */
import type { Command } from 'commander';
import type { Result } from '../../shared/result.ts';
import type { Answer } from './answer.ts';
import type { Io } from './io.ts';

export interface JsonOption {
  readonly json?: boolean;
}

export interface Cli {
  readonly io: Io;
  /** Does the work of a command, shows its answer (null: it was shown) and keeps its exit code. */
  readonly answer: (
    options: JsonOption,
    work: () => Promise<Result<Answer | null>>,
  ) => Promise<void>;
  /** Shows an answer at once, for a command that goes on after it. */
  readonly show: (options: JsonOption, answer: Answer) => void;
}

/** Adds one command to the program. */
export type Define = (program: Command, cli: Cli) => void;

/** For options that may be given again and again: `--set a=1 --set b=2`. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
