/**
 * What Git is told of a project, should somebody keep it there: which files are this machine's own,
 * and that records are joined by `claimbench merge-driver` (README). Nobody else minds them.
 */
import { BACKUPS, INDEX_FILE, JOURNAL_FILE, LOCK_FILE } from './layout.ts';

/** File name to text. */
export const GIT_FILES: Readonly<Record<string, string>> = {
  '.gitignore': `${JOURNAL_FILE}*\n${LOCK_FILE}*\n${INDEX_FILE}*\n${BACKUPS}/\n*.json.[0-9]*\n`,
  // Line ends are part of no text here, and the bytes of sources are kept as they came.
  '.gitattributes': '*.json text eol=lf merge=claimbench\nraw/* -text\n',
};
