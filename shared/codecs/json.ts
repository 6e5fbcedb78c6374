/** JSON in and out: errors with a line, and one order of keys for every run and machine. */
import { ok, type Result } from '../result.ts';
import { jsonErrorAt } from './json-error.ts';
import { joinPath, refuse, type Where } from './refusal.ts';

/**
 * A key that object literals and spreads would treat as an instruction. No record has one, so a
 * file that does is broken or hostile.
 */
const FORBIDDEN_KEY = '__proto__';

/** Where the key stands in `root`, or null. Without recursion: hostile files nest deep. */
function forbiddenPath(root: unknown): string | null {
  const queue: { readonly value: unknown; readonly path: string }[] = [{ value: root, path: '' }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, FORBIDDEN_KEY)) return joinPath(path, [FORBIDDEN_KEY]);
    for (const [key, inner] of Object.entries(value))
      queue.push({
        value: inner,
        path: joinPath(path, [Array.isArray(value) ? Number(key) : key]),
      });
  }
  return null;
}

/** @param where the line is that of the text's first line; 1 when absent */
export function parseJson(text: string, where: Where): Result<unknown> {
  const source = text.replace(/^\uFEFF/u, '');
  const first = where.line ?? 1;
  try {
    const value: unknown = JSON.parse(source);
    // A cheap look first: walking a large file costs more than searching it.
    const found = /__proto__|\\u/u.test(source) ? forbiddenPath(value) : null;
    return found === null
      ? ok(value)
      : refuse({ ...where, path: found }, 'this key is not allowed');
  } catch {
    const { offset, reason } = jsonErrorAt(source);
    const line = first + (source.slice(0, offset).match(/\n/gu)?.length ?? 0);
    return refuse({ ...where, line }, reason);
  }
}

/** What a reader looks for first; everything else follows in alphabetical order. */
const FIRST = [
  '@context',
  'format',
  'version',
  'kind',
  'id',
  'type',
  'title',
  'name',
  'label',
  'text',
];
const NEXT = ['start', 'end', 'codePointStart', 'codePointEnd', 'from', 'to'];
const RANK = new Map([...FIRST, ...NEXT].map((key, index) => [key, index]));

function compareKeys(a: string, b: string): number {
  const rank = (RANK.get(a) ?? RANK.size) - (RANK.get(b) ?? RANK.size);
  return rank || (a < b ? -1 : a > b ? 1 : 0);
}

const ordered = (_key: string, value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareKeys(a, b)));

/** Indented by two, with a final line feed. */
export const prettyJson = (value: unknown): string => `${JSON.stringify(value, ordered, 2)}\n`;

/**
 * One line, without the line feed. The other line separators of Unicode, which JSON lets stand, are
 * escaped: many readers of lines (Python's `splitlines`) would end a line at them.
 */
export const lineJson = (value: unknown): string =>
  JSON.stringify(value, ordered).replace(
    /[\u0085\u2028\u2029]/gu,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
