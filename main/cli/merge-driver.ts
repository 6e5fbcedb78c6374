/** `claimbench merge-driver`: Git calls it for every file of a project that both sides changed. */
import { ok, type Result } from '../../shared/result.ts';
import { driveMerge, type Versions } from '../files/merge-driver.ts';
import { say, type Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { MergeDriverShape } from './json-shapes.ts';
import { plural } from './table.ts';

const HELP = `
To have Git join projects record by record, in the repository that the project lies in:
  git config merge.claimbench.name "Claimbench"
  git config merge.claimbench.driver "claimbench merge-driver %O %A %B %P"
and in the project's .gitattributes (a new project has it):
  *.json text eol=lf merge=claimbench
  raw/* -text
The result is written to <ours>. Conflicts are kept inside the records, both values, and wait in
Review: the exit code is 0. It is 1 where a version cannot be read, and <ours> stays as it was.
--json prints {file, conflicts}`;

async function drive(versions: Versions, io: Io): Promise<Result<Answer>> {
  const driven = await driveMerge(versions, io.cwd);
  if (!driven.ok) return driven;
  const { name, conflicts } = driven.value;
  // Standard output is Git's own to use; what waits is said where messages go.
  if (conflicts > 0)
    say(io, `${name}: ${plural(conflicts, 'conflict')} kept, to be decided in Review`);
  const json: MergeDriverShape = { file: name, conflicts };
  return ok({ json, text: '' });
}

export const defineMergeDriver: Define = (program, { io, answer }) => {
  program
    .command('merge-driver')
    .description('Join two versions of a file of a project, for Git.')
    .argument('<base>', 'what both began from (%O)')
    .argument('<ours>', 'the version here; the result is written to it (%A)')
    .argument('<theirs>', 'the version that comes in (%B)')
    .argument('[path]', 'where the file lies in the work tree (%P)')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(
      (base: string, ours: string, theirs: string, path: string | undefined, options: JsonOption) =>
        answer(options, () =>
          drive({ base, ours, theirs, ...(path === undefined ? {} : { path }) }, io),
        ),
    );
};
