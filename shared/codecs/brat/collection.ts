/**
 * The documents of a collection, and whose work each `.ann` is.
 *
 * brat names nobody in its files. Where several annotate the same texts, each has a folder with a
 * copy of them. Folders only part a collection, too. So a folder is taken for an annotator's where
 * a folder beside it holds a document of the same name with the same text; one such document tells
 * for the whole folder, and the rest of the path may have any depth (`batch-1/ada`, `ada/batch-1`).
 * In what Claimbench wrote (`isMadeHere`) the first folder always is. Else nobody is named.
 *
 * Documents of one name and text, in the same place but for the annotator, are one article.
 */
import { textHash } from '../../model/text-hash.ts';
import { normaliseText } from '../../text/normalise.ts';
import { ok, type Result } from '../../result.ts';
import { unescapedName } from './names.ts';
import { compareText } from '../canonical.ts';
import type { DataFile, TextFile } from '../codec.ts';
import { refuse } from '../refusal.ts';

export interface BratLayer {
  /** The annotator's name; null: nobody is named. */
  readonly by: string | null;
  /** Null: a text without a file of annotations, as brat has it before the first one. */
  readonly ann: TextFile | null;
  /** The text as this copy has it, with line ends that offsets may count. */
  readonly source: string;
}

export interface BratDocument {
  /** The path of the first text, for messages. */
  readonly path: string;
  readonly sha256: string;
  readonly text: string;
  readonly layers: readonly BratLayer[];
}

interface Source {
  readonly path: string;
  readonly folders: readonly string[];
  readonly name: string;
  readonly source: string;
  readonly text: string;
  readonly sha256: string;
  readonly ann: TextFile | null;
}

const STEM = /^(?<stem>[^]*)\.(?<ending>ann|txt)$/u;

/** A document's place without the ending of either file. */
export const stemOf = (path: string): string | null => STEM.exec(path)?.groups?.['stem'] ?? null;

/** Texts with what lies on them, by path. Texts of white space alone are not articles. */
function sourcesIn(files: readonly DataFile[]): Result<{ sources: Source[]; empty: string[] }> {
  const texts = new Map<string, TextFile>();
  const anns = new Map<string, TextFile>();
  for (const file of files) {
    const { stem, ending } = STEM.exec(file.path)?.groups ?? {};
    if (stem === undefined || !('text' in file)) continue;
    (ending === 'ann' ? anns : texts).set(stem, file);
  }
  for (const [stem, { path }] of anns)
    if (!texts.has(stem))
      return refuse({ file: path }, `its text is missing: there is no ${stem}.txt beside it`);
  const sources: Source[] = [];
  const empty: string[] = [];
  for (const [stem, { path, text }] of [...texts].sort(([a], [b]) => compareText(a, b))) {
    const plain = normaliseText(text);
    const ann = anns.get(stem) ?? null;
    const folders = stem.split('/');
    const name = folders.pop() ?? '';
    if (plain.trim() !== '')
      sources.push({
        path,
        folders,
        name,
        source: text,
        text: plain,
        sha256: textHash(plain),
        ann,
      });
    else if (ann && ann.text.trim() !== '')
      return refuse({ file: ann.path }, `it annotates a text that is empty: ${path}`);
    else empty.push(path);
  }
  return ok({ sources, empty });
}

/** Paths of the folders that are an annotator's. */
function layerFolders(sources: readonly Source[]): ReadonlySet<string> {
  const beside = new Map<string, Set<string>>();
  for (const { folders, name, sha256 } of sources) {
    for (const at of folders.keys()) {
      const key = JSON.stringify([folders.toSpliced(at, 1), at, name, sha256]);
      const known = beside.get(key) ?? new Set();
      beside.set(key, known.add(folders.slice(0, at + 1).join('/')));
    }
  }
  return new Set([...beside.values()].filter(({ size }) => size > 1).flatMap((some) => [...some]));
}

/** Which of a document's folders is the annotator's; -1: none. */
const layerAt = ({ folders }: Source, layers: ReadonlySet<string>): number =>
  folders.findIndex((_folder, at) => layers.has(folders.slice(0, at + 1).join('/')));

/** @param isOurs Claimbench wrote it */
export function documentsIn(
  files: readonly DataFile[],
  isOurs: boolean,
): Result<{ readonly documents: readonly BratDocument[]; readonly empty: readonly string[] }> {
  const found = sourcesIn(files);
  if (!found.ok) return found;
  const { sources, empty } = found.value;
  const layers = isOurs
    ? new Set(sources.flatMap(({ folders }) => folders.slice(0, 1)))
    : layerFolders(sources);
  const documents = new Map<string, BratDocument & { readonly layers: BratLayer[] }>();
  for (const one of sources) {
    const { path, folders, name, source, text, sha256, ann } = one;
    const at = layerAt(one, layers);
    const home = at < 0 ? folders : folders.toSpliced(at, 1);
    // By name first: what is read of a collection is in the order it was written in.
    const key = JSON.stringify([name, home, sha256]);
    const document = documents.get(key) ?? { path, sha256, text, layers: [] };
    const by = at < 0 ? null : unescapedName(folders[at] ?? '');
    document.layers.push({ by, ann, source });
    documents.set(key, document);
  }
  const inOrder = [...documents].sort(([a], [b]) => compareText(a, b));
  return ok({ documents: inOrder.map(([, document]) => document), empty });
}
