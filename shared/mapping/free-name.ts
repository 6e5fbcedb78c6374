/** Ids and names that nothing else has: case and blanks at the ends do not count. */

const folded = (name: string): string => name.trim().toLowerCase();

/** `wanted`, else `wanted 2`, `wanted 3`… */
export function freeName(wanted: string, taken: readonly string[], between = ' '): string {
  const known = new Set(taken.map(folded));
  const first = wanted.trim() === '' ? 'Unnamed' : wanted;
  let name = first;
  for (let at = 2; known.has(folded(name)); at += 1) name = `${first.trim()}${between}${at}`;
  return name;
}
