/** `claimbench open`: the workbench in a window. */
import type { Define, JsonOption } from './command.ts';
import { serveUntilStopped } from './serve.ts';

const HELP = `
The window belongs to the system's Chromium, Chrome or Edge; without a display the address is
printed instead. The command runs until the window is closed.
--json prints {path, url} once the address answers.`;

export const defineOpen: Define = (program, cli) => {
  program
    .command('open')
    .description('Open a project in the workbench, in a window of its own.')
    .argument('<project>', 'project folder')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: JsonOption) =>
      cli.answer(options, () => serveUntilStopped(project, { ...options, open: true }, cli)),
    );
};
