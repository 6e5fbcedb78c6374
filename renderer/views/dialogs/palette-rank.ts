/**
 * How well a name fits what was typed into the palette, from 0 (not at all) to 1: every word must
 * stand in the name; names that begin with it come first, then those with a word that does.
 */
export function rank(name: string, typed: string): number {
  const own = name.toLowerCase();
  const wanted = typed.toLowerCase().trim();
  if (!wanted.split(/\s+/u).every((word) => own.includes(word))) return 0;
  if (own.startsWith(wanted)) return 1;
  return own.includes(` ${wanted}`) ? 0.8 : 0.5;
}
