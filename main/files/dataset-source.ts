/** Datasets among the files of an import: which they are, and what they hold. */
import path from 'node:path';
import type { Codec, DataFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { partOf } from '../../shared/codecs/parts.ts';
import { CODECS, findCodec, recognised } from '../../shared/codecs/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ArticleSource } from './article-import.ts';
import { decode } from './decode.ts';

/** The `format` that says: an article, whatever the file is called. */
export const TEXT_FORMAT = 'text';

/** Near the longest string that V8 makes. */
const MAX_DATASET_BYTES = 512 * 1024 * 1024;
const HEAD_BYTES = 16 * 1024;
/** Endings that no article text has. */
const DATA_FILE = /\.(?:json|jsonl|jsonld|ndjson|csv|tsv|ann|conll|xml|html?)$/iu;

/** The files of one dataset: one, or those of a folder. */
export interface DatasetSource {
  /** What messages call it: the file, or the folder. */
  readonly name: string;
  readonly codec: Codec;
  readonly sources: readonly ArticleSource[];
}

/**
 * The codec that reads `source`, null for an article text, or why it is neither.
 * @param format a codec's id or `text`; absent: told by the file
 */
export function codecFor(source: ArticleSource, format?: string): Result<Codec | null> {
  const { name, bytes } = source;
  if (format === TEXT_FORMAT) return ok(null);
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const path = name.replaceAll('\\', '/');
  const codec =
    format === undefined
      ? recognised({ path, head, beside: new Set([path]) })
      : (findCodec(format) ?? null);
  if (codec) return ok(codec);
  const known = CODECS.map((candidate) => candidate.id).join(', ');
  if (format !== undefined)
    return err(
      'unknown-format',
      `${name}: there is no format “${format}”. Known: text, ${known}.`,
      {
        file: name,
      },
    );
  return DATA_FILE.test(name) && bytes.length > 0
    ? err(
        'unknown-format',
        `${name}: it is none of the datasets that can be read (${known}). If it is the text of an article, save it as .txt.`,
        { file: name },
      )
    : ok(null);
}

/** Files of one dataset belong together: those of a folder, or those that share a name's stem. */
export function datasetsOf(
  found: readonly { readonly source: ArticleSource; readonly codec: Codec }[],
): DatasetSource[] {
  const groups = new Map<string, { codec: Codec; sources: ArticleSource[] }>();
  for (const { source, codec } of found) {
    const key = `${codec.id} ${partOf(codec, source.name).dataset}`;
    const group = groups.get(key) ?? { codec, sources: [] };
    group.sources.push(source);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ codec, sources }) => {
    const main = sources.find(({ name }) => partOf(codec, name).path === '') ?? sources[0];
    const file = main?.name ?? '';
    return { name: codec.extension === '' ? path.dirname(file) : file, codec, sources };
  });
}

/** What a dataset's files hold. Texts are always UTF-8: the formats say so. */
export async function readDataset({
  name,
  codec,
  sources,
}: DatasetSource): Promise<Result<Dataset>> {
  const files: DataFile[] = [];
  for (const { name: file, bytes } of sources) {
    const { path } = partOf(codec, file);
    if (codec.binary?.some((ending) => file.endsWith(ending)) === true) {
      files.push({ path, bytes });
      continue;
    }
    const decoded = decode(file, bytes, { maxBytes: MAX_DATASET_BYTES });
    if (!decoded.ok) return decoded;
    files.push({ path, text: decoded.value.text });
  }
  const read = await codec.read(files, { name });
  return read.ok ? ok(read.value.dataset) : read;
}
