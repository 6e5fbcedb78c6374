/** Telling the format of a file by its name and its first characters. */
import { CONTEXT } from './w3c-terms.ts';
import { ANNOTATIONS, ARTICLES, RELATIONS } from './csv.ts';

const BUNDLE = /^\s*\{[^]*"format"\s*:\s*"claimbench-bundle"/u;
const JSONL = /^\s*\{[^\n]*"(?:text|sha256|spans)"\s*:/u;
/** What `jsonl` puts beside its lines. */
const BESIDE_JSONL = /\.(?:dataset|schema)\.json$/u;
const IS_BESIDE_JSONL =
  /^\s*\{\s*"(?:annotators"|type": "object",\s*"title": "One line of a Claimbench)/u;
const BY_EXTENSION: Readonly<Record<string, string>> = {
  '.claimbundle': 'bundle',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.jsonld': 'w3c',
};
const TABLES = [ANNOTATIONS, RELATIONS, ARTICLES];

/**
 * @param name of the file, with or without folders
 * @param head its first characters; a thousand are plenty
 * @returns the codec's id, or null: no dataset, an article perhaps
 */
export function detectFormat(name: string, head: string): string | null {
  const base = (name.split(/[/\\]/u).at(-1) ?? '').toLowerCase();
  const extension = /\.[^.]+$/u.exec(base)?.[0] ?? '';
  const text = head.replace(/^\uFEFF/u, '');
  const told = BY_EXTENSION[extension];
  if (told !== undefined) return told;
  if (extension === '.csv') return TABLES.some((table) => base.endsWith(table)) ? 'csv' : null;
  if (extension !== '.json' && extension !== '') return null;
  if (BUNDLE.test(text)) return 'bundle';
  if (BESIDE_JSONL.test(base) && IS_BESIDE_JSONL.test(text)) return 'jsonl';
  if (text.includes(`"${CONTEXT}"`)) return 'w3c';
  return extension === '' && JSONL.test(text) ? 'jsonl' : null;
}
