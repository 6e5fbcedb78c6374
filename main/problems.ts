/**
 * The problems of the whole project. Articles are read one after the other, and what was found in one
 * is kept until an entry touches what it was computed from.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { problemsOf } from '../shared/checks/problems.ts';
import type { Change } from '../shared/model/change.ts';
import type { Problem, ProblemList } from '../shared/model/problem.ts';
import { layerOf } from '../shared/ops/state.ts';
import { ok, type Ok } from '../shared/result.ts';
import type { Store } from './storage/port.ts';

/** How long a question waits for the answer to be whole, milliseconds; then it tells how far it is. */
const PATIENCE = 150;

interface Checked {
  readonly problems: readonly Problem[];
  /** Why the article could not be read, or null. */
  readonly unread: string | null;
}

/** Ids of the articles whose problems `change` may alter; `all` when it alters what they are measured by. */
function touchedBy({ added, updated, removed }: Change): ReadonlySet<string> | 'all' {
  const touched = new Set<string>();
  const isWide = [...added, ...updated, ...removed].some(({ kind }) => kind === 'codebook');
  // Links may begin or cease to lead to an article that comes or goes.
  const moves = [...added, ...removed].some(({ kind }) => kind === 'article');
  if (isWide || moves) return 'all';
  for (const update of updated) {
    const article = update.kind === 'article' ? update.id : update.article;
    if (article !== undefined) touched.add(article);
  }
  for (const record of [...added, ...removed]) {
    if (record.kind === 'span') touched.add(record.article);
    if (record.kind === 'relation') {
      touched.add(record.from.article);
      touched.add(record.to.article);
    }
  }
  return touched;
}

/** @returns what answers the contract's `problems`: at once, whole or with how far it is */
export function problemService(store: Store): () => Promise<Ok<ProblemList>> {
  const checked = new Map<string, Checked>();
  let checking: Promise<void> | null = null;

  store.onCommit(({ entry: { change } }) => {
    const touched = touchedBy(change);
    if (touched === 'all') checked.clear();
    else for (const article of touched) checked.delete(article);
  });

  let articlesAt = { seq: -1, ids: new Set<string>() };
  function articles(): ReadonlySet<string> {
    const seq = store.seq();
    if (articlesAt.seq !== seq)
      articlesAt = { seq, ids: new Set(store.summaries().map(({ id }) => id)) };
    return articlesAt.ids;
  }

  async function check(id: string): Promise<void> {
    const seq = store.seq();
    const content = await store.article(id);
    // What was read is of another time than the codebook and the links: it is read again.
    if (seq !== store.seq()) return;
    if (!content.ok) {
      checked.set(id, { problems: [], unread: content.error.message });
      return;
    }
    const { codebook, links } = store.head();
    const problems = problemsOf(codebook, layerOf(content.value), links, articles());
    checked.set(id, { problems, unread: null });
  }

  async function checkAll(): Promise<void> {
    for (;;) {
      const open = [...articles()].filter((id) => !checked.has(id));
      if (open.length === 0) return;
      for (const id of open) {
        await check(id);
        await nextTurn();
      }
    }
  }

  return async () => {
    checking ??= checkAll().finally(() => {
      checking = null;
    });
    await Promise.race([checking, wait(PATIENCE, undefined, { ref: false })]);
    const summaries = store.summaries();
    const known = summaries.flatMap(({ id }) => checked.get(id) ?? []);
    return ok({
      problems: known.flatMap(({ problems }) => problems),
      checked: known.length,
      articles: summaries.length,
      unread: known.flatMap(({ unread }) => unread ?? []),
    });
  };
}
