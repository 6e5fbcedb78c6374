/**
 * The project in memory, as far as it is acknowledged: the head, every summary, and the pages of
 * the articles at work. Articles that nobody has open do not stay in memory.
 */
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { Change } from '../../shared/model/change.ts';
import type { StoreRecord } from '../../shared/model/record.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import { stateOf, type Head, type Layer, type State } from '../../shared/ops/state.ts';
import { summariesAfter } from '../../shared/ops/summary.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Index, IndexEntry } from './index-file.ts';
import { LINKS_FILE, PROJECT_FILE } from './layout.ts';
import type { Loaded } from './load-project.ts';
import { readPage } from './page-files.ts';
import { isDirty, pageOf, type Page } from './page.ts';
import { fileOf, graveFileOf, keyOf, tombstoneFileOf, tombstoneOf, type Shelf } from './shelf.ts';
import type { Staged } from './stage.ts';

/** Clean pages kept in memory: three panes, and what the analyst was in just before. */
const CLEAN_PAGES = 8;

const EMPTY_LAYERS: State['layers'] = new Map();

/** The head's records as a state without layers. Throws where the project file lacks one: a bug. */
function headState(project: Shelf, links: Shelf): State {
  const found = <K extends StoreRecord['kind']>(shelf: Shelf, kind: K) =>
    [...shelf.records.values()].filter(
      (record): record is Extract<StoreRecord, { kind: K }> => record.kind === kind,
    );
  const [record] = found(project, 'project');
  const [codebook] = found(project, 'codebook');
  if (!record || !codebook) throw new Error('The project file was read without its records');
  return stateOf({
    project: record,
    codebook,
    annotators: found(project, 'annotator'),
    links: found(links, 'relation'),
  });
}

const compareSummaries = (a: ArticleSummary, b: ArticleSummary): number =>
  a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1;

/** A project-wide file; its records are in `Book.state`. */
interface Cover {
  readonly tombstones: Shelf['tombstones'];
  readonly rest: Shelf['rest'];
  dirty: boolean;
}

export class Book {
  /** Without layers: those are in `pages`. */
  state: State;
  seq: number;
  readonly project: Cover;
  readonly links: Cover;
  readonly pages: Map<string, Page>;
  /** Found while reading articles after the opening. */
  readonly notices: string[] = [];
  private readonly root: string;
  private readonly entries: Map<string, IndexEntry>;
  private readonly loading = new Map<string, Promise<Result<Page>>>();
  private sorted: readonly ArticleSummary[] | null = null;

  constructor(root: string, loaded: Loaded) {
    const { project, links, replayed } = loaded;
    const coverOf = ({ tombstones, rest }: Shelf, file: string): Cover => ({
      tombstones,
      rest,
      dirty: replayed.behind.has(file),
    });
    this.root = root;
    this.state = headState(project, links);
    this.project = coverOf(project, PROJECT_FILE);
    this.links = coverOf(links, LINKS_FILE);
    this.pages = new Map(loaded.pages);
    this.entries = loaded.index;
    this.seq = loaded.seq;
  }

  get index(): Index {
    return this.entries;
  }

  head(): Head {
    const { project, codebook, annotators, links } = this.state;
    return { project, codebook, annotators: [...annotators.values()], links: [...links.values()] };
  }

  summaries(): readonly ArticleSummary[] {
    this.sorted ??= [...this.entries.values()].map(({ summary }) => summary).sort(compareSummaries);
    return this.sorted;
  }

  /** The page of `id`, read from disk where it is not in memory, and kept there. */
  async page(id: string): Promise<Result<Page>> {
    const known = this.pages.get(id);
    if (known) {
      // Last used, last to go.
      this.pages.delete(id);
      this.pages.set(id, known);
      return ok(known);
    }
    const under = this.loading.get(id);
    if (under) return under;
    const reading = this.readIn(id);
    this.loading.set(id, reading);
    try {
      return await reading;
    } finally {
      this.loading.delete(id);
    }
  }

  private async readIn(id: string): Promise<Result<Page>> {
    const page = await this.readOnce(id);
    if (page.ok) this.pages.set(id, page.value);
    return page;
  }

  /** The page of `id`, kept only where `isWanted`: what is about to be changed is read once. */
  async peek(id: string, isWanted: (layer: Layer) => boolean = () => false): Promise<Result<Page>> {
    const known = this.pages.get(id);
    if (known) return ok(known);
    const read = await this.readOnce(id);
    // Somebody else may have read it meanwhile, and changed it since.
    const now = this.pages.get(id);
    if (now) return ok(now);
    if (read.ok && read.value.layer && isWanted(read.value.layer)) this.pages.set(id, read.value);
    return read;
  }

