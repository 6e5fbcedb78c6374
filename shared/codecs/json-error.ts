/**
 * Where a text stops being JSON (RFC 8259). Engines word and place their own messages differently,
 * and some give no place at all, so a text that `JSON.parse` refused is read once more here.
 */

export interface JsonError {
  /** UTF-16 code units. */
  readonly offset: number;
  readonly reason: string;
}

// Built from parts: a string's plain characters are one greedy run, so that a text of megabytes
// does not exhaust the matcher's stack.
const PLAIN = String.raw`[^"\\\u0000-\u001f]*`;
const ESCAPE = String.raw`\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})`;
const STRING = `"${PLAIN}(?:${ESCAPE}${PLAIN})*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(
  String.raw`[\t\n\r ]*([[\]{},:]|${STRING}|${NUMBER}|true|false|null)`,
  'y',
);

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'end';

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or “]”',
  key: 'a name in double quotes',
  'key or }': 'a name in double quotes or “}”',
  ':': '“:”',
  ', or end': '“,” or a closing bracket',
  end: 'nothing more',
};

/** What may follow `token`, or null where it may not stand. Opens and closes `open` as it goes. */
function after(expected: Expected, token: string, open: string[]): Expected | null {
  const closed = (): Expected => (open.length === 0 ? 'end' : ', or end');
  const isString = token.startsWith('"');
  switch (expected) {
    case 'value or ]':
    case 'value':
      if (token === ']' && expected === 'value or ]') {
        open.pop();
        return closed();
      }
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'key or }' : 'value or ]';
      }
      return '}],:'.includes(token) ? null : closed();
    case 'key or }':
    case 'key':
      if (token === '}' && expected === 'key or }') {
        open.pop();
        return closed();
      }
      return isString ? ':' : null;
    case ':':
      return token === ':' ? 'value' : null;
    case ', or end': {
      const bracket = open.at(-1);
      if (token === ',') return bracket === '{' ? 'key' : 'value';
      if (token !== (bracket === '{' ? '}' : ']')) return null;
      open.pop();
      return closed();
    }
    case 'end':
      return null;
  }
}

/** @param text one that `JSON.parse` refused */
export function jsonErrorAt(text: string): JsonError {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  for (;;) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    const token = match?.[1];
    const next: Expected | null = token === undefined ? null : after(expected, token, open);
    if (!match || next === null) break;
    expected = next;
    offset = match.index + match[0].length;
  }
  const rest = /^[\t\n\r ]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  offset += rest;
  const here = text.slice(offset, offset + 20).split('\n')[0] ?? '';
  if (offset >= text.length)
    return {
      offset: text.trimEnd().length,
      reason: 'not JSON: the text ends too early, as if cut off',
    };
  return { offset, reason: `not JSON: expected ${WORDS[expected]} instead of “${here}”` };
}
