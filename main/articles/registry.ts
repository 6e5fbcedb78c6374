/** The kinds of files that articles are read from. */
import { DOCX } from './docx.ts';
import { EMAIL } from './email.ts';
import { HTML } from './html.ts';
import { MARKDOWN } from './markdown.ts';
import { PDF } from './pdf.ts';
import { PLAIN_TEXT } from './plain-text.ts';
import type { ArticleReader } from './reader.ts';

export const ARTICLE_READERS: readonly ArticleReader[] = [
  PLAIN_TEXT,
  MARKDOWN,
  HTML,
  DOCX,
  PDF,
  EMAIL,
];

/** Of everything that a reader claims: lower case, with the dot. */
export const ARTICLE_EXTENSIONS: readonly string[] = ARTICLE_READERS.flatMap(
  ({ extensions }) => extensions,
);

/**
 * The reader of a file by the end of its name; plain text where none claims it.
 * @param isText whatever the name says, it is plain text
 */
export function readerOf(name: string, isText = false): ArticleReader {
  const lower = name.toLowerCase();
  const claims = ({ extensions }: ArticleReader): boolean =>
    extensions.some((extension) => lower.endsWith(extension));
  return (isText ? undefined : ARTICLE_READERS.find(claims)) ?? PLAIN_TEXT;
}
