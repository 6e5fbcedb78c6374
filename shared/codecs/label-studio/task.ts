/**
 * Tasks as Label Studio exports them: JSON with `annotations` (`completions` before 1.0), JSON-MIN
 * with one item for each annotation and its regions by the names of controls, and plain lists of
 * data, which Label Studio imports.
 */
import { z } from 'zod';
import { ok, type Result } from '../../result.ts';
import type { LeftOut } from '../left-out.ts';
import { joinPath, refuse, validated, type Where } from '../refusal.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Annotation {
  readonly where: Where;
  /** Null: nobody is named. */
  readonly author: string | null;
  /** Where the results stand in the file. */
  readonly results: readonly { readonly value: unknown; readonly where: Where }[];
}

export interface Task {
  readonly where: Where;
  readonly number: string | null;
  readonly data: Fields;
  /** What a task says of how it counts: ours do, others do not. */
  readonly offsets: unknown;
  /** One annotation's item of JSON-MIN: others of the same task stand beside it. */
  readonly isMinimal: boolean;
  readonly annotations: readonly Annotation[];
}

const userSchema = z.looseObject({
  id: z.union([z.number(), z.string()]).nullish(),
  email: z.string().nullish(),
  username: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
});

const annotationSchema = z.looseObject({
  result: z.array(z.unknown()),
  completed_by: z.union([z.number(), z.string(), userSchema]).nullish(),
  created_username: z.string().nullish(),
  was_cancelled: z.boolean().nullish(),
});

const list = z.array(z.unknown()).nullish();
const taskSchema = z.looseObject({
  id: z.union([z.number(), z.string()]).nullish(),
  data: z.looseObject({}),
  annotations: list,
  completions: list,
  predictions: list,
  drafts: list,
});

const itemSchema = z.looseObject({
  id: z.union([z.number(), z.string()]).nullish(),
  annotator: z.union([z.number(), z.string(), userSchema]).nullish(),
});

const at = (where: Where, ...keys: readonly PropertyKey[]): Where => ({
  ...where,
  path: joinPath(where.path ?? '', keys),
});

type User = z.infer<typeof userSchema> | string | number | null | undefined;

function nameOf(user: User): string | null {
  if (user === null || user === undefined || user === '') return null;
  if (typeof user === 'number') return `User ${user}`;
  if (typeof user === 'string') return user;
  const full = [user.first_name, user.last_name].filter(Boolean).join(' ');
  const names = [user.email, user.username, full].filter((name) => (name ?? '') !== '');
  return names[0] ?? (user.id === null || user.id === undefined ? null : `User ${user.id}`);
}

/** `created_username` of an export is the full name, the e-mail address and, by a comma, the id. */
function authorOf({ completed_by, created_username }: z.infer<typeof annotationSchema>) {
  const said = created_username ?? '';
  if (completed_by === null || completed_by === undefined) return said === '' ? null : said;
  const suffix = typeof completed_by === 'number' ? `, ${completed_by}` : null;
  if (suffix === null || !said.endsWith(suffix)) return nameOf(completed_by);
  const words = said.slice(0, -suffix.length).trim();
  const address = words.split(' ').at(-1) ?? '';
  return address === '' ? nameOf(completed_by) : address;
}

function annotationsOf(
  values: readonly unknown[],
  where: Where,
  leftOut: LeftOut,
): Result<Annotation[]> {
  const found: Annotation[] = [];
  for (const [index, value] of values.entries()) {
    const place = at(where, index);
    const read = validated(annotationSchema, value, place);
    if (!read.ok) return read;
    if (read.value.was_cancelled === true) {
      leftOut.add('skipped annotations', 'whoever made them skipped the task');
      continue;
    }
    found.push({
      where: place,
      author: authorOf(read.value),
      results: read.value.result.map((result, number) => ({
        value: result,
        where: at(place, 'result', number),
      })),
    });
  }
  return ok(found);
}

const hasPlace = (value: unknown): value is Fields =>
  isFields(value) && 'start' in value && 'end' in value;

/** What a value says besides its place tells what control it is of: `labels`, `choices`. */
const typeOf = (value: Fields): string =>
  ['labels', 'hypertextlabels', 'choices', 'taxonomy', 'number', 'rating', 'datetime'].find(
    (type) => type in value,
  ) ?? (Array.isArray(value['text']) ? 'textarea' : 'region');

/** An item of JSON-MIN: regions have no ids, so answers belong to the region in the same place. */
function minimal(item: Fields, where: Where): Result<Task> {
  const read = validated(itemSchema, item, where);
  if (!read.ok) return read;
  const { id, annotator } = read.value;
  const regions = Object.entries(item).filter(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.every(hasPlace),
  );
  const ours = new Set([
    ...['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time'],
    ...regions.map(([key]) => key),
  ]);
  const results = regions.flatMap(([key, values]) =>
    (Array.isArray(values) ? values.filter(hasPlace) : []).map((value, index) => {
      const type = typeOf(value);
      const place = JSON.stringify([value['start'], value['end']]);
      return {
        value: { id: place, from_name: key, type, value },
        where: at(where, key, index),
      };
    }),
  );
  return ok({
    where,
    number: id === null || id === undefined ? null : String(id),
    data: Object.fromEntries(Object.entries(item).filter(([key]) => !ours.has(key))),
    offsets: undefined,
    isMinimal: true,
    annotations: [{ where, author: nameOf(annotator), results }],
  });
}

/** Refusals name the task and the key. */
export function taskOf(value: unknown, where: Where, leftOut: LeftOut): Result<Task> {
  if (!isFields(value)) return refuse(where, 'expected a task, which is an object');
  if (!('data' in value)) return minimal(value, where);
  const read = validated(taskSchema, value, where);
  if (!read.ok) return read;
  const { id, data, annotations, completions, predictions, drafts, meta } = read.value;
  leftOut.add('predictions', 'they are a model’s, not an annotator’s', predictions?.length ?? 0);
  leftOut.add('drafts', 'they were not submitted', drafts?.length ?? 0);
  const key = annotations ? 'annotations' : 'completions';
  const found = annotationsOf(annotations ?? completions ?? [], at(where, key), leftOut);
  if (!found.ok) return found;
  return ok({
    where,
    number: id === null || id === undefined ? null : String(id),
    data,
    offsets: isFields(meta) ? meta['offsets'] : undefined,
    isMinimal: false,
    annotations: found.value,
  });
}
