/** Names as brat's `annotation.conf` can hold them, and back. */
import type { AttributeDefinition } from '../model/attribute.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Dialect } from './draft.ts';

/** brat stores types as ASCII letters, digits, `_` and `-`; accents go, the rest becomes `_`. */
export const storageName = (name: string): string =>
  name
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-zA-Z0-9_-]/gu, '_') || '_';

/** Values may hold any letter, but no white space and none of the signs that part them. */
export const storageValue = (option: string): string => option.trim().replace(/[\s|,]/gu, '_');

/** `direct_quote` as people read it. */
export const spoken = (name: string): string => name.replace(/_+/gu, ' ').trim() || name;

const namesOf = ({ labels, relationTypes }: Codebook): string[] => [
  ...labels.flatMap(({ name, attributes }) => [name, ...attributes.map((one) => one.name)]),
  ...relationTypes.map(({ name }) => name),
];

/** Every name of the codebook with its storage name; no two share one, read aloud either. */
export function storageNames(codebook: Codebook): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of namesOf(codebook)) {
    if (table.has(name)) continue;
    const stem = storageName(name);
    let stored = stem;
    for (let at = 2; taken.has(spoken(stored).toLowerCase()); at += 1) stored = `${stem}_${at}`;
    taken.add(spoken(stored).toLowerCase());
    table.set(name, stored);
  }
  return table;
}

/** brat has marks (yes or nothing) and choices of one; an attribute of another type it has not. */
export function carriedByBrat(definition: AttributeDefinition): AttributeDefinition | null {
  const { id, name, type, options = [] } = definition;
  if (type === 'boolean') return { id, name, type };
  if (type !== 'one') return null;
  const values = options.map((option) => spoken(storageValue(option)));
  // Two options that would become one: the answers could not be told apart.
  return new Set(values).size === values.length ? { id, name, type, options: values } : null;
}

export function bratDialect(own: Codebook | null): Dialect {
  const table = own ? storageNames(own) : new Map<string, string>();
  return {
    nameOf: (name) => spoken(table.get(name) ?? storageName(name)),
    carried: carriedByBrat,
    // Attributes stand in one list for all labels.
    hasOrder: false,
    updated: (before) => before,
  };
}
