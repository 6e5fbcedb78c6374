/**
 * The results of an annotation sorted: regions with their labels, what was answered about each of
 * them (entries with the region's id), relations; and what is left out, with the reason.
 */
import { z } from 'zod';
import type { AttributeValue } from '../../model/attribute.ts';
import { ok, type Result } from '../../result.ts';
import { askedBy, fromValue } from './names.ts';
import type { Annotation } from './task.ts';
import type { Range } from './place.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import type { ValueKind } from '../usage.ts';

const idSchema = z.union([z.string(), z.number()]).transform(String);
const texts = z.union([z.string(), z.array(z.string())]);

const resultSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  from_name: z.string().nullish(),
  to_name: z.string().nullish(),
  value: z.looseObject({}).nullish(),
  parentID: z.union([z.string(), z.number()]).nullish(),
  meta: z.looseObject({ text: texts.nullish() }).nullish(),
});
type Entry = z.infer<typeof resultSchema>;

const relationSchema = z.looseObject({
  from_id: z.union([z.string(), z.number()]),
  to_id: z.union([z.string(), z.number()]),
  direction: z.enum(['left', 'right', 'bi']).nullish(),
  labels: z.array(z.string()).nullish(),
});

const offset = z.number().int().nonnegative();
const placeSchema = z.looseObject({ start: offset, end: offset });

/** Controls that label a stretch of text. */
const LABELLING = new Set(['labels', 'hypertextlabels']);
/** What a relation is called that Label Studio gave no label. */
const UNNAMED = 'relation';

