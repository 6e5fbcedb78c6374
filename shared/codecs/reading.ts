import { ok, type Result } from '../result.ts';
import type { Reading } from './codec.ts';
import type { Dataset } from './dataset.ts';

/** What was read where nothing of the file was left out. */
export const reading = (dataset: Result<Dataset>): Result<Reading> =>
  dataset.ok ? ok({ dataset: dataset.value, leftOut: [] }) : dataset;
