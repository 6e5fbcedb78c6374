/** Annotators by name: who is new to a project gets a record in it. */
import {
  annotatorIdOf,
  cleanName,
  findAnnotator,
  GOLD_ANNOTATOR,
  GOLD_NAME,
  type Annotator,
} from '../shared/model/annotator.ts';
import { createClock } from '../shared/model/clock.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Store } from './storage/port.ts';

export interface Making {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/**
 * A record for someone new, not committed. `name` is cleaned already. The id follows from it, case
 * ignored: who works in two copies of a project is one annotator when they are merged.
 */
export const newAnnotator = (name: string, { now, newId }: Making): Annotator => ({
  kind: 'annotator',
  id: annotatorIdOf(name),
  name,
  created: new Date(now()).toISOString(),
  clock: createClock(now, newId().replaceAll('-', '')).tick(),
});

/** Nobody works under the name of the gold layer: what stands in it was decided, not annotated. */
const isReserved = (name: string): boolean =>
  [GOLD_NAME, GOLD_ANNOTATOR].some((own) => own.toLowerCase() === name.toLowerCase());

/**
 * The annotator called `name` (case ignored), or a new one, committed.
 * Refusals: `empty-name`, `reserved-name`, and those of `Store.commit`.
 */
export async function ensureAnnotator(
  store: Store,
  name: string,
  making: Making,
): Promise<Result<Annotator>> {
  const clean = cleanName(name);
  if (clean === '')
    return err(
      'empty-name',
      'A name is needed: annotations are kept under it. Nothing was changed.',
    );
  if (isReserved(clean))
    return err(
      'reserved-name',
      `“${GOLD_NAME}” is the layer that adjudication decides. Choose another name.`,
    );
  const known = findAnnotator(store.head().annotators, clean);
  if (known) return ok(known);
  const annotator = newAnnotator(clean, making);
  const added = await store.run({ do: 'add-annotator', annotator }, annotator.id, 'user');
  return added.ok ? ok(annotator) : added;
}
