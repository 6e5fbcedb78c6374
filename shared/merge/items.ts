/** A store as single records, alive or buried, by kind and id. */
import type { Dataset } from '../codecs/dataset.ts';
import type { RecordKind, StoreRecord, Tombstone } from '../model/record.ts';
import { expanded, expandedTombstone, type Expanded } from '../lineage/versions.ts';

export interface Item {
  readonly kind: RecordKind;
  readonly id: string;
  /** Null: it is not in the project (any more). */
  readonly alive: StoreRecord | null;
  readonly tombstone: Tombstone | null;
}

export type Items = ReadonlyMap<string, Item>;

export const keyOf = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string =>
  `${kind} ${id}`;

/** The record as it is, or as it was. */
export const recordOf = ({ alive, tombstone }: Item): StoreRecord | null =>
  alive ?? tombstone?.record ?? null;

export function expandedItem({ alive, tombstone }: Item): Expanded {
  if (alive) return expanded(alive);
  if (tombstone) return expandedTombstone(tombstone);
  throw new Error('An item is a record or a tombstone');
}

/** Every record of a dataset that is alive. */
export function* recordsOf(dataset: Dataset): Generator<StoreRecord> {
  yield dataset.project;
  yield dataset.codebook;
  yield* dataset.annotators;
  for (const { article, spans, relations, decisions = [] } of dataset.articles) {
    yield article;
    yield* spans;
    yield* relations;
    yield* decisions;
  }
  yield* dataset.links;
}

/** A tombstone beside a record that is alive says nothing any more. */
export function itemsOf(dataset: Dataset): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const tombstone of dataset.tombstones) {
    const { kind, id } = tombstone;
    items.set(keyOf(tombstone), { kind, id, alive: null, tombstone });
  }
  for (const alive of recordsOf(dataset)) {
    const { kind, id } = alive;
    items.set(keyOf(alive), { kind, id, alive, tombstone: null });
  }
  return items;
}