export interface Region {
  readonly id: string;
  readonly where: Where;
  readonly label: string;
  readonly range: Range;
  readonly note: string | null;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export interface Link {
  readonly where: Where;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

export interface Regions {
  readonly regions: readonly Region[];
  readonly links: readonly Link[];
}

interface Placed {
  readonly entry: Entry;
  readonly where: Where;
}

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** The words of an answer, or null where it is of a kind that an attribute cannot hold. */
function wordsOf(type: string, value: Readonly<Record<string, unknown>>): string[] | null {
  const given = value[type === 'textarea' ? 'text' : type];
  switch (type) {
    case 'choices':
      return strings(given).map(fromValue);
    case 'textarea':
    case 'datetime':
      return strings(given);
    case 'number':
    case 'rating':
      return typeof given === 'number' || typeof given === 'string' ? [String(given)] : null;
    case 'taxonomy':
      return Array.isArray(given) ? given.map((path) => strings(path).join(' > ')) : null;
    default:
      return null;
  }
}

function answerOf(words: readonly string[], type: string, kind: ValueKind | null): AttributeValue {
  const [first] = words;
  if (kind === 'boolean' && words.length === 1 && (first === 'true' || first === 'false'))
    return first === 'true';
  const isList = kind === 'list' || type === 'taxonomy';
  return !isList && words.length === 1 && first !== undefined ? first : words;
}

/** Why a region is none of ours, or null. */
function reasonAgainst(entry: Entry, isText: (name: string) => boolean): string | null {
  const { start, end } = entry.value ?? {};
  if (!isText(entry.to_name ?? '')) return 'they lie on another object of the task';
  if (typeof start === 'number' && typeof end === 'number') return null;
  return 'they lie on an image, a sound, a table or HTML, not on a plain text';
}

class Sorting {
  readonly regions: Region[] = [];
  /** Ids of regions that were left out. */
  readonly gone = new Set<string>();
  private readonly labelled: (Placed & { readonly id: string })[] = [];
  private readonly answers = new Map<string, Placed[]>();
  private readonly isText: (name: string) => boolean;
  private readonly leftOut: LeftOut;

  constructor(isText: (name: string) => boolean, leftOut: LeftOut) {
    this.isText = isText;
    this.leftOut = leftOut;
  }

  add(placed: Placed, at: number): void {
    const { entry } = placed;
    const type = entry.type ?? '';
    const id = idSchema.safeParse(entry.id).data ?? `result ${at}`;
    if (!LABELLING.has(type)) {
      const known = this.answers.get(id);
      if (known) known.push(placed);
      else this.answers.set(id, [placed]);
      return;
    }
    const reason = reasonAgainst(entry, this.isText);
    if (reason === null) this.labelled.push({ ...placed, id });
    else {
      this.gone.add(id);
      this.leftOut.add(`regions “${type}”`, reason);
    }
  }

  private attributesOf(id: string, label: string): Result<Map<string, AttributeValue>> {
    const words = new Map<string, { all: string[]; type: string; kind: ValueKind | null }>();
    for (const { entry, where } of this.answers.get(id) ?? []) {
      const type = entry.type ?? '';
      const found = wordsOf(type, entry.value ?? {});
      if (found === null) {
        this.leftOut.add(`answers “${type}”`, 'an attribute holds texts, choices and numbers only');
        continue;
      }
      const { attribute, kind } = askedBy(entry.from_name ?? type, label);
      if (attribute === '' || attribute === '__proto__')
        return refuse({ ...where, path: `${where.path ?? ''}.from_name` }, 'it names no attribute');
      const known = words.get(attribute);
      if (known) known.all.push(...found);
      else words.set(attribute, { all: found, type, kind });
    }
    return ok(
      new Map([...words].map(([name, { all, type, kind }]) => [name, answerOf(all, type, kind)])),
    );
  }

  /** Regions with everything about them; what is about no region is counted. */
  finish(): Result<true> {
    for (const { entry, where, id } of this.labelled) {
      const value = entry.value ?? {};
      const labels = strings(value[entry.type ?? '']).concat(
        entry.type === 'labels' ? [] : strings(value['labels']),
      );
      const place = validated(placeSchema, value, { ...where, path: `${where.path ?? ''}.value` });
      if (!place.ok) return place;
      const { start, end } = place.value;
      if (start >= end) return refuse(where, `it begins at ${start} and ends at ${end}`);
      if (labels.length === 0) {
        this.gone.add(id);
        this.leftOut.add('regions without a label', 'an annotation needs one');
        continue;
      }
      if (entry.parentID !== undefined && entry.parentID !== null)
        this.leftOut.add('parents of regions', 'annotations lie in no tree');
      const quote = typeof value['text'] === 'string' ? value['text'] : null;
      const notes = strings(entry.meta?.text);
      for (const label of labels.map(fromValue)) {
        if (label === '') return refuse(where, 'a label is empty');
        const attributes = this.attributesOf(id, label);
        if (!attributes.ok) return attributes;
        this.regions.push({
          id,
          where,
          label,
          range: { start, end, quote },
          note: notes.length === 0 ? null : notes.join('\n'),
          attributes: attributes.value,
        });
      }
    }
    const ids = new Set(this.regions.map(({ id }) => id));
    for (const [id, answers] of this.answers) {
      if (ids.has(id)) continue;
      for (const { entry } of answers) this.leaveOut(entry, this.gone.has(id));
      this.gone.add(id);
    }
    return ok(true);
  }

  /** An entry without a label: a region of another kind, an answer to one, or to the whole task. */
  private leaveOut(entry: Entry, isAboutGone: boolean): void {
    const type = entry.type ?? '';
    const value = entry.value ?? {};
    const hasPlace = ['start', 'startOffset', 'x', 'points', 'sequence', 'rle'].some(
      (key) => key in value,
    );
    if (hasPlace && wordsOf(type, value) === null) {
      const reason = reasonAgainst(entry, this.isText) ?? 'they have no label';
      this.leftOut.add(`regions “${type}”`, reason);
    } else if (hasPlace || isAboutGone)
      this.leftOut.add(`answers “${type}” about other regions`, 'their region was left out');
    else this.leftOut.add(`answers “${type}” about whole tasks`, 'they belong to no annotation');
  }
}

/** @param isText whether the object of that name in the config is the task’s text */
export function regionsOf(
  { results }: Annotation,
  isText: (name: string) => boolean,
  leftOut: LeftOut,
): Result<Regions> {
  const sorting = new Sorting(isText, leftOut);
  const links: Link[] = [];
  for (const [at, { value, where }] of results.entries()) {
    const read = validated(resultSchema, value, where);
    if (!read.ok) return read;
    if (read.value.type !== 'relation') {
      sorting.add({ entry: read.value, where }, at);
      continue;
    }
    const relation = validated(relationSchema, value, where);
    if (!relation.ok) return relation;
    const { from_id, to_id, direction, labels } = relation.value;
    const [from, to] = direction === 'left' ? [to_id, from_id] : [from_id, to_id];
    const types = labels && labels.length > 0 ? labels.map(fromValue) : [UNNAMED];
    if (direction === 'bi')
      leftOut.add('second directions of relations', 'a relation leads one way', types.length);
    for (const type of types) {
      if (type === '') return refuse(where, 'a relation’s label is empty');
      links.push({ where, type, from: String(from), to: String(to) });
    }
  }
  const sorted = sorting.finish();
  if (!sorted.ok) return sorted;
  const ids = new Set(sorting.regions.map(({ id }) => id));
  const kept: Link[] = [];
  for (const link of links) {
    const missing = [link.from, link.to].find((id) => !ids.has(id));
    if (missing === undefined) kept.push(link);
    else if (sorting.gone.has(missing))
      leftOut.add('relations that lost an end', 'a region that they link was left out');
    else return refuse(link.where, `it links the region ${missing}, which the annotation lacks`);
  }
  return ok({ regions: sorting.regions, links: kept });
}
