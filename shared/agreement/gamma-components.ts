/** Candidates that share no unit, not even through others, can be chosen apart. */
import type { Candidate } from './gamma-candidates.ts';

/** The connected components of `candidates` over their units, each in the order given. */
export function componentsOf<C extends Candidate>(
  candidates: readonly C[],
): readonly (readonly C[])[] {
  const parents = new Map<number, number>();
  function root(unit: number): number {
    let top = unit;
    for (let up = parents.get(top); up !== undefined; up = parents.get(top)) top = up;
    // What was passed on the way points at the root from now on, so that no path grows long.
    for (let at = unit; at !== top;) {
      const up = parents.get(at) ?? top;
      parents.set(at, top);
      at = up;
    }
    return top;
  }
  for (const { units } of candidates) {
    const [first, ...others] = units;
    if (first === undefined) continue;
    for (const other of others)
      if (root(other) !== root(first)) parents.set(root(other), root(first));
  }
  const components = new Map<number, C[]>();
  for (const candidate of candidates) {
    const key = root(candidate.units[0] ?? -1);
    const component = components.get(key);
    if (component) component.push(candidate);
    else components.set(key, [candidate]);
  }
  return [...components.values()];
}
