/** A store in memory that is edited, merged, and remembers who knew what: the oracle of the laws. */
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { createClock } from '../../../shared/model/clock.ts';
import type { Change, Entry } from '../../../shared/model/change.ts';
import type { StoreRecord, Tombstone } from '../../../shared/model/record.ts';
import { canonicalJson } from '../../../shared/model/same-json.ts';
import { leavesOf } from '../../../shared/lineage/leaves.ts';
import { fingerprintOf } from '../../../shared/lineage/versions.ts';
import { expandedItem, itemsOf, keyOf, recordsOf } from '../../../shared/merge/items.ts';
import { merge } from '../../../shared/merge/merge.ts';
import { mergeChange } from '../../../shared/merge/merge-change.ts';
import { applyChange, recordOf } from '../../../shared/ops/apply.ts';
import type { Command } from '../../../shared/ops/command.ts';
import type { OpContext } from '../../../shared/ops/context.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { entryOf } from '../../../shared/ops/history.ts';
import { homeOf } from '../../../shared/ops/patch.ts';
import { contentOf, stateOf, type State } from '../../../shared/ops/state.ts';
import { tombstoneOf } from '../../../main/storage/shelf.ts';
import { idAt } from '../../arbitraries/clock.ts';
import { must } from '../ops/session.ts';

/** Something that happened once, somewhere: a value written, or a record deleted. */
export interface Happening {
  readonly key: string;
  /** Null: the record was deleted. */
  readonly path: string | null;
  readonly value: string;
  /** What whoever did it knew of. */
  readonly seen: ReadonlySet<Happening>;
}

const NOTHING = canonicalJson(null);

/** What a dataset says, record by record, whatever way it is written down. */
export function normalised(dataset: Dataset): Map<string, string> {
  return new Map(
    [...itemsOf(dataset)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [
        key,
        `${item.alive ? 'alive' : 'buried'} ${fingerprintOf(expandedItem(item))}`,
      ]),
  );
}

export class Replica {
  readonly name: string;
  private state: State;
  private graves: Map<string, Tombstone>;
  private base: Dataset;
  readonly seen = new Set<Happening>();
  private readonly clock;
  private made = 0;

  /** @param skew of its clock, milliseconds */
  constructor(name: string, start: Dataset, skew: number, born: Iterable<Happening>) {
    this.name = name;
    this.base = start;
    this.state = stateOf(start, start.articles);
    this.graves = new Map(start.tombstones.map((tombstone) => [keyOf(tombstone), tombstone]));
    this.clock = createClock(() => Date.UTC(2031, 5, 1) + skew + this.made, name);
    for (const happening of born) this.seen.add(happening);
  }

  get now(): State {
    return this.state;
  }

  get dataset(): Dataset {
    const { project, codebook, annotators, links, layers } = this.state;
    return {
      ...this.base,
      project,
      codebook,
      annotators: [...annotators.values()],
      links: [...links.values()],
      articles: [...layers.values()].map(contentOf),
      tombstones: [...this.graves.values()],
    };
  }

  private context(): OpContext {
    return {
      newId: () => {
        this.made += 1;
        return `${this.name}${idAt(9, this.made)}`;
      },
      now: () => new Date(Date.UTC(2031, 5, 1) + this.made).toISOString(),
      tick: () => this.clock.tick(),
      annotator: this.name,
    };
  }

  private note(key: string, path: string | null, value: string, seen: Set<Happening>): void {
    this.seen.add({ key, path, value, seen });
  }

  /** Every value that `change` wrote, and every record it deleted. */
  private witness(change: Change, before: State, after: State): void {
    const seen = new Set(this.seen);
    const written = (record: StoreRecord, old: StoreRecord | undefined): void => {
      const [was, is] = [old ? leavesOf(old) : new Map<string, unknown>(), leavesOf(record)];
      for (const path of new Set([...was.keys(), ...is.keys()])) {
        const [from, to] = [was.get(path), is.get(path)].map((value) =>
          value === undefined ? NOTHING : canonicalJson(value),
        );
        if (from !== to) this.note(keyOf(record), path, to ?? NOTHING, seen);
      }
    };
    for (const record of change.added) written(record, undefined);
    for (const { kind, id, article } of change.updated) {
      const record = recordOf(after, kind, id, article);
      if (record) written(record, recordOf(before, kind, id, article));
    }
    for (const record of change.removed) this.note(keyOf(record), null, NOTHING, seen);
  }

  private apply(entry: Entry): void {
    const before = this.state;
    this.state = must(applyChange(before, entry.change, entry.by));
    for (const record of entry.change.removed) {
      const stood = recordOf(before, record.kind, record.id, homeOf(record)) ?? record;
      this.graves.set(keyOf(record), tombstoneOf(stood, entry.clock, entry.by));
    }
    for (const record of entry.change.added) this.graves.delete(keyOf(record));
    for (const { to, ...grave } of entry.change.graves ?? []) {
      if (to) this.graves.set(keyOf(grave), to);
      else this.graves.delete(keyOf(grave));
    }
  }

  /** Refused commands change nothing: there was nothing to act on. */
  edit(command: Command | null): void {
    const context = this.context();
    const done = command ? execute(this.state, command, context) : null;
    if (!done?.ok) return;
    const before = this.state;
    this.apply(entryOf(done.value, 'user', context));
    this.witness(done.value.change, before, this.state);
  }

  /** Merges what `other` was when `theirs` was taken of it. */
  mergeIn(theirs: Dataset, knew: Iterable<Happening>): void {
    const ours = this.dataset;
    const { dataset } = merge(ours, theirs);
    const change = mergeChange(ours, dataset);
    const context = this.context();
    this.apply(entryOf({ label: 'Merge', change }, 'merge', context));
    this.base = dataset;
    for (const happening of knew) this.seen.add(happening);
    for (const { clock } of [...recordsOf(dataset), ...dataset.tombstones])
      this.clock.observe(clock);
  }
}
