/**
 * A line of doccano's JSONL, in every shape that its versions write: `label` triples (1.x), `labels`
 * (older), `entities` with `relations` (projects that use relations; intent detection has triples
 * there, too), `annotations` with numbers for labels (before 1.0).
 */
import { z } from 'zod';
import { ok, type Result } from '../../result.ts';
import { refuse, validated, type Where } from '../refusal.ts';

const offset = z.number().int().nonnegative();
const name = z.string().min(1);
const id = z.union([z.number(), z.string()]);

const tripleSchema = z.tuple([offset, offset, name]);
const entitySchema = z.looseObject({
  id: id.exactOptional(),
  label: z.union([name, z.number()]),
  start_offset: offset,
  end_offset: offset,
  user: id.nullish(),
});
const relationSchema = z.looseObject({ from_id: id, to_id: id, type: name });

export interface Entity {
  readonly id: string | null;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Whose it is, where a line has several annotators' work. */
  readonly user: string | null;
  readonly where: Where;
}

export interface Relation {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly where: Where;
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Line {
  readonly where: Where;
  /** doccano's number of the text; the same one in every annotator's file. */
  readonly number: string | null;
  /** Null: of a project of images or sounds. */
  readonly text: string | null;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  /** Categories, answers, translations of the whole text. */
  readonly whole: number;
  readonly comments: number;
  /** What else the line says: metadata that came along when the text was imported. */
  readonly meta: Fields;
}

/** Keys with a meaning of their own. */
const OWN = new Set([
  ...['id', 'text', 'data', 'label', 'labels', 'entities', 'annotations', 'relations', 'cats'],
  ...['Comments', 'comments', 'meta', 'annotation_approver', 'annotations_approved_by', 'user'],
]);

const lineSchema = z.looseObject({
  id: id.nullish(),
  text: z.string().nullish(),
  data: z.string().nullish(),
  meta: z.union([z.looseObject({}), z.array(z.unknown()), z.string()]).nullish(),
});

/** A list, or nothing; one text of a column that other tools join counts as a list of one. */
function listIn(fields: Fields, key: string, where: Where): Result<readonly unknown[]> {
  const value = fields[key];
  if (value === undefined || value === null || value === '') return ok([]);
  if (Array.isArray(value)) return ok(value);
  if (typeof value === 'string') return ok([value]);
  return refuse({ ...where, path: joined(where, key) }, 'expected a list');
}

const joined = ({ path }: Where, key: string): string =>
  path === undefined || path === '' ? key : `${path}.${key}`;

function entityOf(value: unknown, where: Where): Result<Entity> {
  const isTriple = Array.isArray(value);
  const read = isTriple
    ? validated(tripleSchema, value, where)
    : validated(entitySchema, value, where);
  if (!read.ok) return read;
  const found = read.value;
  const entity: Entity = Array.isArray(found)
    ? { id: null, start: found[0], end: found[1], label: found[2], user: null, where }
    : {
        id: found.id === undefined ? null : String(found.id),
        start: found.start_offset,
        end: found.end_offset,
        label: String(found.label),
        user: found.user === undefined || found.user === null ? null : String(found.user),
        where,
      };
  return entity.start < entity.end
    ? ok(entity)
    : refuse(where, `it begins at ${entity.start} and ends at ${entity.end}`);
}

/** Metadata: what stands under `meta`, and every key that has no meaning of its own. */
function metaOf(fields: Fields): Fields {
  const { meta } = fields;
  const flat = Object.entries(fields).filter(([key]) => !OWN.has(key));
  if (isFields(meta)) return Object.fromEntries([...flat, ...Object.entries(meta)]);
  const isEmpty = meta === undefined || meta === null || meta === '' || Array.isArray(meta);
  return Object.fromEntries(isEmpty ? flat : [...flat, ['meta', meta]]);
}

/** Refusals name the key and its place in the line. */
export function lineOf(value: unknown, where: Where): Result<Line> {
  const checked = validated(lineSchema, value, where);
  if (!checked.ok) return checked;
  const fields: Fields = checked.value;
  const { id: number, text, data } = checked.value;
  const entities: Entity[] = [];
  let whole = 0;
  for (const key of ['label', 'labels', 'entities', 'annotations', 'cats']) {
    const list = listIn(fields, key, where);
    if (!list.ok) return list;
    for (const [at, item] of list.value.entries()) {
      if (typeof item === 'string') {
        whole += 1;
        continue;
      }
      const entity = entityOf(item, { ...where, path: `${joined(where, key)}[${at}]` });
      if (!entity.ok) return entity;
      entities.push(entity.value);
    }
  }
  const linked = listIn(fields, 'relations', where);
  if (!linked.ok) return linked;
  const relations: Relation[] = [];
  for (const [at, item] of linked.value.entries()) {
    const place = { ...where, path: `${joined(where, 'relations')}[${at}]` };
    const read = validated(relationSchema, item, place);
    if (!read.ok) return read;
    const { type, from_id: from, to_id: to } = read.value;
    relations.push({ type, from: String(from), to: String(to), where: place });
  }
  let comments = 0;
  for (const key of ['Comments', 'comments']) {
    const list = listIn(fields, key, where);
    if (!list.ok) return list;
    comments += list.value.length;
  }
  return ok({
    where,
    number: number === undefined || number === null ? null : String(number),
    text: text ?? data ?? null,
    entities,
    relations,
    whole,
    comments,
    meta: metaOf(fields),
  });
}
