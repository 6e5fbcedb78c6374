/** `claimbench export`: a labelled dataset out of a project, proved, with what it could not carry. */
import path from 'node:path';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ExportReport } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { exportProject } from '../files/export.ts';
import type { Store } from '../storage/port.ts';
import { allNamed } from './all-named.ts';
import { annotatorNamed } from './annotator-name.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import { labelNamed } from './label-name.ts';
import { withProject } from './project.ts';
import { plural } from './table.ts';

interface ExportOptions extends JsonOption {
  readonly format: string;
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly label?: readonly string[];
  readonly boilerplate: boolean;
}

const HELP = `
Formats
${CODECS.map(({ id, description }) => `  ${id.padEnd(8)}${description}`).join('\n')}
--json prints {format, files, articles, spans, relations, proved, losses: [{what, count, why}],
  leftOut: {spans, relations}}; leftOut is what the options chose out`;

function reportText(report: ExportReport): string {
  const { files, articles, spans, relations, proved, losses, leftOut } = report;
  const what = [
    plural(articles, 'article'),
    plural(spans, 'span'),
    plural(relations, 'relation'),
  ].join(', ');
  const lost = losses.map(({ what: kind, count, why }) => `  ${plural(count, kind, kind)}: ${why}`);
  return [
    `Wrote ${what}; ${proved} of ${plural(spans, 'span')} read back and found right.`,
    ...files.map((file) => `  ${file}`),
    ...(leftOut.spans + leftOut.relations === 0
      ? []
      : [
          `Left out as asked: ${plural(leftOut.spans, 'span')}, ${plural(leftOut.relations, 'relation')}.`,
        ]),
    ...(lost.length === 0 ? [] : ['What the format could not carry:', ...lost]),
  ].join('\n');
}

async function exportTo(store: Store, options: ExportOptions, io: Io): Promise<Result<Answer>> {
  const { annotators, codebook } = store.head();
  const labels = allNamed(options.label ?? [], (name) => labelNamed(codebook, name));
  if (!labels.ok) return labels;
  const chosen = allNamed(options.annotator ?? [], (name) => annotatorNamed(annotators, name));
  if (!chosen.ok) return chosen;
  const exported = await exportProject(store, {
    format: options.format,
    target: path.resolve(io.cwd, options.out),
    now: io.now,
    options: {
      annotators: chosen.value.map(({ id }) => id),
      labels: labels.value.map(({ id }) => id),
      boilerplate: options.boilerplate,
    },
  });
  if (!exported.ok) return exported;
  return ok({ json: exported.value, text: reportText(exported.value) });
}

export const defineExport: Define = (program, { io, answer }) => {
  program
    .command('export')
    .description('Export a labelled dataset.')
    .argument('<project>', 'project folder')
    .requiredOption('--format <id>', CODECS.map(({ id }) => id).join(', '))
    .requiredOption('--out <path>', 'file to write, or folder for a format of several files')
    .option('--annotator <name...>', 'only these annotators (default: all)')
    .option('--label <label...>', 'only these labels, by id or name (default: all)')
    .option('--no-boilerplate', 'leave out spans inside boilerplate')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: ExportOptions) =>
      answer(options, () =>
        withProject(project, 'read', io, (store) => exportTo(store, options, io)),
      ),
    );
};
