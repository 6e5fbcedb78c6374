/**
 * Escapes of WebAnno TSV 3, as INCEpTION's own writer and reader have them (`Escaping.java`). Where
 * the documentation differs, they are followed: the text of a token is written as it is.
 */

const VALUE = /\\|\[|\]|\||_|->|;|\t|\n|\r|\*/gu;
const LETTERS: Readonly<Record<string, string>> = {
  '\t': 't',
  '\n': 'n',
  // No escape of theirs, which would let it end the line; they show it as `\r`.
  '\r': 'r',
};
const MEANT: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', b: '\b' };

/** A feature's value in a cell. */
export const escapeValue = (value: string): string =>
  value.replace(VALUE, (special) => `\\${LETTERS[special] ?? special}`);

export const unescapeValue = (cell: string): string =>
  cell.replace(/\\(->|[\\[\]|_;*tnr])/gu, (_all, what: string) =>
    /^[tnr]$/u.test(what) ? (MEANT[what] ?? what) : what,
  );

const TEXT_LETTERS: Readonly<Record<string, string>> = { ...LETTERS, '\f': 'f', '\b': 'b' };

/** Control characters that have no letter are written after a backslash as they are. */
const CONTROLS = '\\u0000-\\u0007\\u000e-\\u001f';
const TEXT = new RegExp(`[\\\\\\t\\f\\r\\u0008${CONTROLS}]`, 'gu');
const ESCAPED_TEXT = new RegExp(`\\\\([\\\\tnfrb${CONTROLS}])`, 'gu');
const ESCAPED_JAVA = /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|(.?))/gu;

/** A line of a sentence after `#Text=`; it holds no line feed. */
export const escapeText = (line: string): string =>
  line.replace(TEXT, (special) => `\\${TEXT_LETTERS[special] ?? special}`);

const javaCharacter = (unit?: string, octal?: string, letter = ''): string => {
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  return MEANT[letter] ?? letter;
};

/** @param minor of the version 3.x that the file says it is: up to 3.1 it is escaped as in Java */
export function unescapeText(line: string, minor: number): string {
  if (!line.includes('\\')) return line;
  return minor >= 2
    ? line.replace(ESCAPED_TEXT, (_all, what: string) => MEANT[what] ?? what)
    : line.replace(ESCAPED_JAVA, (_all, unit?: string, octal?: string, letter?: string) =>
        javaCharacter(unit, octal, letter),
      );
}

/**
 * A cell cut where `separator` stands unescaped. INCEpTION's reader only looks at the one character
 * before it, and so misreads `\\|`, which its writer writes for a value that ends in a backslash.
 */
export function splitCell(cell: string, separator: '|' | ';'): string[] {
  if (!cell.includes(separator)) return [cell];
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      pieces.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, cell.slice(from)];
}

/** `PER[1]` is `PER` of the annotation 1; a bracket that belongs to a value is escaped. */
export function withoutNumber(piece: string): { readonly value: string; readonly number: number } {
  const found = /\[(\d{1,9})\]$/u.exec(piece);
  return found
    ? { value: piece.slice(0, found.index), number: Number(found[1]) }
    : { value: piece, number: 0 };
}
