/** What each file of an import is: part of a dataset, an article, or nothing to bring in. */
import type { Codec } from '../../shared/codecs/codec.ts';
import { isManifest } from '../../shared/codecs/manifest.ts';
import { CODECS, findCodec, recognised } from '../../shared/codecs/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { ARTICLE_EXTENSIONS } from '../articles/registry.ts';
import { folderOf, pathIn, type ImportSource } from './import-source.ts';

/** The `format` that says: an article, whatever the file is called. */
export const TEXT_FORMAT = 'text';

const HEAD_BYTES = 16 * 1024;
/** Endings that no article text has. */
const DATA_FILE = /\.(?:json|jsonl|jsonld|ndjson|csv|tsv|ann|conll|xml|xmi|parquet|qdpx)$/iu;
/** What exports put beside their data for people and other programs to read. */
const COMPANION =
  /^(?:(?:.+\.)?manifest\.json|(?:.+\.)?readme\.md|.+\.schema\.json|to_docbin\.py|(?:.+\.)?config\.xml|(?:annotation|visual|tools|kb_shortcuts|stats)\.conf|\.stats_cache)$/iu;

export type FileKind =
  | { readonly kind: 'dataset'; readonly codec: Codec }
  | { readonly kind: 'article' }
  /** Says something about a dataset beside it, and is none. */
  | { readonly kind: 'companion' }
  /** Of a folder, and of no kind that is read. */
  | { readonly kind: 'other' };

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const isArticle = (path: string): boolean =>
  ARTICLE_EXTENSIONS.some((ending) => path.toLowerCase().endsWith(ending));

const headOf = (codec: Codec | null, { name, bytes }: ImportSource): string =>
  codec?.binary?.some((ending) => name.endsWith(ending)) === true
    ? ''
    : new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));

const KNOWN = CODECS.map(({ id }) => id).join(', ');

/** How the names of files end that some format is made of. */
const PART_ENDINGS = CODECS.flatMap(({ extension, parts }) => [
  extension,
  ...parts.map((part) => part.replace(/^.*\*/u, '')),
])
  .filter((ending) => ending !== '')
  .map((ending) => ending.toLowerCase());

/** Whether a file of a folder is worth reading, by its name; others are passed over unread. */
export function isReadable(path: string): boolean {
  const lower = path.toLowerCase();
  return (
    isArticle(path) ||
    DATA_FILE.test(path) ||
    lower.endsWith('.zip') ||
    // Without an ending only the first characters can tell.
    !nameOf(path).includes('.') ||
    COMPANION.test(nameOf(path)) ||
    PART_ENDINGS.some((ending) => lower.endsWith(ending))
  );
}

/** Refusal: `unknown-format`. */
export function codecNamed(format: string): Result<Codec | null> {
  if (format === TEXT_FORMAT) return ok(null);
  const codec = findCodec(format);
  return codec
    ? ok(codec)
    : err('unknown-format', `there is no format “${format}”. Known: text, ${KNOWN}.`);
}

/** What a file named on its own is that nothing recognises. */
function alone(source: ImportSource): Result<FileKind> {
  const { name, bytes } = source;
  return DATA_FILE.test(name) && bytes.length > 0
    ? err(
        'unknown-format',
        `${name}: it is none of the datasets that can be read (${KNOWN}). If it is the text of an article, save it as .txt.`,
        { file: name },
      )
    : ok({ kind: 'article' });
}

/** What a file is where the analyst named the format of everything. */
function asNamed(codec: Codec | null, source: ImportSource, told: Codec | null): FileKind {
  const path = pathIn(source);
  if (source.root === undefined) return codec ? { kind: 'dataset', codec } : { kind: 'article' };
  if (!codec) return { kind: isArticle(path) ? 'article' : 'other' };
  const endings = [codec.extension, ...codec.parts.map((part) => part.replace(/^.*\*/u, ''))];
  const isPart = told === codec || endings.some((ending) => ending !== '' && path.endsWith(ending));
  return isPart ? { kind: 'dataset', codec } : { kind: 'other' };
}

/**
 * @param together the files of one folder, or those that were named one by one
 * @param format a codec's id or `text`; absent: told by each file
 * Refusals, file by file: `unknown-format`.
 */
export function kindsOf(
  together: readonly ImportSource[],
  format?: string,
): readonly (readonly [ImportSource, Result<FileKind>])[] {
  const named = format === undefined ? null : codecNamed(format);
  const beside = new Set(together.map(pathIn));
  const told = together.map((source): Codec | null => {
    const path = pathIn(source);
    const candidate = { path, head: headOf(null, source), beside };
    if (isManifest(candidate)) return null;
    if (named?.ok === true)
      return named.value?.recognises({ ...candidate, head: headOf(named.value, source) }) === true
        ? named.value
        : null;
    return recognised(candidate);
  });
  const homes = new Set(
    together.flatMap((source, at) => (told[at] ? [folderOf(pathIn(source))] : [])),
  );
  const isCompanion = (path: string): boolean => {
    if (!COMPANION.test(nameOf(path))) return false;
    const folder = folderOf(path);
    const manifest = path.replace(/readme\.md$/iu, 'manifest.json');
    if (manifest !== path && beside.has(manifest)) return true;
    const inside = folder === '' ? '' : `${folder}/`;
    return (
      beside.has(`${inside}manifest.json`) ||
      [...homes].some((home) => home === folder || home.startsWith(inside))
    );
  };
  return together.map((source, at) => {
    const path = pathIn(source);
    const codec = told[at] ?? null;
    if (named && !named.ok) {
      const message = `${source.name}: ${named.error.message}`;
      return [source, err('unknown-format', message, { file: source.name })];
    }
    if (named) return [source, ok(asNamed(named.value, source, codec))];
    if (codec) return [source, ok({ kind: 'dataset', codec })];
    if (isCompanion(path)) return [source, ok({ kind: 'companion' })];
    if (source.root === undefined) return [source, alone(source)];
    return [source, ok({ kind: isArticle(path) ? 'article' : 'other' })];
  });
}
