/**
 * A child process: the cost of one acknowledged edit in a project of a given number of annotations,
 * in our store (journal line on disk before the acknowledgement) and in stock lowdb (one file,
 * written whole, never synced). Prints one JSON line. Times in milliseconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSONFilePreset } from 'lowdb/node';
import { v7 } from 'uuid';
import { createStore } from '../../main/storage/open-store.ts';
import type { Store } from '../../main/storage/port.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Span } from '../../shared/model/span.ts';
import { entryOf } from '../../shared/ops/history.ts';
import type { Result } from '../../shared/result.ts';
import { articleOf, spanOf } from '../editor-page/material.ts';
import { median } from './statistics.ts';

const SPANS_AN_ARTICLE = 100;
const EDITS = 300;
const PEER_EDITS = 15;
const TEXT = 'Officials said that 1,200 people were killed. '.repeat(140).trimEnd();

const clock = createClock(Date.now, 'bench');
const context = {
  now: () => new Date().toISOString(),
  newId: v7,
  tick: () => clock.tick(),
  annotator: 'tester',
};

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const spanIn = (article: string, index: number): Span => {
  const start = (index * 61) % (TEXT.length - 20);
  return { ...spanOf(TEXT, v7(), 'claim', [{ start, end: start + 20 }]), article };
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function fill(store: Store, count: number): Promise<string[]> {
  const articles: string[] = [];
  for (let made = 0; made < count; made += SPANS_AN_ARTICLE) {
    const article = articleOf(TEXT, { id: v7(), clock: clock.tick() });
    const spans = Array.from({ length: SPANS_AN_ARTICLE }, (_, at) => spanIn(article.id, at));
    const change = { added: [article, ...spans], updated: [], removed: [] };
    taken(await store.commit([entryOf({ label: 'Import', change }, 'import', context)]));
    articles.push(article.id);
  }
  return articles;
}

async function ours(folder: string, count: number) {
  const store = taken(
    await createStore(
      path.join(folder, 'project'),
      { title: 'Bench' },
      { now: Date.now, newId: v7 },
    ),
  );
  const articles = await fill(store, count);
  taken(await store.compact());
  const edit = (article: string, index: number) =>
    timed(async () => {
      const change = { added: [spanIn(article, index)], updated: [], removed: [] };
      taken(await store.commit([entryOf({ label: 'Tag', change }, 'user', context)]));
    });
  const [one = ''] = articles;
  await edit(one, 0);
  const warm: number[] = [];
  for (let index = 1; index <= EDITS; index += 1) warm.push(await edit(one, index));
  const first: number[] = [];
  for (const article of articles.slice(1, 10)) first.push(await edit(article, 0));
  await store.close();
  return { edit: median(warm), firstEdit: median(first) };
}

async function lowdb(folder: string, count: number): Promise<number> {
  const spans = Array.from({ length: count }, (_, at) => spanIn('article', at));
  const db = await JSONFilePreset(path.join(folder, 'lowdb.json'), { spans });
  await db.write();
  const times: number[] = [];
  for (let index = 0; index < PEER_EDITS; index += 1) {
    db.data.spans.push(spanIn('article', index));
    times.push(await timed(() => db.write()));
  }
  return median(times);
}

const count = Number(process.argv[2]);
const folder = await mkdtemp(path.join(tmpdir(), 'claimbench-bench-'));
try {
  const mine = await ours(folder, count);
  console.log(JSON.stringify({ count, ...mine, lowdb: await lowdb(folder, count) }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
