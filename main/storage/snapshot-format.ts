/** Shelves as JSON text: one record a line, sorted by id, so that version control shows an edit as a line. */
import { z } from 'zod';
import {
  recordSchemas,
  tombstoneSchema,
  type RecordKind,
  type StoreRecord,
} from '../../shared/model/record.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import { err, ok, type Err, type Result } from '../../shared/result.ts';
import { ANNOTATIONS, LINKS_FILE, PROJECT_FILE } from './layout.ts';
import { CURRENT_FORMAT, migrated, type RawFile } from './migrations.ts';
import { fileOf, keyOf, type Shelf } from './shelf.ts';

interface Section {
  readonly kind: RecordKind;
  readonly field: string;
  /** Holds one record instead of a list. */
  readonly single: boolean;
  /** Not written where there is none: files of projects without adjudication stay as they were. */
  readonly isOptional?: boolean;
}

const one = (kind: RecordKind): Section => ({ kind, field: kind, single: true });
const many = (kind: RecordKind, field: string): Section => ({ kind, field, single: false });

function sectionsOf(file: string): readonly Section[] {
  if (file === PROJECT_FILE)
    return [one('project'), one('codebook'), many('annotator', 'annotators')];
  if (file === LINKS_FILE) return [many('relation', 'links')];
  return file.startsWith(`${ANNOTATIONS}/`)
    ? [
        many('span', 'spans'),
        many('relation', 'relations'),
        { ...many('decision', 'decisions'), isOptional: true },
      ]
    : [one('article')];
}

const headSchema = z.looseObject({
  seq: z.number().int().nonnegative(),
  tombstones: z.array(tombstoneSchema),
});

/** `spans.3.label: expected string`: the first thing wrong, and where. */
export function firstIssue(error: z.ZodError, at = ''): string {
  const [issue] = error.issues;
  const path = [at, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  return `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not valid'}`;
}

/** The shelf that `text` holds. Refusals as in `migrated`: their message is a reason. */
export function parseShelf(file: string, text: string): Result<Shelf> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return damaged(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) return damaged('it is not a JSON object');
  const raw = migrated(file, object.data);
  return raw.ok ? shelfOf(file, raw.value) : raw;
}

const damaged = (why: string): Err => err('damaged', why);

function shelfOf(file: string, raw: RawFile): Result<Shelf> {
  const head = headSchema.safeParse(raw);
  if (!head.success) return damaged(firstIssue(head.error));
  const { seq, tombstones, ...rest } = head.data;
  delete rest['format'];
  const records = new Map<string, StoreRecord>();
  for (const { kind, field, single, isOptional = false } of sectionsOf(file)) {
    if (isOptional && raw[field] === undefined) continue;
    const schema: z.ZodType<StoreRecord> = recordSchemas[kind];
    const parsed = z.array(schema).safeParse(single ? [raw[field]] : raw[field]);
    if (!parsed.success) return damaged(firstIssue(parsed.error, field));
    for (const record of parsed.data) {
      if (fileOf(record.kind, record.id, homeOf(record)) !== file)
        return damaged(`the ${keyOf(record)} in it belongs elsewhere`);
      if (records.has(keyOf(record))) return damaged(`the ${keyOf(record)} is in it twice`);
      records.set(keyOf(record), record);
    }
    delete rest[field];
  }
  return ok({
    records,
    tombstones: new Map(tombstones.map((tombstone) => [keyOf(tombstone), tombstone])),
    seq,
    rest,
  });
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function list(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]';
  const lines = items.map((item) => `${indent}  ${JSON.stringify(item)}`);
  return `[\n${lines.join(',\n')}\n${indent}]`;
}

/** One field a line, and one item a line where a field is a list. */
function object(value: object, indent: string): string {
  const lines = Object.entries(value).flatMap(([key, field]: [string, unknown]) => {
    if (field === undefined) return [];
    const json = Array.isArray(field) ? list(field, `${indent}  `) : JSON.stringify(field);
    return [`${indent}  ${JSON.stringify(key)}: ${json}`];
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

export function serialiseShelf(file: string, shelf: Shelf): string {
  const records = [...shelf.records.values()].sort(byId);
  const fields = sectionsOf(file).flatMap(({ kind, field, single, isOptional = false }) => {
    const own = records.filter((record) => record.kind === kind);
    if (isOptional && own.length === 0) return [];
    return [
      `  ${JSON.stringify(field)}: ${single && own[0] ? object(own[0], '  ') : list(own, '  ')}`,
    ];
  });
  const rest = Object.entries(shelf.rest).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const lines = [
    `  "format": ${CURRENT_FORMAT}`,
    `  "seq": ${shelf.seq}`,
    ...fields,
    `  "tombstones": ${list([...shelf.tombstones.values()].sort(byId), '  ')}`,
    ...rest,
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}
