/** What a merge does to a store, as a change: undone and journalled like every other one. */
import type { Dataset } from '../codecs/dataset.ts';
import type { Change, GraveEdit, Update } from '../model/change.ts';
import type { StoreRecord, Tombstone } from '../model/record.ts';
import { sameJson } from '../model/same-json.ts';
import { homeOf, updateBetween } from '../ops/patch.ts';
import { itemsOf, type Item } from './items.ts';

/** Where the tombstone of a record lies. */
const graveHome = (record: StoreRecord): string | undefined =>
  record.kind === 'article' ? undefined : homeOf(record);

const edit = (
  { kind, id }: Pick<Item, 'kind' | 'id'>,
  article: string | undefined,
  from: Tombstone | null,
  to: Tombstone | null,
): GraveEdit => ({ kind, id, ...(article !== undefined && { article }), from, to });

/**
 * The change from `ours` to what merging made of it. A record that lies under another article now
 * goes and comes, and leaves no tombstone where it was.
 */
export function mergeChange(ours: Dataset, merged: Dataset): Change {
  const before = itemsOf(ours);
  const after = itemsOf(merged);
  const added: StoreRecord[] = [];
  const removed: StoreRecord[] = [];
  const updated: Update[] = [];
  const graves: GraveEdit[] = [];

  /** An article that is known by another id now keeps the tombstone that removing it makes. */
  const leave = (record: StoreRecord): void => {
    removed.push(record);
    if (record.kind !== 'article') graves.push(edit(record, graveHome(record), null, null));
  };
  const arrive = (record: StoreRecord, from: Tombstone | null): void => {
    added.push(record);
    graves.push(edit(record, graveHome(record), from, null));
  };

  for (const [key, now] of after) {
    const was = before.get(key);
    const [old, fresh] = [was?.alive ?? null, now.alive];
    const grave = was?.tombstone ?? null;
    if (old && fresh) {
      if (old === fresh) continue;
      if (homeOf(old) === homeOf(fresh)) {
        const update = updateBetween(old, fresh);
        if (update) updated.push(update);
      } else {
        leave(old);
        arrive(fresh, null);
      }
    } else if (old && now.tombstone) {
      removed.push(old);
      graves.push(edit(old, now.tombstone.article, null, now.tombstone));
    } else if (fresh) arrive(fresh, grave);
    else if (now.tombstone && !sameJson(grave, now.tombstone)) {
      if (grave && grave.article !== now.tombstone.article)
        graves.push(edit(grave, grave.article, grave, null));
      graves.push(edit(now, now.tombstone.article, grave, now.tombstone));
    }
  }
  for (const [key, { alive }] of before) if (alive && !after.has(key)) leave(alive);
  return { added, updated, removed, ...(graves.length > 0 && { graves }) };
}
