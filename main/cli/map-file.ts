/** `--map FILE`: what becomes of names that the codebook lacks, as a file says it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../shared/codecs/json.ts';
import { validated } from '../../shared/codecs/refusal.ts';
import type { NameUses } from '../../shared/mapping/name-uses.ts';
import type { NameChoice, NameFate, UnknownName } from '../../shared/model/name-mapping.ts';
import { err, type Result } from '../../shared/result.ts';
import { fileReason } from './file-reason.ts';

/** `add`, `skip`, or an id or name of the codebook; `{"to": "add"}` where that is its name. */
const fateSchema = z.union([z.string().min(1), z.strictObject({ to: z.string().min(1) })]);
const fates = z.record(z.string(), fateSchema).default({});

const mapSchema = z.strictObject({
  labels: fates,
  /** By label and attribute as the dataset has them: `PER.kind`. */
  attributes: fates,
  relationTypes: fates,
});
export type MapFile = z.infer<typeof mapSchema>;

const fateOf = (said: z.infer<typeof fateSchema>): NameFate =>
  said === 'add' || said === 'skip' ? said : { to: typeof said === 'string' ? said : said.to };

/** Refusals: `unreadable`, and a `bad-map` that names the file and the path in it. */
export async function readMapFile(name: string, cwd: string): Promise<Result<MapFile>> {
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, name), 'utf8');
  } catch (error) {
    return err('unreadable', `${name}: ${fileReason(error)}.`, { file: name });
  }
  const parsed = parseJson(text.replace(/^\uFEFF/u, ''), { file: name });
  if (!parsed.ok) return parsed;
  // Unknown to the schema’s type: what it gives where a part is absent is not what it takes.
  const schema: z.ZodType<MapFile> = mapSchema;
  return validated(schema, parsed.value, { file: name });
}

/** The choices that a file makes about the names that datasets use. */
export function choicesOf(file: MapFile, { labels, types }: NameUses): NameChoice[] {
  const choices: NameChoice[] = [];
  const said = (fatesBy: MapFile['labels'], key: string): NameFate | null => {
    const fate = Object.hasOwn(fatesBy, key) ? fatesBy[key] : undefined;
    return fate === undefined ? null : fateOf(fate);
  };
  for (const [label, { attributes }] of labels) {
    const fate = said(file.labels, label);
    if (fate) choices.push({ kind: 'label', id: label, of: null, fate });
    for (const id of attributes.keys()) {
      const own = said(file.attributes, `${label}.${id}`);
      if (own) choices.push({ kind: 'attribute', id, of: label, fate: own });
    }
  }
  for (const id of types.keys()) {
    const fate = said(file.relationTypes, id);
    if (fate) choices.push({ kind: 'relation type', id, of: null, fate });
  }
  return choices;
}

/** A map file to begin with: what is close by name, else `add`. */
export function mapFileFor(names: readonly UnknownName[]): Record<string, Record<string, string>> {
  const partOf = (kind: UnknownName['kind']): Record<string, string> =>
    Object.fromEntries(
      names
        .filter((name) => name.kind === kind)
        .map(({ id, of, suggestion }) => [of === null ? id : `${of}.${id}`, suggestion ?? 'add']),
    );
  return {
    labels: partOf('label'),
    attributes: partOf('attribute'),
    relationTypes: partOf('relation type'),
  };
}
