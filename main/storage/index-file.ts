/**
 * The index: what lists show of every article, kept beside the size and time of its two files, so
 * that opening a project looks at a thousand articles instead of parsing them. Never the truth:
 * what does not fit the files is made anew from them.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { articleSummarySchema, type ArticleSummary } from '../../shared/model/article.ts';
import { isMissing } from './disk-error.ts';
import { annotationsFile, articleFile, INDEX_FILE } from './layout.ts';

const VERSION = 2;

export interface IndexEntry {
  /** Of both files, as `stampOf` gives it. */
  readonly stamp: string;
  readonly summary: ArticleSummary;
  /** The latest clock in the two files; a store's own clock must run ahead of it. */
  readonly clock: string;
  /** The higher of the two files' numbers. */
  readonly seq: number;
}
export type Index = ReadonlyMap<string, IndexEntry>;

const entrySchema: z.ZodType<IndexEntry> = z.object({
  stamp: z.string(),
  summary: articleSummarySchema,
  clock: z.string(),
  seq: z.number().int().nonnegative(),
});
const indexSchema = z.object({
  version: z.literal(VERSION),
  articles: z.record(z.string(), entrySchema),
});

async function stampOfFile(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size}@${mtimeMs}`;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Size and time of an article's two files, or null when one of them is not there. */
export async function stampOf(root: string, article: string): Promise<string | null> {
  const [text, annotations] = await Promise.all([
    stampOfFile(join(root, articleFile(article))),
    stampOfFile(join(root, annotationsFile(article))),
  ]);
  return text === null || annotations === null ? null : `${text} ${annotations}`;
}

/** Empty where there is none, or none that can be used. */
export async function readIndex(root: string): Promise<Index> {
  try {
    const parsed = indexSchema.safeParse(
      JSON.parse(await readFile(join(root, INDEX_FILE), 'utf8')),
    );
    return new Map(parsed.success ? Object.entries(parsed.data.articles) : []);
  } catch {
    return new Map();
  }
}

/** Without fsync: losing it costs time, not work. @throws system errors */
export async function writeIndex(root: string, index: Index): Promise<void> {
  const lines = [...index].map(([id, entry]) => `${JSON.stringify(id)}: ${JSON.stringify(entry)}`);
  const text = `{"version": ${VERSION}, "articles": {\n${lines.join(',\n')}\n}}\n`;
  await writeFileAtomic(join(root, INDEX_FILE), text, { fsync: false });
}
