/** Weights of a split as people write them: `8:1:1`. */
import { SPLITS, type Split } from '../model/split.ts';
import { err, ok, type Result } from '../result.ts';
import { splitsIn } from './quota.ts';

type Weights = Split['weights'];

const EXAMPLE =
  'It takes three numbers for train, dev and test, such as 8:1:1; 8:0:2 makes no dev.';

/** Refusal: `bad-split`. One split alone would be the whole dataset again. */
export const checkedWeights = (weights: Weights): Result<Weights> =>
  splitsIn(weights).length >= 2
    ? ok(weights)
    : err('bad-split', `At least two of ${SPLITS.join(', ')} need a share above zero. ${EXAMPLE}`);

/** Refusal: `bad-split`. */
export function parseWeights(text: string): Result<Weights> {
  const numbers = text.split(':').map((part) => part.trim());
  const [train, dev, test] = numbers.map(Number);
  const isWritten = numbers.every((part) => /^\d{1,9}(?:\.\d{1,9})?$/u.test(part));
  if (!isWritten || numbers.length !== SPLITS.length)
    return err('bad-split', `“${text}” is no split. ${EXAMPLE}`);
  return checkedWeights({ train: train ?? 0, dev: dev ?? 0, test: test ?? 0 });
}

export const writtenWeights = (weights: Weights): string =>
  SPLITS.map((name) => weights[name]).join(':');
