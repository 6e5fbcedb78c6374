/** `claimbench check`: whether a project or a bundle is whole. Nothing is changed or repaired. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readBundle } from '../../shared/codecs/bundle/bundle.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { refuse } from '../../shared/codecs/refusal.ts';
import { EMPTY_CHANGE } from '../../shared/model/change.ts';
import { checkInvariants } from '../../shared/ops/invariants.ts';
import { stateOf } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import { checkProject } from '../storage/check.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import { fileReason } from './file-reason.ts';
import type { Io } from './io.ts';
import type { CheckShape } from './json-shapes.ts';
import { projectPlace } from './project.ts';
import { plural } from './table.ts';

const HELP = `
Looks whether every file parses, every text is the one its hash was taken of, every annotation lies
at its quote, every relation has both its ends, and everything follows the codebook.
--json prints {ok, problems: [text]}; the exit code is 1 when not ok.`;

/** Every record that breaks a rule of the codebook or of its place, in the order of the dataset. */
function invariantProblems(dataset: Dataset): string[] {
  const state = stateOf(dataset, dataset.articles);
  const records = [
    ...dataset.articles.flatMap(({ article, spans, relations }) => [
      article,
      ...spans,
      ...relations,
    ]),
    ...dataset.links,
  ];
  return records.flatMap((record) => {
    const checked = checkInvariants(state, { ...EMPTY_CHANGE, added: [record] });
    return checked.ok ? [] : [checked.error.message.replace(' Nothing was changed.', '')];
  });
}

async function bundleProblems(place: string, name: string): Promise<Result<readonly string[]>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(place));
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    return refuse({ file: name }, isEncoding ? 'it is not UTF-8 text' : fileReason(error));
  }
  const read = readBundle([{ path: '', text }], { name, strict: true });
  return ok(read.ok ? invariantProblems(read.value) : [read.error.message]);
}

async function check(name: string, io: Io): Promise<Result<Answer>> {
  const place = path.resolve(io.cwd, name);
  const isFile = await stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
  const problems = isFile ? await bundleProblems(place, name) : await projectProblems(name, io);
  if (!problems.ok) return problems;
  const isWhole = problems.value.length === 0;
  const json: CheckShape = { ok: isWhole, problems: [...problems.value] };
  const text = isWhole
    ? `${name} is whole.`
    : [...problems.value, `${plural(problems.value.length, 'problem')} in ${name}.`].join('\n');
  return ok({ json, text, refused: !isWhole });
}

async function projectProblems(name: string, io: Io): Promise<Result<readonly string[]>> {
  const place = await projectPlace(name, io);
  return place.ok ? checkProject(place.value) : place;
}

export const defineCheck: Define = (program, { io, answer }) => {
  program
    .command('check')
    .description('Look whether a project or a bundle is whole.')
    .argument('<project|bundle>', 'project folder, or a bundle file')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((name: string, options: JsonOption) => answer(options, () => check(name, io)));
};
