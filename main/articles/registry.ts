/**
 * The kinds of files that articles are read from. What reads them is loaded with the first file of its
 * kind: starting the program does not wait for libraries that it may never need.
 */
import { readPlainText } from './plain-text.ts';
import type { ArticleReader } from './reader.ts';

type Declared = Omit<ArticleReader, 'read'>;

const loaded = (declared: Declared, load: () => Promise<ArticleReader['read']>): ArticleReader => ({
  ...declared,
  read: async (bytes, name, options) => (await load())(bytes, name, options),
});

const PLAIN_TEXT: ArticleReader = {
  id: 'text',
  name: 'plain text',
  extensions: ['.txt'],
  read: readPlainText,
};

export const ARTICLE_READERS: readonly ArticleReader[] = [
  PLAIN_TEXT,
  loaded(
    { id: 'markdown', name: 'Markdown', extensions: ['.md', '.markdown'] },
    async () => (await import('./markdown.ts')).readMarkdown,
  ),
  loaded(
    { id: 'html', name: 'web page', extensions: ['.html', '.htm', '.xhtml'] },
    async () => (await import('./html.ts')).readHtml,
  ),
  loaded(
    { id: 'docx', name: 'Word document', extensions: ['.docx'] },
    async () => (await import('./docx.ts')).readDocx,
  ),
  loaded(
    { id: 'pdf', name: 'PDF', extensions: ['.pdf'] },
    async () => (await import('./pdf.ts')).readPdf,
  ),
  loaded(
    { id: 'email', name: 'e-mail', extensions: ['.eml'] },
    async () => (await import('./email.ts')).readEmail,
  ),
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
