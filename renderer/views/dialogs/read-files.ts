/** Files chosen in the page, as the contract carries them. */
import { MAX_ARTICLE_BYTES } from '../../../shared/contract.ts';
import type { ImportFile } from '../../store/workbench.ts';

/** Base64 in pieces: a whole file's bytes are too many arguments for one call. */
const PIECE = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(characters);
}

export interface ReadFiles {
  readonly files: readonly ImportFile[];
  /** Too large to be sent at all: the main side would refuse them too. */
  readonly rejected: readonly { readonly file: string; readonly reason: string }[];
}

export async function readFiles(chosen: readonly File[]): Promise<ReadFiles> {
  const fitting = chosen.filter(({ size }) => size <= MAX_ARTICLE_BYTES);
  const files = await Promise.all(
    fitting.map(async (file) => ({
      name: file.name,
      base64: base64Of(new Uint8Array(await file.arrayBuffer())),
    })),
  );
  const rejected = chosen
    .filter(({ size }) => size > MAX_ARTICLE_BYTES)
    .map(({ name, size }) => ({
      file: name,
      reason: `it has ${Math.round(size / 1024 / 1024)} MB; an article may have ${MAX_ARTICLE_BYTES / 1024 / 1024} MB at most`,
    }));
  return { files, rejected };
}
