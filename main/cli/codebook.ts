/** `claimbench codebook`: a project's codebook out to a file of its own, and in from one. */
import path from 'node:path';
import { Argument } from 'commander';
import type { CodebookFormat, CodebookLoss } from '../../shared/codebook/format.ts';
import { CODEBOOK_FORMATS, codebookFormat } from '../../shared/codebook/formats.ts';
import { JSON_FORMAT } from '../../shared/codebook/json-format.ts';
import { ok, type Result } from '../../shared/result.ts';
import { ensureAnnotator } from '../annotators.ts';
import { codebookEffect } from '../codebook-effect.ts';
import { saveText } from '../save-text.ts';
import type { Store } from '../storage/port.ts';
import type { Answer } from './answer.ts';
import { annotatorName } from './annotator-argument.ts';
import { codebookFile } from './codebook-file.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { CodebookExportShape, CodebookImportShape } from './json-shapes.ts';
import { withProject } from './project.ts';
import { plural } from './table.ts';

interface CodebookOptions extends JsonOption {
  readonly format?: string;
  readonly annotator?: string;
  readonly dryRun?: boolean;
}

const IDS = CODEBOOK_FORMATS.map(({ id }) => id);

const HELP = `
Formats
${CODEBOOK_FORMATS.map(({ id, name }) => `  ${id.padEnd(14)}${name}`).join('\n')}
An export is JSON unless --format says otherwise; an import is told by the file. Labels of the same
name keep their annotations, and what a format has no words for stays as it is in the project. An
import is refused where something in use would be missing: rename or move it first.
--json prints {file, format, losses: [{what, count, why}]} for an export, and {affected, sentences,
  losses: [{what, count, why}], changed: true|false} for an import`;

const lossLines = (title: string, losses: readonly CodebookLoss[]): string[] =>
  losses.length === 0
    ? []
    : [title, ...losses.map(({ what, count, why }) => `  ${plural(count, what, what)}: ${why}`)];

async function exportCodebook(
  store: Store,
  format: CodebookFormat,
  file: string,
  io: Io,
): Promise<Result<Answer>> {
  const { text, losses } = format.write(store.head().codebook);
  const saved = await saveText(path.resolve(io.cwd, file), text, store.path);
  if (!saved.ok) return saved;
  const json: CodebookExportShape = {
    file: saved.value.file,
    format: format.id,
    losses: [...losses],
  };
  return ok({
    json,
    text: [
      `Wrote the codebook as ${format.name}: ${saved.value.file}`,
      ...lossLines('What the format could not carry:', losses),
    ].join('\n'),
  });
}

async function importCodebook(
  store: Store,
  format: CodebookFormat | null,
  file: string,
  options: CodebookOptions,
  io: Io,
): Promise<Result<Answer>> {
  const read = await codebookFile(file, store.head().codebook, format, io);
  if (!read.ok) return read;
  const { codebook, losses } = read.value;
  const edit = { edit: 'replace', codebook } as const;
  const effect = await codebookEffect(store, edit);
  if (!effect.ok) return effect;
  const isDry = options.dryRun === true;
  if (!isDry) {
    const name = await annotatorName(options.annotator, io);
    if (!name.ok) return name;
    const annotator = await ensureAnnotator(store, name.value, io);
    if (!annotator.ok) return annotator;
    const done = await store.run({ do: 'edit-codebook', edit }, annotator.value.id, 'user');
    if (!done.ok) return done;
  }
  const json: CodebookImportShape = {
    ...effect.value,
    losses: [...losses],
    changed: !isDry,
  };
  return ok({
    json,
    text: [
      ...effect.value.sentences,
      ...lossLines('What the file says and a codebook does not:', losses),
      isDry ? 'Nothing was changed (--dry-run).' : `The codebook is “${codebook.name}” now.`,
    ].join('\n'),
  });
}

export const defineCodebook: Define = (program, { io, answer }) => {
  program
    .command('codebook')
    .description('Write a project’s codebook to a file, or take one in.')
    .argument('<project>', 'project folder')
    .addArgument(
      new Argument('<way>', 'out to the file, or in from it').choices(['export', 'import']),
    )
    .argument('<file>', 'codebook file; one that is there is replaced by an export')
    .option('--format <id>', IDS.join(', '))
    .option('--annotator <name>', 'who takes it in (default: the name given in the workbench)')
    .option('--dry-run', 'only say what an import would do')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, way: string, file: string, options: CodebookOptions) =>
      answer(options, async () => {
        const chosen = options.format === undefined ? null : codebookFormat(options.format);
        if (chosen && !chosen.ok) return chosen;
        const format = chosen?.value ?? null;
        if (way === 'export') {
          return withProject(project, 'read', io, (store) =>
            exportCodebook(store, format ?? JSON_FORMAT, file, io),
          );
        }
        const access = options.dryRun === true ? 'read' : 'write';
        return withProject(project, access, io, (store) =>
          importCodebook(store, format, file, options, io),
        );
      }),
    );
};
