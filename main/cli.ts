/** The command line's process: arguments, streams and the exit code. Everything else is `cli/run.ts`. */
import { v7 } from 'uuid';
import { run } from './cli/run.ts';
import { outliveFileLimit } from './file-limit.ts';

outliveFileLimit();

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** Asked for by commands that keep running; all others end at once on Ctrl+C, as usual. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

/** `npm run claimbench` works in the project's root: a relative path is meant from where npm was called. */
const { INIT_CWD: from, npm_lifecycle_event: script } = process.env;
const cwd = script === 'claimbench' && from ? from : process.cwd();

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: Date.now,
  newId: v7,
  env: process.env,
  cwd,
  stopped,
});
