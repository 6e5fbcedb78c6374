/** `claimbench export`: a labelled dataset out of a project, proved, with what it could not carry. */
import path from 'node:path';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import { ok, type Result } from '../../shared/result.ts';
import { lookAtExport } from '../files/export-look.ts';
import { exportProject } from '../files/export.ts';
import type { Store } from '../storage/port.ts';
import { allNamed } from './all-named.ts';
import { annotatorNamed } from './annotator-name.ts';
import { say, type Answer } from './answer.ts';
import { collect, type Define, type JsonOption } from './command.ts';
import { exportText } from './export-text.ts';
import { SETTINGS_HELP, settingsOf } from './format-settings.ts';
import type { Io } from './io.ts';
import { labelNamed } from './label-name.ts';
import { withProject } from './project.ts';
import { splitOf, splitTable, withSplit, type SplitOptions } from './split-argument.ts';
import { toldOn } from './told.ts';

interface ExportArguments extends JsonOption, SplitOptions {
  readonly format: string;
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly label?: readonly string[];
  readonly boilerplate: boolean;
  readonly gold?: boolean;
  readonly set?: readonly string[];
  readonly withTime?: boolean;
}

const WIDTH = Math.max(...CODECS.map(({ id }) => id.length)) + 2;

const HELP = `
Formats (claimbench formats tells what each carries)
${CODECS.map(({ id, description }) => `  ${id.padEnd(WIDTH)}${description}`).join('\n')}

${SETTINGS_HELP}

Beside every export lie a manifest (counts, hashes, options, codebook, what was lost) and a README
that shows how to load it. A path that ends in .zip makes one zip of it all.
A split never divides an article, nor articles of the same text; by event, nor articles of one event.
--json prints {format, files, articles, spans, relations, proved, losses: [{what, count, why}],
  leftOut: {spans, relations}}; leftOut is what the options chose out`;

function chosenBy(store: Store, given: ExportArguments): Result<ExportOptions> {
  const { annotators, codebook } = store.head();
  const labels = allNamed(given.label ?? [], (name) => labelNamed(codebook, name));
  if (!labels.ok) return labels;
  const chosen = allNamed(given.annotator ?? [], (name) => annotatorNamed(annotators, name));
  if (!chosen.ok) return chosen;
  const format = settingsOf(given.set ?? []);
  if (!format.ok) return format;
  const split = splitOf(given);
  if (!split.ok) return split;
  return ok({
    annotators: chosen.value.map(({ id }) => id),
    labels: labels.value.map(({ id }) => id),
    boilerplate: given.boilerplate,
    ...(given.gold === true && { goldOnly: true }),
    format: format.value,
    ...(split.value && { split: split.value }),
    ...(given.withTime === true && { withTime: true }),
  });
}

/** Before anything is written, and on standard error, so that `--json` stays one value. */
async function tellSplits(
  store: Store,
  format: string,
  options: ExportOptions,
  io: Io,
): Promise<Result<true>> {
  const look = await lookAtExport(store, { format, options, hooks: toldOn(io) });
  if (!look.ok) return look;
  const { splits, notes } = look.value;
  const { labels } = store.head().codebook;
  const names = new Map(labels.map(({ id, name }) => [id, name]));
  if (splits)
    say(
      io,
      splitTable(splits, (id) => names.get(id) ?? id),
    );
  for (const note of notes) say(io, note);
  return ok(true);
}

async function exportTo(store: Store, given: ExportArguments, io: Io): Promise<Result<Answer>> {
  const options = chosenBy(store, given);
  if (!options.ok) return options;
  const { format } = given;
  if (options.value.split) {
    const told = await tellSplits(store, format, options.value, io);
    if (!told.ok) return told;
  }
  const exported = await exportProject(store, {
    format,
    target: path.resolve(io.cwd, given.out),
    options: options.value,
    hooks: toldOn(io),
    now: io.now,
  });
  if (!exported.ok) return exported;
  return ok({ json: exported.value, text: exportText(exported.value) });
}

export const defineExport: Define = (program, { io, answer }) => {
  const command = program
    .command('export')
    .description('Export a labelled dataset.')
    .argument('<project>', 'project folder')
    .requiredOption('--format <id>', CODECS.map(({ id }) => id).join(', '))
    .requiredOption('--out <path>', 'file to write, or folder for a format of several files')
    .option('--annotator <name...>', 'only these annotators (default: all)')
    .option('--label <label...>', 'only these labels, by id or name (default: all)')
    .option('--no-boilerplate', 'leave out spans inside boilerplate')
    .option('--gold', 'only what adjudication decided')
    .option('--set <name=value>', 'an option of the format; may be given again', collect);
  withSplit(command)
    .option('--with-time', 'say in the manifest when it was written')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: ExportArguments) =>
      answer(options, () =>
        withProject(project, 'read', io, (store) => exportTo(store, options, io)),
      ),
    );
};
