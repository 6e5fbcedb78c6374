/** `claimbench merge`: other stores into a project, nothing lost, whatever the order. */
import path from 'node:path';
import type { Command } from 'commander';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import { ok, type Result } from '../../shared/result.ts';
import { ensureAnnotator } from '../annotators.ts';
import { lookAtMerge, takeMerge, type Look, type Taken } from '../files/merge.ts';
import type { Store } from '../storage/port.ts';
import { annotatorName } from './annotator-argument.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { MergeShape } from './json-shapes.ts';
import { mergeText } from './merge-text.ts';
import { withProject } from './project.ts';
import { plural } from './table.ts';

interface MergeOptions extends JsonOption {
  readonly annotator?: string;
  readonly dryRun?: boolean;
}

const HELP = `
Each of the others is a project folder, a bundle, or a copy that a file-sync tool left of a file of
the project. They may be merged in any order, and again: nothing that somebody wrote is lost, and
what two wrote at the same time is kept on both sides until somebody decides in Review. The project
as it was is kept as a bundle in its backups, and undo takes the merge back.
Without others the project’s own files are made one project again, as opening it does: after a
“git merge”, or after a file-sync tool exchanged files.
--json prints {changed, label, backup, conflicts, preview: {sources, total, articles, annotators,
  codebook, clashes, samples, isNothing}}; conflicts counts all that wait in Review then`;

/** With whoever merges known to the project: their record is a step of its own, so look again. */
async function take(
  store: Store,
  look: Look,
  options: MergeOptions,
  io: Io,
): Promise<Result<Taken>> {
  const name = await annotatorName(options.annotator, io);
  if (!name.ok) return name;
  const annotator = await ensureAnnotator(store, name.value, io);
  if (!annotator.ok) return annotator;
  const paths = look.sources.map((source) => ({ path: source.name }));
  const again = store.seq() === look.seq ? ok(look) : await lookAtMerge(store, paths, io);
  return again.ok ? takeMerge(store, again.value, annotator.value.id, io) : again;
}

async function merge(
  store: Store,
  others: readonly string[],
  options: MergeOptions,
  io: Io,
): Promise<Result<Answer>> {
  const sources = others.map((other) => ({ path: path.resolve(io.cwd, other) }));
  const look = await lookAtMerge(store, sources, io);
  if (!look.ok) return look;
  const { preview, merged } = look.value;
  const conflicts = conflictsOf(merged).length;
  const { id: _look, ...shown } = preview;
  const json: MergeShape = { changed: false, label: null, backup: null, conflicts, preview: shown };
  const waiting =
    conflicts > 0 ? [`${plural(conflicts, 'conflict')} to be decided in Review.`] : [];
  const told = (...lines: readonly string[]): string =>
    [mergeText(preview), '', ...lines, ...waiting].join('\n').trim();
  if (others.length === 0)
    return ok({ json, text: ['The project’s own files are in order.', ...waiting].join('\n') });
  if (preview.isNothing) return ok({ json, text: told() });
  if (options.dryRun === true)
    return ok({ json, text: told('Nothing was changed: this is what merging would do.') });
  const taken = await take(store, look.value, options, io);
  if (!taken.ok) return taken;
  const { label, backup } = taken.value;
  return ok({
    json: { ...json, changed: true, label, backup },
    text: told('Merged. The project as it was:', `  ${backup ?? ''}`),
  });
}

export const defineMerge: Define = (program, { io, answer }) => {
  program
    .command('merge')
    .description('Merge other copies of a project into it.')
    .argument('<project>', 'project folder; it is changed')
    .argument('[others...]', 'project folders and bundles; they are only read')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--annotator <name>', 'who merges (default: the name given in the workbench)')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(
      (project: string, others: readonly string[], options: MergeOptions, command: Command) => {
        if (options.dryRun === true && others.length === 0)
          command.error('error: --dry-run looks at other stores; say which ones');
        return answer(options, () => {
          const access = options.dryRun === true ? 'read' : 'write';
          return withProject(project, access, io, (store) => merge(store, others, options, io));
        });
      },
    );
};
