/**
 * The head of a Markdown file between two lines of `---`, as site generators read it, as far as it
 * is plain: one `key: value` a line. Lists and nested values are passed over.
 */

export interface FrontMatter {
  /** By lower-case key. */
  readonly values: ReadonlyMap<string, string>;
  readonly body: string;
}

const HEAD = /^---[ \t]*\n(?<head>(?:(?!---|\.\.\.).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const PAIR = /^(?<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?<value>\S.*)$/u;

function scalar(written: string): string | null {
  const trimmed = written.trim();
  const quoted = /^(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^']|'')*)')/u.exec(
    trimmed,
  )?.groups;
  if (quoted?.['double'] !== undefined) return quoted['double'].replace(/\\(.)/gu, '$1');
  if (quoted?.['single'] !== undefined) return quoted['single'].replaceAll("''", "'");
  const plain = trimmed.replace(/\s+#.*$/u, '');
  return /^[[{|>&*!]/u.test(plain) ? null : plain;
}

/** @param text normalised */
export function frontMatter(text: string): FrontMatter {
  const found = HEAD.exec(text);
  const values = new Map<string, string>();
  for (const line of found?.groups?.['head']?.split('\n') ?? []) {
    const { key, value } = PAIR.exec(line)?.groups ?? {};
    const said = value === undefined ? null : scalar(value);
    if (key !== undefined && said !== null) values.set(key.toLowerCase(), said);
  }
  // A rule at the top of a text is none: what follows it says nothing about the article.
  return values.size === 0
    ? { values, body: text }
    : { values, body: text.slice(found?.[0].length) };
}
