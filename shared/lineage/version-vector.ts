/**
 * Version vectors (Parker et al. 1983), one entry a node: a timestamp ends in the name of the node
 * that gave it out, and a node's timestamps ascend, so that the latest one stands for all before.
 */
import type { Timestamp } from '../model/clock.ts';
import type { VersionVector } from '../model/lineage.ts';

/** `<9 digits>-<4 digits>-`: what stands before the node. */
const NODE_AT = 15;

export const nodeOf = (clock: Timestamp): string => clock.slice(NODE_AT);

/** Whether the write is among those that `seen` knows of. */
export function covers(seen: VersionVector, clock: Timestamp): boolean {
  const node = nodeOf(clock);
  return seen.some((latest) => latest >= clock && nodeOf(latest) === node);
}

/** What either knows of. Associative, commutative, idempotent. */
export function joinVectors(...vectors: readonly VersionVector[]): VersionVector {
  const latest = new Map<string, Timestamp>();
  for (const clock of vectors.flat()) {
    const node = nodeOf(clock);
    const known = latest.get(node);
    if (known === undefined || known < clock) latest.set(node, clock);
  }
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, clock]) => clock);
}
