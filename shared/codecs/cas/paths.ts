/**
 * Which file of a WebAnno TSV or CAS JSON dataset is whose work on which article.
 *
 * Ours: `<number>-<title>.tsv`, in a folder with the annotator's name, so that one annotator's files
 * can be uploaded together and become documents with names that tell; without the folder where nobody
 * annotated the article, and where the file itself names annotators.
 * INCEpTION's own exports: `annotation/<document>/<annotator>.tsv`, `curation/<document>/…`.
 */
import { unescapedName } from '../brat/names.ts';

const ENDING = /\.(?:tsv|json)$/iu;
const NUMBERED = /^(\d{4,})(?:-[^/]*)?\.(?:tsv|json)$/u;

/** Pseudo-annotators of INCEpTION: the document as it came. */
const NO_ANNOTATOR = 'INITIAL_CAS';
const PSEUDO = new Set([NO_ANNOTATOR, 'CURATION_USER']);
const SHELVES = new Set(['annotation', 'curation']);
/** As INCEpTION calls the folder of a document: by the file it came from. */
const DOCUMENT_FOLDER = /\.(?:txt|tsv|xml|xmi|html?|pdf|json|conllu?|tei|zip)$/iu;

export interface PlacedFile {
  readonly path: string;
  /** Normalised; what tells documents apart that lie in one folder. */
  readonly text: string;
  /** Whether its folder is the annotator's name: one of our layers is in it. */
  readonly isOurs: boolean;
}

export interface PlacedDocument<T> {
  readonly files: readonly { readonly file: T; readonly annotator: string | null }[];
}

const segmentsOf = (path: string): string[] => path.split('/');

/** Files of one document have the same key; each that does not say is a document of its own. */
export function documentKey(path: string): string {
  const segments = segmentsOf(path);
  const name = segments.at(-1) ?? '';
  if (NUMBERED.test(name)) return `#${name}`;
  const folder = segments.slice(0, -1).filter((one) => !SHELVES.has(one));
  return folder.length === 0 ? path : folder.join('/');
}

/** By our numbers, then by path: as they were written. */
function compareDocuments(a: string, b: string): number {
  const numberOf = (key: string): number =>
    Number(NUMBERED.exec(key.slice(1))?.[1] ?? Number.MAX_SAFE_INTEGER);
  return numberOf(a) - numberOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Whether the files of a folder are what several people did on one document. */
function areAnnotators(files: readonly PlacedFile[], isOneText: boolean): boolean {
  const folder = segmentsOf(files[0]?.path ?? '').slice(0, -1);
  if (folder.length === 0) return false;
  return (
    (files.length > 1 && isOneText) ||
    folder.some((one) => SHELVES.has(one)) ||
    DOCUMENT_FOLDER.test(folder.at(-1) ?? '') ||
    files.some(({ path }) => PSEUDO.has(stemOf(path)))
  );
}

const stemOf = (path: string): string => (segmentsOf(path).at(-1) ?? '').replace(ENDING, '');

function annotatorOf(file: PlacedFile, areNames: boolean): string | null {
  const segments = segmentsOf(file.path);
  if (NUMBERED.test(segments.at(-1) ?? '')) {
    const folder = segments.at(-2);
    return folder === undefined || !file.isOurs ? null : unescapedName(folder);
  }
  const stem = stemOf(file.path);
  return areNames && stem !== NO_ANNOTATOR && stem.trim() !== '' ? stem : null;
}

/** The documents that `files` are, in the order in which they were written. */
export function documentsOf<T extends PlacedFile>(files: readonly T[]): PlacedDocument<T>[] {
  const groups = new Map<string, T[]>();
  for (const file of files) {
    const key = documentKey(file.path);
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups]
    .sort(([a], [b]) => compareDocuments(a, b))
    .flatMap(([, group]) => {
      const texts = [...new Set(group.map(({ text }) => text))];
      const areNames = areAnnotators(group, texts.length === 1);
      return texts.map((text) => ({
        files: group
          .filter((file) => file.text === text)
          .map((file) => ({ file, annotator: annotatorOf(file, areNames) })),
      }));
    })
    .flatMap((document) =>
      // Without names, nothing says that equal texts are one document.
      document.files.every(({ annotator }) => annotator === null)
        ? document.files.map((one) => ({ files: [one] }))
        : [document],
    );
}
