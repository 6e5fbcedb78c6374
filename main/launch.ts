/** The browser host's process: what `npm start` runs where Electron does not. */
import { v7 } from 'uuid';
import { outliveFileLimit } from './file-limit.ts';
import { serveProject } from './serve.ts';

outliveFileLimit();

/** A second Ctrl+C ends the process at once, whatever is still being written. */
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => resolve());
});

// A terminal that was closed must not take the program down before everything is on disk.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const outcome = await serveProject(process.argv[2] ?? null, {
  env: process.env,
  now: Date.now,
  newId: v7,
  open: true,
  say: (line) => process.stdout.write(`${line}\n`),
  stopped,
});
if (!outcome.ok) {
  process.stderr.write(`${outcome.error.message}\n`);
  process.exitCode = 1;
}