  private async readOnce(id: string): Promise<Result<Page>> {
    const isAlive = this.entries.has(id);
    // New to the project: there is nothing on disk, and the id may be no file name at all.
    if (!isAlive && !this.isRemoved(id)) return ok(pageOf(null, null));
    const read = await readPage(this.root, id, isAlive);
    if (!read.ok) return read;
    this.notices.push(...read.value.notices);
    return ok(read.value.page);
  }

  isRemoved(article: string): boolean {
    return this.project.tombstones.has(keyOf({ kind: 'article', id: article }));
  }

  exists(article: string): boolean {
    return this.entries.has(article);
  }

  /** Lets clean pages go that were not used lately. Not while pages are staged or written. */
  forget(): void {
    let spare = [...this.pages.values()].filter((page) => !isDirty(page)).length - CLEAN_PAGES;
    for (const [id, page] of this.pages) {
      if (spare <= 0) return;
      if (isDirty(page)) continue;
      this.pages.delete(id);
      spare -= 1;
    }
  }

  dirtyPages(): [string, Page][] {
    return [...this.pages].filter(([, page]) => isDirty(page));
  }

  /** Takes over what `staged` led to. Its pages are in memory since it was staged. */
  publish({ entry, removed, after, layers }: Staged, seq: number): void {
    this.state = { ...after, layers: EMPTY_LAYERS };
    this.seq = seq;
    for (const [id, layer] of layers) this.requirePage(id).layer = layer;
    this.fileAway(entry, removed);
    this.summarise(entry.change, entry.clock, { ...after, layers: new Map(after.layers) }, layers);
  }

  private requirePage(id: string): Page {
    const page = this.pages.get(id);
    if (!page) throw new Error(`The page of ${id} was let go while it was needed`);
    return page;
  }

  /** Marks the files that are behind now, and sets and takes away tombstones. */
  private fileAway({ change, clock, by }: Staged['entry'], removed: Staged['removed']): void {
    const touch = (file: string, home: string | undefined): Shelf['tombstones'] => {
      if (file === PROJECT_FILE || file === LINKS_FILE) {
        const cover = file === PROJECT_FILE ? this.project : this.links;
        cover.dirty = true;
        return cover.tombstones;
      }
      const page = this.requirePage(home ?? '');
      page.annotationsDirty = true;
      return page.tombstones;
    };
    for (const record of removed) {
      this.touchRecord(record);
      const graves = touch(tombstoneFileOf(record), homeOf(record));
      graves.set(keyOf(record), tombstoneOf(record, clock, by));
    }
    for (const record of change.added) {
      this.touchRecord(record);
      touch(tombstoneFileOf(record), homeOf(record)).delete(keyOf(record));
    }
    for (const { kind, id, article } of change.updated) {
      if (kind === 'article') this.requirePage(id).articleDirty = true;
      else touch(fileOf(kind, id, article), article);
    }
    for (const edit of change.graves ?? []) {
      const graves = touch(graveFileOf(edit), edit.article);
      if (edit.to) graves.set(keyOf(edit), edit.to);
      else graves.delete(keyOf(edit));
    }
  }

  private touchRecord(record: StoreRecord): void {
    if (record.kind !== 'article') return;
    const page = this.requirePage(record.id);
    page.articleDirty = true;
    // Written even when empty: an article file never stands without its annotations file.
    page.annotationsDirty = true;
  }

  private summarise(change: Change, clock: string, after: State, layers: Staged['layers']): void {
    const before = new Map(
      [...layers.keys()].flatMap((id) => {
        const entry = this.entries.get(id);
        return entry ? [[id, entry.summary] as const] : [];
      }),
    );
    const summaries = summariesAfter(before, change, after);
    for (const id of layers.keys()) {
      const summary = summaries.get(id);
      const old = this.entries.get(id);
      if (!summary) this.entries.delete(id);
      else this.entries.set(id, { stamp: '', clock, seq: this.seq, ...old, summary });
    }
    if (layers.size > 0) this.sorted = null;
  }

  /** The files of `id` are on disk with this stamp. */
  stamp(id: string, stamp: string, clock: string, seq: number): void {
    const entry = this.entries.get(id);
    if (entry) this.entries.set(id, { ...entry, stamp, clock, seq });
  }
}

export const noArticle = (id: string): Result<never> =>
  err('no-article', `There is no article ${id} in this project.`);
