/** `claimbench diff`: what two stores say differently. */
import path from 'node:path';
import { diffOf, type Difference } from '../../shared/merge/diff.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readMergeSource } from '../files/merge-source.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { DiffShape } from './json-shapes.ts';
import { oneLine, plural } from './table.ts';

const HELP = `
Each is a project folder or a bundle. Records are compared by id and by what they say; when they were
written does not count. Like diff, it exits with 1 where the two differ, and with 0 where they do not.
--json prints {same, differences: [{what: "only in a"|"only in b"|"differs", kind, id, name,
  article: {id, title}|null, annotator, fields: [{field, a, b}]}]}`;

/** The values of a field, on one line. */
const LONG = 60;

const MARKS = { 'only in a': '-', 'only in b': '+', differs: '~' } as const;

function differenceLines({ what, name, annotator, fields }: Difference): string[] {
  const by = annotator === null ? '' : `, by ${annotator}`;
  const values = fields.map(
    ({ field, a, b }) => `      ${field}: ${oneLine(a, LONG)} → ${oneLine(b, LONG)}`,
  );
  return [`  ${MARKS[what]} ${oneLine(name, 2 * LONG)}${by}`, ...values];
}

/** Per article, what belongs to none first. */
function diffText(differences: readonly Difference[], a: string, b: string): string {
  if (differences.length === 0) return `${a} and ${b} say the same.`;
  const groups = new Map<string, Difference[]>([['', []]]);
  for (const difference of differences) {
    const key = difference.article?.id ?? '';
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(difference);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const title = first.article?.title ?? 'Project';
    return ['', oneLine(title, 2 * LONG), ...group.flatMap(differenceLines)];
  });
  const head = [`- only in ${a}`, `+ only in ${b}`, `~ different: ${a} → ${b}`];
  return [...head, ...lines, '', `${plural(differences.length, 'difference')}.`].join('\n');
}

async function diff(a: string, b: string, io: Io): Promise<Result<Answer>> {
  const [first, second] = [
    await readMergeSource({ path: path.resolve(io.cwd, a) }, null, io),
    await readMergeSource({ path: path.resolve(io.cwd, b) }, null, io),
  ];
  if (!first.ok) return first;
  if (!second.ok) return second;
  const differences = diffOf(first.value.dataset, second.value.dataset);
  const same = differences.length === 0;
  const json: DiffShape = {
    same,
    differences: differences.map((one) => ({ ...one, fields: [...one.fields] })),
  };
  return ok({ json, text: diffText(differences, a, b), refused: !same });
}

export const defineDiff: Define = (program, { io, answer }) => {
  program
    .command('diff')
    .description('Say what two copies of a project say differently.')
    .argument('<a>', 'project folder or bundle')
    .argument('<b>', 'project folder or bundle')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((a: string, b: string, options: JsonOption) => answer(options, () => diff(a, b, io)));
};
