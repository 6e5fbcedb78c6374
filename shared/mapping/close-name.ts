/** Finding a thing of the codebook by a name that is nearly its own. */

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Fewer letters than this begin too many words. */
const MIN_PREFIX = 3;

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:]+/gu, '');

const singular = (word: string): string =>
  word.length > MIN_PREFIX
    ? word
        .replace(/ies$/u, 'y')
        .replace(/(?<=s|x|z|ch|sh)es$/u, '')
        .replace(/(?<!s)s$/u, '')
    : word;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** By id, else by id or name with case ignored: what needs no question. */
export const sameNamed = <T extends Named>(things: readonly T[], name: string): T | undefined =>
  things.find(({ id }) => id === name) ??
  things.find(({ id }) => same(id, name)) ??
  things.find((thing) => same(thing.name, name));

/**
 * The thing that `name` most likely means: the same but for case, plural, blanks, `_` and `-`; else
 * the only one that it begins (`PER` for Person) or that begins it. Null where nothing is close.
 */
export function closeNamed<T extends Named>(things: readonly T[], name: string): T | null {
  const wanted = singular(folded(name));
  const formsOf = ({ id, name: own }: T): string[] => [id, own].map((one) => singular(folded(one)));
  const equal = things.find((thing) => formsOf(thing).includes(wanted));
  if (equal) return equal;
  if (wanted.length < MIN_PREFIX) return null;
  const begins = things.filter((thing) =>
    formsOf(thing).some(
      (form) => form.length >= MIN_PREFIX && (form.startsWith(wanted) || wanted.startsWith(form)),
    ),
  );
  return begins.length === 1 ? (begins[0] ?? null) : null;
}
