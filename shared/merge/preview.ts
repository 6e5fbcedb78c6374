/** What a merge would do, in figures, sentences and samples. */
import type { Dataset } from '../codecs/dataset.ts';
import type { Conflict } from '../model/conflict.ts';
import type { MergeCounts, MergePreview, MergeSample } from '../model/merge-preview.ts';
import type { StoreRecord } from '../model/record.ts';
import { sameJson } from '../model/same-json.ts';
import { leavesOf } from '../lineage/leaves.ts';
import { isEmpty } from '../ops/change-algebra.ts';
import { homeOf } from '../ops/patch.ts';
import { clashesIn } from './clashes.ts';
import { codebookChanges } from './codebook-changes.ts';
import { conflictsOf } from './conflicts.ts';
import { mergeChange } from './merge-change.ts';
import { itemsOf, keyOf, recordOf, type Item } from './items.ts';
import { fieldName, namesOf, recordName, valueWords, type Names } from './words.ts';

type What = keyof MergeCounts;

const NONE: MergeCounts = {
  added: 0,
  changed: 0,
  deleted: 0,
  conflicting: 0,
  orphaned: 0,
  stranded: 0,
};
/** Of each kind. */
const SAMPLES = 5;

const isAnnotation = ({ kind }: Item): boolean => kind === 'span' || kind === 'relation';

const isSameItem = (was: Item | undefined, now: Item): boolean =>
  was?.alive === now.alive && was.tombstone === now.tombstone;

const isOrphan = (record: StoreRecord | null): boolean =>
  record?.kind === 'span' && record.orphan !== undefined;

/** The record itself says the same: where its versions come from does not count. */
const saysSame = (a: StoreRecord, b: StoreRecord): boolean => {
  const history = { lineage: null, clock: null, modified: null };
  return sameJson({ ...a, ...history }, { ...b, ...history });
};

/** What happens to one annotation; nothing, where only its history grows. */
function fateOf(was: Item | undefined, now: Item, isContested: boolean): What | null {
  if (isContested) return 'conflicting';
  const old = was?.alive ?? null;
  if (now.alive) {
    if (!old) return 'added';
    return saysSame(old, now.alive) ? null : 'changed';
  }
  if (now.tombstone?.record && !now.tombstone.lineage.deletions) return 'stranded';
  return old ? 'deleted' : null;
}

function changeWords(old: StoreRecord, fresh: StoreRecord, names: Names): string {
  const [was, is] = [leavesOf(old), leavesOf(fresh)];
  const changes = [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !sameJson(was.get(path), is.get(path)))
    .map(
      (path) =>
        `${fieldName(fresh, path, names)} ${valueWords(path, is.get(path), names)} instead of ${valueWords(path, was.get(path), names)}`,
    );
  return `${recordName(fresh, names)}: ${changes.join('; ')}`;
}

class Tally {
  private readonly groups = new Map<string, MergeCounts>();

  add(group: string, what: What): void {
    const counts = this.groups.get(group) ?? NONE;
    this.groups.set(group, { ...counts, [what]: counts[what] + 1 });
  }

  of(group: string): MergeCounts {
    return this.groups.get(group) ?? NONE;
  }
}

const isNothing = (counts: MergeCounts): boolean =>
  Object.values(counts).every((count) => count === 0);

export interface Source {
  /** As chosen. */
  readonly name: string;
  readonly dataset: Dataset;
}

const conflictKey = ({ kind, id, what, field }: Conflict): string =>
  `${what} ${kind} ${id} ${field ?? ''}`;

interface Compared {
  readonly ours: Dataset;
  readonly merged: Dataset;
  readonly sources: readonly Source[];
}

/** Annotations one by one: counted over all, by article, by annotator, and some of each kind. */
function annotationsIn({ ours, merged }: Compared, names: Names, fresh: ReadonlySet<string>) {
  const before = itemsOf(ours);
  const titles = new Map(
    [...ours.articles, ...merged.articles].map(({ article }) => [article.id, article.title]),
  );
  const tally = new Tally();
  const samples = new Map<What, MergeSample[]>();
  for (const [key, now] of itemsOf(merged)) {
    if (!isAnnotation(now)) continue;
    const was = before.get(key);
    // Most of a project is not touched: the very same records come out of the merge.
    if (isSameItem(was, now)) continue;
    const record = recordOf(now) ?? (was ? recordOf(was) : null);
    if (!record) continue;
    const fates = [fateOf(was, now, fresh.has(key))];
    if (isOrphan(now.alive) && !isOrphan(was?.alive ?? null)) fates.push('orphaned');
    const home = homeOf(record);
    const by = 'by' in record ? record.by : '';
    for (const what of fates) {
      if (what === null) continue;
      for (const group of ['', `article ${home ?? ''}`, `annotator ${by}`]) tally.add(group, what);
      const some = samples.get(what) ?? [];
      samples.set(what, some);
      if (some.length === SAMPLES) continue;
      some.push({
        what,
        article: home === undefined ? null : { id: home, title: titles.get(home) ?? home },
        by: names.annotator(by),
        words:
          what === 'changed' && was?.alive && now.alive
            ? changeWords(was.alive, now.alive, names)
            : recordName(record, names),
      });
    }
  }
  return { tally, samples: [...samples.values()].flat() };
}

function articlesIn({ ours, merged }: Compared, tally: Tally): MergePreview['articles'] {
  const known = new Map(ours.articles.map(({ article }) => [article.id, article]));
  const kept = new Set(merged.articles.map(({ article }) => article.id));
  const lines = merged.articles.map(({ article: { id, title, sha256 } }) => {
    const old = known.get(id);
    const status = !old ? 'new' : old.sha256 === sha256 ? 'known' : 'other text';
    return { id, title, status, counts: tally.of(`article ${id}`) } as const;
  });
  const gone = [...known.values()]
    .filter(({ id }) => !kept.has(id))
    .map(({ id, title }) => ({
      id,
      title,
      status: 'deleted' as const,
      counts: tally.of(`article ${id}`),
    }));
  return [...lines, ...gone].filter(
    ({ status, counts }) => status !== 'known' || !isNothing(counts),
  );
}

/** @param id names the look */
export function previewOf(compared: Compared, id: string): MergePreview {
  const { ours, merged, sources } = compared;
  const names = namesOf(merged);
  const waiting = new Set(conflictsOf(ours).map(conflictKey));
  const fresh = new Set(
    conflictsOf(merged)
      .filter((conflict) => conflict.what !== 'stranded' && !waiting.has(conflictKey(conflict)))
      .map(keyOf),
  );
  const { tally, samples } = annotationsIn(compared, names, fresh);
  const own = new Set(ours.annotators.map((annotator) => annotator.id));
  const codebook = codebookChanges(ours, merged, names);
  const articles = articlesIn(compared, tally);
  const total = tally.of('');
  return {
    id,
    sources: sources.map(({ name, dataset }) => ({
      name,
      title: dataset.project.title,
      articles: dataset.articles.length,
      annotations: dataset.articles.reduce((sum, { spans }) => sum + spans.length, 0),
    })),
    total,
    articles: [...articles],
    annotators: merged.annotators
      .map((annotator) => ({
        id: annotator.id,
        name: annotator.name,
        isNew: !own.has(annotator.id),
        counts: tally.of(`annotator ${annotator.id}`),
      }))
      .filter(({ isNew, counts }) => isNew || !isNothing(counts)),
    codebook,
    clashes: clashesIn(merged),
    samples,
    isNothing: isEmpty(mergeChange(ours, merged)),
  };
}
