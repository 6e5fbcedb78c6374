/** Files chosen in the page or dropped on it, as the contract carries them. */
import { MAX_BODY_BYTES } from '../../../shared/contract.ts';
import type { ImportFile } from '../../store/workbench.ts';

/** Base64 in pieces: a whole file's bytes are too many arguments for one call. */
const PIECE = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(characters);
}

export interface ChosenFile {
  readonly file: File;
  /** With the folders it lies in, as far as they came along. */
  readonly name: string;
  /** The folder that was chosen, where the file was not itself. */
  readonly root?: string;
}

/** Bytes of one request: base64 makes four of three, and names need room, too. */
const BATCH = Math.floor((MAX_BODY_BYTES - 4 * 1024 * 1024) / 4) * 3;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** From a field for files, or one for a folder: then with the folder's name. */
export function chosenIn(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].map((file): ChosenFile => {
    const path = file.webkitRelativePath;
    const root = path.split('/', 1)[0] ?? '';
    return path === '' ? { file, name: file.name } : { file, name: path, root };
  });
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** All of a folder: the browser gives its entries a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

async function walked(entry: FileSystemEntry, root?: string): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [
      root === undefined
        ? { file, name: file.name }
        : { file, name: entry.fullPath.replace(/^\//u, ''), root },
    ];
  }
  if (!isDirectory(entry) || entry.name.startsWith('.')) return [];
  const found: ChosenFile[] = [];
  for (const inner of await entriesOf(entry))
    if (!inner.name.startsWith('.')) found.push(...(await walked(inner, root ?? entry.name)));
  return found;
}

/** To be called within the event of the drop: the browser forgets it afterwards. */
export async function chosenByDrop({ items }: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: ChosenFile[] = [];
  for (const entry of entries) found.push(...(await walked(entry)));
  return found;
}

/** Why one of the files cannot be sent at all, or null. */
export function sizeProblem(chosen: readonly ChosenFile[]): string | null {
  const large = chosen.find(({ file }) => file.size > BATCH);
  return large
    ? `${large.name} has ${megabytes(large.file.size)}; what is chosen here may have ${megabytes(BATCH)} a file. Give its path on this machine instead.`
    : null;
}

/** The files in batches that each fit into one request. */
export function batched(chosen: readonly ChosenFile[]): ChosenFile[][] {
  const batches: ChosenFile[][] = [];
  let left = 0;
  for (const one of chosen) {
    const last = batches.at(-1);
    if (last && one.file.size <= left) last.push(one);
    else {
      batches.push([one]);
      left = BATCH;
    }
    left -= one.file.size;
  }
  return batches;
}

/** Rejects where a file has gone, or may not be read. */
export const readFiles = (chosen: readonly ChosenFile[]): Promise<ImportFile[]> =>
  Promise.all(
    chosen.map(async ({ file, name, root }) => ({
      name,
      base64: base64Of(new Uint8Array(await file.arrayBuffer())),
      ...(root === undefined ? {} : { root }),
    })),
  );
