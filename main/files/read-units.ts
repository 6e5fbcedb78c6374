/** Reading a dataset on disk unit by unit, so that a large one is never in memory whole. */
import { open } from 'node:fs/promises';
import type { Codec, DataFile, Units } from '../../shared/codecs/codec.ts';

/** A file of a dataset, and where it lies. */
export interface FileOnDisk {
  /** As in `DataFile.path`. */
  readonly path: string;
  /** Absolute. */
  readonly place: string;
}

/** UTF-8; large enough that reading is not slowed by it, small beside any article. */
const PIECE = 1 << 18;
/** Characters of lines that make a unit. */
const UNIT = 1 << 20;

/** A format's one file has no path, whatever the analyst called it. */
const isBinary = ({ binary, extension }: Codec, { path }: FileOnDisk): boolean =>
  binary?.some((ending) => (path === '' ? extension : path).endsWith(ending)) === true;

async function readWhole(codec: Codec, file: FileOnDisk): Promise<DataFile> {
  const handle = await open(file.place, 'r');
  try {
    const bytes = await handle.readFile();
    return isBinary(codec, file)
      ? { path: file.path, bytes }
      : { path: file.path, text: new TextDecoder().decode(bytes) };
  } finally {
    await handle.close();
  }
}

async function* textPieces(place: string): AsyncGenerator<string> {
  const handle = await open(place, 'r');
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(PIECE);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) break;
      yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
    }
    yield decoder.decode();
  } finally {
    await handle.close();
  }
}

/** Where the last unit that `text` begins may be cut off; 0: nowhere yet. */
function lastCut(text: string, begins: RegExp | undefined): number {
  if (!begins) return text.lastIndexOf('\n') + 1;
  for (let at = text.lastIndexOf('\n'); at > 0; at = text.lastIndexOf('\n', at - 1)) {
    const end = text.indexOf('\n', at + 1);
    if (end > 0 && begins.test(text.slice(at + 1, end))) return at + 1;
  }
  return 0;
}

async function* lineUnits(
  file: FileOnDisk,
  { begins }: Extract<Units, { by: 'line' }>,
  shared: readonly DataFile[],
): AsyncGenerator<readonly DataFile[]> {
  let rest = '';
  let line = 1;
  const unit = (text: string): readonly DataFile[] => {
    const files = [{ path: file.path, text, line }, ...shared];
    line += text.match(/\n/gu)?.length ?? 0;
    return files;
  };
  for await (const piece of textPieces(file.place)) {
    rest += piece;
    if (rest.length < UNIT) continue;
    const cut = lastCut(rest, begins);
    if (cut === 0) continue;
    yield unit(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest !== '' || line === 1) yield unit(rest);
}

/**
 * The files of `codec` in units that it can read on their own; all at once where it has none.
 * @param files in the order in which they were written
 */
export async function* unitsOf(
  codec: Codec,
  files: readonly FileOnDisk[],
): AsyncGenerator<readonly DataFile[]> {
  const { units } = codec;
  const readAll = (some: readonly FileOnDisk[]): Promise<DataFile[]> =>
    Promise.all(some.map((file) => readWhole(codec, file)));
  if (!units) {
    yield await readAll(files);
    return;
  }
  if (units.by === 'line') {
    const main = files.find(({ path }) => path === codec.parts[0]) ?? files[0];
    const others = await readAll(files.filter((file) => file !== main));
    if (main) yield* lineUnits(main, units, others);
    return;
  }
  const groups = new Map<string, FileOnDisk[]>();
  const shared: FileOnDisk[] = [];
  for (const file of files) {
    const key = units.keyOf(file.path);
    if (key === null) shared.push(file);
    else groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const beside = await readAll(shared);
  if (groups.size === 0) yield beside;
  for (const group of groups.values()) yield [...(await readAll(group)), ...beside];
}
