/**
 * A file of UIMA CAS JSON 0.4 as its structures: types, feature structures by id, the texts they lie
 * on. https://github.com/apache/uima-uimaj-io-jsoncas (SPECIFICATION.adoc, and its reader: a feature
 * that is missing has the value that Java gives it, and structures may come as a map of their ids).
 */
import { ok, type Err, type Result } from '../../result.ts';
import { parseJson } from '../json.ts';
import type { OffsetUnit } from '../raw-text.ts';
import { joinPath, refuse, type Where } from '../refusal.ts';

export type Primitive = string | number | boolean;

export interface Structure {
  readonly id: number;
  readonly type: string;
  readonly where: Where;
  /** Features that are neither null nor a reference; `#` and `^` are no part of the name. */
  readonly values: ReadonlyMap<string, Primitive>;
  /** Features that refer to another structure, by its id. */
  readonly references: ReadonlyMap<string, number>;
  /** Of arrays: values, or ids of structures. */
  readonly elements: readonly (Primitive | null)[];
}

export interface CasFile {
  readonly where: Where;
  readonly structures: ReadonlyMap<number, Structure>;
  /** Type to the one it extends; built-in types are not in it. */
  readonly superTypes: ReadonlyMap<string, string>;
  /** Ids of structures that a view lists; null: the file lists none. */
  readonly members: ReadonlySet<number> | null;
  readonly unit: OffsetUnit;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPrimitive = (value: unknown): value is Primitive =>
  ['string', 'number', 'boolean'].includes(typeof value);

const at = (where: Where, ...keys: PropertyKey[]): Where => ({
  ...where,
  path: joinPath(where.path ?? '', keys),
});

function readElements(given: unknown, where: Where): Result<Structure['elements']> {
  if (given === undefined || given === null) return ok([]);
  // Of a ByteArray: base64.
  if (typeof given === 'string') return ok([given]);
  if (!Array.isArray(given)) return refuse(where, 'the elements of an array are no list');
  const elements: (Primitive | null)[] = [];
  const list: readonly unknown[] = given;
  for (const [index, element] of list.entries()) {
    if (element !== null && !isPrimitive(element))
      return refuse(at(where, index), 'an element is a value or the id of a structure');
    elements.push(element);
  }
  return ok(elements);
}

function readStructure(given: unknown, key: string | null, where: Where): Result<Structure> {
  if (!isFields(given)) return refuse(where, 'this is no feature structure');
  const id = key === null ? given['%ID'] : Number(key);
  const type = given['%TYPE'];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1)
    return refuse(at(where, '%ID'), 'a feature structure has a whole number from 1 as its id');
  if (typeof type !== 'string' || type === '')
    return refuse(at(where, '%TYPE'), 'a feature structure has a type');
  const elements = readElements(given['%ELEMENTS'], at(where, '%ELEMENTS'));
  if (!elements.ok) return elements;
  const values = new Map<string, Primitive>();
  const references = new Map<string, number>();
  for (const [field, value] of Object.entries(given)) {
    if (field.startsWith('%') || value === null) continue;
    if (field.startsWith('@')) {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
        return refuse(at(where, field), 'a reference is the id of a feature structure');
      // 0 refers to nothing.
      if (value > 0) references.set(field.slice(1), value);
    } else if (isPrimitive(value)) values.set(field.replace(/^[#^]/u, ''), value);
    else return refuse(at(where, field), 'a feature is text, a number, a boolean, or a reference');
  }
  return ok({ id, type, where, values, references, elements: elements.value });
}

function readStructures(given: unknown, where: Where): Result<Map<number, Structure>> {
  const entries: readonly (readonly [string | null, PropertyKey, unknown])[] | null = Array.isArray(
    given,
  )
    ? given.map((one: unknown, index) => [null, index, one])
    : isFields(given)
      ? Object.entries(given).map(([key, one]) => [key, key, one])
      : null;
  if (!entries) return refuse(where, 'the feature structures are no list');
  const structures = new Map<number, Structure>();
  for (const [key, place, one] of entries) {
    const structure = readStructure(one, key, at(where, place));
    if (!structure.ok) return structure;
    const { id } = structure.value;
    if (structures.has(id)) return refuse(structure.value.where, `the id ${id} is used twice`);
    structures.set(id, structure.value);
  }
  return ok(structures);
}

function readTypes(given: unknown, where: Where): Result<Map<string, string>> {
  const types = new Map<string, string>();
  if (given === undefined || given === null) return ok(types);
  if (!isFields(given)) return refuse(where, 'the types are no object');
  for (const [name, type] of Object.entries(given)) {
    const superType = isFields(type) ? (type['%SUPER_TYPE'] ?? 'uima.cas.TOP') : null;
    if (typeof superType !== 'string')
      return refuse(at(where, name), 'a type says which one it extends');
    types.set(name, superType);
  }
  const checked = new Set<string>();
  for (const name of types.keys()) {
    const seen = new Set<string>();
    let next: string | undefined = name;
    for (; next !== undefined && !checked.has(next); next = types.get(next)) {
      if (seen.has(next)) return refuse(at(where, next), 'the type extends itself');
      seen.add(next);
    }
    for (const one of seen) checked.add(one);
  }
  return ok(types);
}

function readMembers(given: unknown, where: Where): Result<Set<number> | null> {
  if (given === undefined || given === null) return ok(null);
  if (!isFields(given)) return refuse(where, 'the views are no object');
  const members = new Set<number>();
  for (const [name, view] of Object.entries(given)) {
    const list = isFields(view) ? (view['%MEMBERS'] ?? []) : null;
    if (!Array.isArray(list)) return refuse(at(where, name), 'a view lists its members');
    for (const [index, id] of list.entries()) {
      if (typeof id !== 'number')
        return refuse(at(where, name, '%MEMBERS', index), 'a member is the id of a structure');
      members.add(id);
    }
  }
  return ok(members);
}

function unitOf(header: unknown, where: Where): Result<OffsetUnit> {
  const encoding = isFields(header) ? (header['offset-encoding'] ?? 'UTF-16') : 'UTF-16';
  if (encoding === 'UTF-16') return ok('utf-16');
  if (encoding === 'UTF-32') return ok('code-points');
  return refuse(
    at(where, 'offset-encoding'),
    `offsets in ${JSON.stringify(encoding)} cannot be read; write the file with UTF-16 or UTF-32`,
  );
}

/** Every reference leads somewhere. */
function dangling({ structures, members, where }: CasFile): Err | null {
  for (const structure of structures.values()) {
    for (const [name, id] of structure.references)
      if (!structures.has(id))
        return refuse(at(structure.where, `@${name}`), `there is no structure ${id}`);
  }
  for (const id of members ?? [])
    if (!structures.has(id))
      return refuse(at(where, '%VIEWS'), `a view lists the structure ${id}, which is not there`);
  return null;
}

export function readCasFile(text: string, where: Where): Result<CasFile> {
  const json = parseJson(text, where);
  if (!json.ok) return json;
  const root = json.value;
  if (isFields(root) && ('_views' in root || '_referenced_fss' in root))
    return refuse(
      where,
      'this is the older JSON of UIMA, which does not say what its types are; export it anew as UIMA CAS JSON 0.4',
    );
  if (!isFields(root) || !('%FEATURE_STRUCTURES' in root))
    return refuse(where, 'this is no UIMA CAS JSON: %FEATURE_STRUCTURES is missing');
  const unit = unitOf(root['%HEADER'], at(where, '%HEADER'));
  if (!unit.ok) return unit;
  const superTypes = readTypes(root['%TYPES'], at(where, '%TYPES'));
  if (!superTypes.ok) return superTypes;
  const structures = readStructures(root['%FEATURE_STRUCTURES'], at(where, '%FEATURE_STRUCTURES'));
  if (!structures.ok) return structures;
  const members = readMembers(root['%VIEWS'], at(where, '%VIEWS'));
  if (!members.ok) return members;
  const file = {
    where,
    structures: structures.value,
    superTypes: superTypes.value,
    members: members.value,
    unit: unit.value,
  };
  return dangling(file) ?? ok(file);
}

/** Whether `type` is `ancestor` or extends it. */
export function isKindOf({ superTypes }: CasFile, type: string, ancestor: string): boolean {
  for (let next: string | undefined = type; next !== undefined; next = superTypes.get(next))
    if (next === ancestor) return true;
  return false;
}
