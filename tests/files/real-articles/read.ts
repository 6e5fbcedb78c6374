/** Reads a file as an import does, and holds what was read against what every article has to be. */
import { expect } from 'vitest';
import { readerOf } from '../../../main/articles/registry.ts';
import type { ReadArticle, ReadOptions } from '../../../main/articles/reader.ts';
import type { Article } from '../../../shared/model/article.ts';
import { articleProblem } from '../../../shared/ops/invariants.ts';
import { normaliseText } from '../../../shared/text/normalise.ts';

const RECORD = {
  kind: 'article',
  id: 'a',
  title: '',
  sha256: '',
  revision: 1,
  created: '',
  clock: '0',
} as const;

/** The article, or the refusal as `code: message`. */
export async function readOrRefuse(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<ReadArticle | string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const before = Buffer.from(bytes);
  const read = await readerOf(name).read(bytes, name, options);
  expect(before.equals(bytes)).toBe(true);
  if (!read.ok) {
    expect(read.error.file).toBe(name);
    expect(read.error.message).toMatch(new RegExp(`^${name.replace('.', '\\.')}: .*\\.$`, 'su'));
    return `${read.error.code}: ${read.error.message}`;
  }
  const { value } = read;
  const article: Article = { ...RECORD, ...value };
  expect(articleProblem(article)).toBeNull();
  expect(normaliseText(value.text)).toBe(value.text);
  // Every word stands in exactly one block.
  const inside = value.blocks.map(({ start, end }) => value.text.slice(start, end)).join('');
  expect(inside.replace(/\s+/gu, '')).toBe(value.text.replace(/\s+/gu, ''));
  return value;
}

export async function readArticle(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<ReadArticle> {
  const read = await readOrRefuse(name, content, options);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

/** Blocks as `type: text`, headings with their level. */
export const outline = ({ text, blocks }: ReadArticle): string[] =>
  blocks.map(({ type, level, start, end }) => `${type}${level ?? ''}: ${text.slice(start, end)}`);

export const markedWords = ({ text, marks }: ReadArticle): string[] =>
  marks.map(
    ({ type, start, end, href }) =>
      `${type}: ${text.slice(start, end)}${href === undefined ? '' : ` <${href}>`}`,
  );

export const boilerplateOf = ({ text, boilerplate }: ReadArticle): string[] =>
  boilerplate.map(({ start, end }) => text.slice(start, end));
