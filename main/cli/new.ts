/** `claimbench new`: an empty project. */
import path from 'node:path';
import { createClock } from '../../shared/model/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createStore } from '../storage/open-store.ts';
import type { Answer } from './answer.ts';
import { codebookFile } from './codebook-file.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { NewShape } from './json-shapes.ts';

interface NewOptions extends JsonOption {
  readonly title?: string;
  readonly codebook?: string;
}

const HELP = `
A codebook file is JSON: {"name", "labels": [{"id", "name", "key", "colour", "line", "unit",
"attributes": [{"id", "name", "type", "options"}]}], "relationTypes": [{"id", "name", "from", "to",
"scope"}]}; brat’s annotation.conf and Label Studio configs are read as well. Without one the project gets the codebook “News claims”.
--json prints {path, title, codebook, labels: [label ids]}`;

async function makeProject(name: string, options: NewOptions, io: Io): Promise<Result<Answer>> {
  const codebook =
    options.codebook === undefined ? null : await codebookFile(options.codebook, null, null, io);
  if (codebook && !codebook.ok) return codebook;
  const clock = createClock(io.now, 'cli').tick();
  const place = path.resolve(io.cwd, name);
  const title = options.title?.trim() ?? path.basename(place).replace(/\.claimbench$/, '');
  if (title === '') return err('bad-title', 'The title is empty. Give one with --title TEXT.');
  const created = await createStore(
    place,
    { title, ...(codebook ? { codebook: { ...codebook.value.codebook, clock } } : {}) },
    { now: io.now, newId: io.newId },
  );
  if (!created.ok) return created;
  const { codebook: used } = created.value.head();
  await created.value.close();
  const json: NewShape = {
    path: place,
    title,
    codebook: used.name,
    labels: used.labels.map(({ id }) => id),
  };
  const labels = used.labels.map((label) => label.name).join(', ');
  return ok({
    json,
    text: `Made the project “${title}” in ${place}\nCodebook “${used.name}”: ${labels}`,
  });
}

export const defineNew: Define = (program, { io, answer }) => {
  program
    .command('new')
    .description('Make an empty project.')
    .argument('<project>', 'folder to make; an existing one must be empty')
    .option('--title <text>', 'title (default: the folder’s name)')
    .option(
      '--codebook <file>',
      'codebook: our JSON, brat’s annotation.conf or a Label Studio config',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: NewOptions) =>
      answer(options, () => makeProject(project, options, io)),
    );
};
