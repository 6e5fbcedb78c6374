/**
 * A record as its leaves: the values that are written on their own, by path. Paths are JSON
 * Pointers (RFC 6901) without the first slash; the order of a list has the list's path and `#`.
 */
import { recordSchemas, type RecordKind, type StoreRecord } from '../model/record.ts';
import { DERIVED, shapeOf, type ListShape } from './shape.ts';

/** Path to JSON value; what is not there has no path. */
export type Leaves = Map<string, unknown>;

type Json = Readonly<Record<string, unknown>>;

const escaped = (part: string): string =>
  part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('#', '~2');
const unescaped = (part: string): string =>
  part.replaceAll('~2', '#').replaceAll('~1', '/').replaceAll('~0', '~');

export const pathOf = (...parts: readonly string[]): string => parts.map(escaped).join('/');
export const partsOf = (path: string): string[] => path.split('/').map(unescaped);

const ORDER = '#';
export const isOrder = (path: string): boolean => path.endsWith(ORDER);

const isThere = (value: unknown): boolean => value !== undefined && value !== null;
const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Items of a list with ids. Anything else in a newer version's list is kept under its position. */
function itemsOf(value: unknown): [id: string, item: unknown][] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item, at) => {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    return [typeof id === 'string' ? id : `#${at}`, item];
  });
}

function addList(leaves: Leaves, path: string, value: unknown, shape: ListShape): void {
  const items = itemsOf(value);
  if (items.length > 0)
    leaves.set(
      `${path}${ORDER}`,
      items.map(([id]) => id),
    );
  for (const [id, item] of items) {
    const at = `${path}/${escaped(id)}`;
    if (!shape.parts) {
      leaves.set(at, item);
      continue;
    }
    for (const [field, part] of entriesOf(item)) {
      const inner = shape.lists?.[field];
      if (inner) addList(leaves, `${at}/${escaped(field)}`, part, inner);
      else if (isThere(part)) leaves.set(`${at}/${escaped(field)}`, part);
    }
  }
}

/** @param only the fields to look at; all when absent */
export function leavesOf(record: StoreRecord, only?: ReadonlySet<string>): Leaves {
  const fields: Json = { ...record };
  const { compounds, maps, lists } = shapeOf(record.kind);
  const leaves: Leaves = new Map();
  const parts = new Set<string>();
  for (const [name, members] of Object.entries(compounds)) {
    for (const member of members) parts.add(member);
    if (only && !members.some((member) => only.has(member))) continue;
    leaves.set(
      name,
      Object.fromEntries(
        members.flatMap((member) => (isThere(fields[member]) ? [[member, fields[member]]] : [])),
      ),
    );
  }
  for (const [key, value] of Object.entries(fields)) {
    if (DERIVED.has(key) || parts.has(key) || !isThere(value) || (only && !only.has(key))) continue;
    const list = lists[key];
    if (list) addList(leaves, escaped(key), value, list);
    else if (key in maps)
      for (const [name, entry] of entriesOf(value)) leaves.set(pathOf(key, name), entry);
    else leaves.set(escaped(key), value);
  }
  return leaves;
}

interface Node {
  value?: unknown;
  readonly inner: Map<string, Node>;
}

function treeOf(leaves: Leaves): Node {
  const root: Node = { inner: new Map() };
  for (const [path, value] of leaves) {
    let node = root;
    const raw = path.split('/');
    for (const [at, part] of raw.entries()) {
      const name = at === raw.length - 1 && isOrder(part) ? part : unescaped(part);
      const next = node.inner.get(name) ?? { inner: new Map<string, Node>() };
      node.inner.set(name, next);
      node = next;
    }
    node.value = value;
  }
  return root;
}

const sortedEntries = ({ inner }: Node): [string, Node][] =>
  [...inner].sort(([a], [b]) => (a < b ? -1 : 1));

function listOf(node: Node | undefined, order: unknown, { parts, lists = {} }: ListShape) {
  const items = new Map(
    (node ? sortedEntries(node) : []).flatMap(([id, item]): [string, unknown][] => {
      if (!parts) return [[id, item.value]];
      // An item without its id was taken away; what else was written of it waits in the lineage.
      return item.inner.has('id') ? [[id, objectOf(item, lists, {})]] : [];
    }),
  );
  const ids = (Array.isArray(order) ? order : []).map(String);
  return [...new Set([...ids, ...items.keys()])].flatMap((id) =>
    items.has(id) ? [items.get(id)] : [],
  );
}

/** Fields sorted by name, so that the same leaves give the same bytes. */
function objectOf(node: Node, lists: Readonly<Record<string, ListShape>>, maps: Json): Json {
  const fields: [string, unknown][] = [];
  for (const [name, shape] of Object.entries(lists)) {
    const list = listOf(node.inner.get(name), node.inner.get(`${name}${ORDER}`)?.value, shape);
    if (list.length > 0 || shape.isAlways === true) fields.push([name, list]);
  }
  for (const [name, inner] of sortedEntries(node)) {
    if (name in lists || isOrder(name)) continue;
    fields.push([
      name,
      name in maps
        ? Object.fromEntries(sortedEntries(inner).map(([key, { value }]) => [key, value]))
        : inner.value,
    ]);
  }
  for (const [name, isAlways] of Object.entries(maps))
    if (isAlways === true && !node.inner.has(name)) fields.push([name, {}]);
  return Object.fromEntries(fields);
}

/**
 * The record with these leaves.
 * @param head kind, id, and what follows from the writes: `created`, `modified`, `clock`
 * @throws where the leaves make no valid record: they came from valid ones, so that is a bug
 */
export function recordFrom(
  head: { readonly kind: RecordKind; readonly id: string } & Json,
  leaves: Leaves,
): StoreRecord {
  const { compounds, maps, lists } = shapeOf(head.kind);
  const fields = { ...objectOf(treeOf(leaves), lists, maps) };
  for (const name of Object.keys(compounds)) {
    const compound = fields[name];
    delete fields[name];
    Object.assign(fields, compound);
  }
  return recordSchemas[head.kind].parse({ ...fields, ...head });
}
