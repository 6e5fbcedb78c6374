/** `claimbench serve` and what `open` shares with it: the workbench on this machine's loopback. */
import { InvalidArgumentError } from 'commander';
import { ok, type Result } from '../../shared/result.ts';
import { serveProject } from '../serve.ts';
import { say } from './answer.ts';
import type { Cli, Define, JsonOption } from './command.ts';
import type { ServeShape } from './json-shapes.ts';
import { projectPlace } from './project.ts';

interface ServeOptions extends JsonOption {
  readonly port?: number;
  readonly open: boolean;
}

const HELP = `
The address holds a secret and lets one browser in. Only this machine can reach it; from another
one, use an SSH tunnel to the port. The command runs until Ctrl+C or until its window is closed.
--json prints {path, url} once the address answers.`;

/** Serves until stopped; the result is shown when the address answers, not at the end. */
export async function serveUntilStopped(
  project: string,
  options: ServeOptions,
  { io, show }: Cli,
): Promise<Result<null>> {
  const place = await projectPlace(project, io);
  if (!place.ok) return place;
  const served = await serveProject(place.value, {
    env: io.env,
    now: io.now,
    newId: io.newId,
    ...(options.port === undefined ? {} : { port: options.port }),
    open: options.open,
    say: (line) => say(io, line),
    onServing: ({ path, url }) => {
      const json: ServeShape = { path, url };
      show(options, { json, text: url });
    },
    stopped: io.stopped(),
  });
  return served.ok ? ok(null) : served;
}

function portOf(typed: string): number {
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : Infinity;
  if (port > 65_535) throw new InvalidArgumentError('It takes a port from 0 to 65535.');
  return port;
}

export const defineServe: Define = (program, cli) => {
  program
    .command('serve')
    .description('Serve the workbench to a browser on this machine.')
    .argument('<project>', 'project folder')
    .option('--port <n>', 'port on 127.0.0.1 (default: any free one)', portOf)
    .option('--no-open', 'print the address only, open no window')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: ServeOptions) =>
      cli.answer(options, () => serveUntilStopped(project, options, cli)),
    );
};
