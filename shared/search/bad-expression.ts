/** What is wrong with a regular expression, and where. */

/** @param error as thrown: `Invalid regular expression: /(/gimu: Unterminated group` */
export function badExpression(source: string, error: SyntaxError): string {
  const reason = (error.message.split(': ').at(-1) ?? error.message).toLowerCase();
  const near = placeOfError(source);
  return `This is no regular expression: ${reason}${near === '' ? '' : `, at “${near}”`}. To find characters such as ( ) [ ] * + ? . as they stand, put \\ before them, or search without “Regular expression”.`;
}

/** What is read as one: an escape, the beginning of a group, a count, else a character. */
const ATOM =
  /\\(?:[pPu]\{[^}]*\}?|u[\da-f]{0,4}|x[\da-f]{0,2}|k<[^>]*>?|c.|.)?|\(\?(?:<?[=!]|<[^>]*>?|:)?|\{[^}]*\}?|./gisu;
const SHOWN = 16;
const DEEPEST = 8;
const ENDINGS = ['', ']', 'a', 'a]'].flatMap((ending) =>
  Array.from({ length: DEEPEST + 1 }, (_, depth) => ending + ')'.repeat(depth)),
);

/** The end of the shortest beginning that no ending makes an expression; empty: it just stops. */
function placeOfError(source: string): string {
  for (const { 0: atom, index } of source.matchAll(ATOM)) {
    const beginning = source.slice(0, index + atom.length);
    if (!ENDINGS.some((ending) => isExpression(beginning + ending))) return beginning.slice(-SHOWN);
  }
  return '';
}

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').unicode;
  } catch {
    return false;
  }
}
