/** Text for people: aligned columns, plurals, and nothing that could steer a terminal. */

/** `text` without control and direction characters (line breaks and tabs stay): articles come from anywhere. */
export const plainText = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (control) =>
    control === '\n' || control === '\t' ? control : '',
  );

/** `text` on one line of at most `width` characters, the rest cut off. */
export function oneLine(text: string, width: number): string {
  const characters = [...plainText(text.replace(/\s+/gu, ' ')).trim()];
  if (characters.length <= width) return characters.join('');
  return `${characters
    .slice(0, width - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * `text` in lines of at most `width` characters, broken at blanks: `head` in front of the first one,
 * as many blanks in front of the others. A word that is longer stays whole.
 */
export function wrapped(head: string, text: string, width = 98): string {
  const gap = ' '.repeat(head.length);
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = gap + word;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

const numbers = new Intl.NumberFormat('en-GB');
export const number = (value: number): string => numbers.format(value);

/** `1 article`, `2,000 articles`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

export interface Column<Row> {
  readonly head: string;
  /** Numbers stand to the right. */
  readonly cell: (row: Row) => string | number;
}

const lengthOf = (text: string): number => [...text].length;

/** `rows` under the heads of `columns`, two spaces between; numbers aligned to the right. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const built = columns.map(({ head, cell }) => {
    const values = rows.map(cell);
    const isNumber = values.length > 0 && values.every((value) => typeof value === 'number');
    const cells = [head, ...values.map((v) => (typeof v === 'number' ? number(v) : v))];
    const width = Math.max(...cells.map(lengthOf));
    return cells.map((text) => {
      const gap = ' '.repeat(width - lengthOf(text));
      return isNumber ? gap + text : text + gap;
    });
  });
  const lines = [null, ...rows].map((_, row) =>
    built
      .map((column) => column[row] ?? '')
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}
