/**
 * Names as brat and file systems can hold them, and back. A character that has no place becomes
 * its code point between `_x` and `_`, as in `same_x20_claim`; an underscore before an `x` is
 * escaped itself, so that no two names become one.
 */

const escaped = (character: string): string => `_x${(character.codePointAt(0) ?? 0).toString(16)}_`;

const ESCAPE = /_x([0-9a-f]{1,6})_/gu;

const escapedAll = (name: string, isSafe: (character: string) => boolean): string =>
  name
    .replace(/_(?=x)/gu, escaped)
    .replace(/[^]/gu, (character) => (isSafe(character) ? character : escaped(character)));

/** The name that `storedName` or `folderName` wrote; any other one as it is. */
export const unescapedName = (stored: string): string =>
  stored.replace(ESCAPE, (all, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });

/** What brat's configurations take for something else than a type. */
const RESERVED = /^(?:-+|ENTITY-NESTING)$/u;

/**
 * A label, relation type or attribute as brat stores types: ASCII letters, digits, `_` and `-`
 * (`normalize_to_storage_form` of its projectconfig.py).
 */
export function storedName(id: string): string {
  const name = escapedAll(id, (character) => /[a-zA-Z0-9_-]/u.test(character));
  return RESERVED.test(name) ? escaped(name) + name.slice(1) : name;
}

const DENIED = '_x_no';

/** How an attribute is stored where the answer is no: brat's marks are there or are not. */
export const deniedName = (id: string): string => `${storedName(id)}${DENIED}`;

/** The attribute that `deniedName` wrote; null for every other name. */
export const deniedIn = (stored: string): string | null =>
  // What ends an escape may be followed by these letters, too.
  stored.replace(ESCAPE, '.').endsWith(DENIED)
    ? unescapedName(stored.slice(0, -DENIED.length))
    : null;

/** Device names of Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)/iu;

/**
 * Letters that have two small forms (`ß` and `ss`, `ς` and `σ`): disks that ignore case may take
 * names that differ in nothing else for one.
 */
const isFolded = (character: string): boolean =>
  character.toUpperCase().toLowerCase() !== character.toLowerCase();

/**
 * An annotator's name as a folder. Names that differ in case only are one annotator
 * (`annotatorIdOf`), so no two folders are one on disks that ignore case.
 */
export function folderName(name: string): string {
  const body = escapedAll(
    name,
    (character) => /[\p{L}\p{N}\p{M} ._'()-]/u.test(character) && !isFolded(character),
  )
    // A dot inside might make it the name of a file, one at an end is hidden or dropped.
    .replace(/\.(?! )|^[ .]| $/gu, escaped);
  return DEVICE.test(body) ? escaped(body) + body.slice(1) : body;
}

const SLUG = 40;

/** `007-at-least-133-dead`: sorted by name, documents stand in the order they were written in. */
export function documentName(number: number, width: number, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, SLUG)
    .replace(/^-|-$/gu, '');
  const digits = String(number).padStart(width, '0');
  return slug === '' ? digits : `${digits}-${slug}`;
}
