/** `--split 8:1:1 --by event --seed 7`: train, dev and test. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Split, SplitRow } from '../../shared/model/split.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseWeights } from '../../shared/splits/weights.ts';
import { table } from './table.ts';

export interface SplitOptions {
  readonly split?: Split['weights'];
  readonly by?: Split['by'];
  readonly seed?: number;
}

function weightsOf(typed: string): Split['weights'] {
  const weights = parseWeights(typed);
  if (!weights.ok) throw new InvalidArgumentError(weights.error.message);
  return weights.value;
}

function seedOf(typed: string): number {
  const seed = /^\d+$/u.test(typed) ? Number(typed) : NaN;
  if (!Number.isSafeInteger(seed))
    throw new InvalidArgumentError('It takes a whole number from 0 on.');
  return seed;
}

export const withSplit = (command: Command): Command =>
  command
    .option('--split <train:dev:test>', 'divide into train, dev and test, as in 8:1:1', weightsOf)
    .addOption(
      new Option('--by <what>', 'what is never divided (default: article)').choices([
        'article',
        'event',
      ]),
    )
    .option('--seed <n>', 'another seed divides otherwise (default: 1)', seedOf);

/** Null: the dataset is one. Refusal: `bad-split`, how to divide without saying that. */
export function splitOf({ split: weights, by, seed }: SplitOptions): Result<Split | null> {
  if (weights) return ok({ weights, by: by ?? 'article', seed: seed ?? 1 });
  return by === undefined && seed === undefined
    ? ok(null)
    : err('bad-split', '--by and --seed say how --split divides. Give --split too, as in 8:1:1.');
}

/** @param nameOf the name of a label, by its id */
export function splitTable(rows: readonly SplitRow[], nameOf: (label: string) => string): string {
  const labels = Object.keys(rows[0]?.spans ?? {});
  return table<SplitRow>(
    [
      { head: 'Split', cell: (row) => row.split },
      { head: 'Articles', cell: (row) => row.articles },
      { head: 'Groups', cell: (row) => row.groups },
      ...labels.map((label) => ({
        head: nameOf(label),
        cell: (row: SplitRow) => row.spans[label] ?? 0,
      })),
    ],
    rows,
  );
}
