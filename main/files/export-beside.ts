/** What lies beside every export: the manifest, and how to load it. And what an earlier one left. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Codec } from '../../shared/codecs/codec.ts';
import {
  countsOf,
  MANIFEST,
  manifestSchema,
  manifestText,
  type ManifestInput,
} from '../../shared/codecs/manifest.ts';
import { README, readmeText } from '../../shared/codecs/readme.ts';
import type { ExportPlace } from './export-place.ts';
import type { ExportStage } from './export-stage.ts';

export type Described = Omit<ManifestInput, 'claimbench' | 'files' | 'codec'>;

/** To be called when the dataset itself is in the stage and proved. */
export async function putBeside(
  codec: Codec,
  place: ExportPlace,
  stage: ExportStage,
  described: Described,
): Promise<void> {
  const front = codec.extension === '' ? '' : `${place.stem}.`;
  const { codebook, lost: losses, title, values, parts } = described;
  const manifest = `${front}${MANIFEST}`;
  const counts = countsOf(parts, codebook, codec.carries);
  const name = place.kind === 'zip' ? place.stem : path.basename(place.target);
  // A dataset card is a README of its own.
  if (!stage.names.includes(`${front}${README}`)) {
    const readme = { codec, title, name, counts, options: values, losses, manifest };
    stage.put(`${front}${README}`, readmeText(readme));
  }
  await stage.flush();
  const files: ManifestInput['files'][number][] = [];
  for (const file of [...stage.names].sort()) {
    const { bytes, sha256 } = await stage.describe(file);
    files.push({ path: file, bytes, sha256 });
  }
  const { version: claimbench } = packageJson;
  stage.put(manifest, manifestText({ ...described, claimbench, codec, files }));
}

/**
 * What an earlier export put into `folder` and nobody changed since: the next one may take its
 * place. Empty where no manifest says so.
 */
export async function replaceable(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) return new Set();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return new Set();
  }
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return new Set();
  const found = new Set([MANIFEST]);
  for (const { path: name, sha256 } of manifest.data.files) {
    // A manifest is a file that anybody may have written.
    const place = path.resolve(folder, name);
    if (!place.startsWith(path.resolve(folder) + path.sep)) continue;
    const bytes = await readFile(place).catch(() => null);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) found.add(name);
  }
  return found;
}
