/** `run(argv, io)`: the whole command line as one function from arguments to an exit code. */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { defineAdjudicate } from './adjudicate.ts';
import { defineAgreement } from './agreement.ts';
import { DONE, present, REFUSED, USAGE } from './answer.ts';
import { defineCheck } from './check.ts';
import { defineCodebook } from './codebook.ts';
import type { Cli, Define } from './command.ts';
import { defineConvert } from './convert.ts';
import { defineDiff } from './diff.ts';
import { defineExport } from './export.ts';
import { defineFormats } from './formats.ts';
import { defineImport } from './import.ts';
import type { Io } from './io.ts';
import { defineList } from './list.ts';
import { defineMergeDriver } from './merge-driver.ts';
import { defineMerge } from './merge.ts';
import { defineNew } from './new.ts';
import { defineOpen } from './open.ts';
import { defineServe } from './serve.ts';
import { defineStats } from './stats.ts';
import { defineTag } from './tag.ts';

const COMMANDS: readonly Define[] = [
  defineNew,
  defineImport,
  defineList,
  defineTag,
  defineExport,
  defineConvert,
  defineFormats,
  defineCodebook,
  defineMerge,
  defineMergeDriver,
  defineDiff,
  defineCheck,
  defineStats,
  defineAgreement,
  defineAdjudicate,
  defineServe,
  defineOpen,
];

const EXITS = `
Exit codes: 0 done; 1 refused, and nothing was changed; 2 wrong usage.
With --json the result is one JSON value on standard output; messages go to standard error.`;

function programOf(cli: Cli): Command {
  const program = new Command('claimbench')
    .description('Tag claims, numbers and sources in news articles, from the command line.')
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('Run it with --help to see how it is used.')
    .addHelpText('after', EXITS)
    .exitOverride()
    .configureOutput({ writeOut: cli.io.out, writeErr: cli.io.err });
  for (const define of COMMANDS) define(program, cli);
  return program;
}

/**
 * @param argv the arguments after `claimbench`
 * @returns 0 done, 1 refused (nothing changed), 2 wrong usage
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = DONE;
  const cli: Cli = {
    io,
    answer: async ({ json = false }, work) => {
      code = present(await work(), json, io);
    },
    show: ({ json = false }, answer) => {
      present({ ok: true, value: answer }, json, io);
    },
  };
  try {
    await programOf(cli).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    io.err(`This is a bug in Claimbench, please report it.\n${bugText(error)}\n`);
    return REFUSED;
  }
}

const bugText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
