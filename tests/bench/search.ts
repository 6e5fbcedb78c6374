/**
 * A child process: how fast a project of a thousand articles and 70,000 annotations is searched,
 * what building the index holds up, and what it takes of memory. Prints one JSON line of
 * `SearchFigures`. Times in milliseconds, memory in bytes. Needs `--expose-gc`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BroadcastChannel } from 'node:worker_threads';
import { v7 } from 'uuid';
import { ProjectSearch } from '../../main/search/project-search.ts';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import type { Store } from '../../main/storage/port.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { SearchQuery } from '../../shared/model/search.ts';
import { entryOf } from '../../shared/ops/history.ts';
import type { Result } from '../../shared/result.ts';
import { NO_QUERY } from '../../renderer/views/search/search-session.ts';
import { newsroom } from './newsroom.ts';
import type { Kind, Latency, SearchFigures } from './search-report.ts';
import { median, percentile } from './statistics.ts';

const ARTICLES = 1000;
const SPANS_AN_ARTICLE = 70;
/** Articles put into one entry of the journal. */
const BATCH = 25;
const ROUNDS = 5;

const clock = createClock(Date.now, 'bench');
const options = { now: Date.now, newId: v7 };

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function fill(store: Store): Promise<string[]> {
  const next = await newsroom(clock);
  const context = {
    newId: v7,
    now: () => new Date().toISOString(),
    tick: () => clock.tick(),
    annotator: 'tester',
  };
  const texts: string[] = [];
  for (let made = 0; made < ARTICLES; made += BATCH) {
    const contents = Array.from({ length: BATCH }, () => next(SPANS_AN_ARTICLE));
    texts.push(...contents.map(({ article }) => article.text));
    const added = contents.flatMap(({ article, spans }) => [article, ...spans]);
    const change = { added, updated: [], removed: [] };
    taken(await store.commit([entryOf({ label: 'Import', change }, 'import', context)]));
  }
  return texts;
}

const filtered = (filters: Partial<SearchQuery['filters']>): Partial<SearchQuery> => ({
  filters: { ...NO_QUERY.filters, ...filters },
});

/** Rare words and frequent ones, down to one that is nearly everywhere. */
const WORDS = ['airstrike', 'Blinken', 'officials', 'hospital', 'Rafah', 'killed', 'said', 'the'];
const QUERIES: Readonly<Record<Kind, readonly Partial<SearchQuery>[]>> = {
  word: WORDS.map((text) => ({ text })),
  words: ['officials killed', 'Blinken Rafah said', 'hospital war'].map((text) => ({ text })),
  phrase: ['"health officials"', '"prime minister"', '"in the"'].map((text) => ({ text })),
  regex: ['\\d+,\\d{3}', '\\b[A-Z]\\w+ [A-Z]\\w+ said', '(kill|wound)(ed|ing)', '^“'].map(
    (text) => ({ text, regex: true }),
  ),
  filter: [
    filtered({ labels: ['claim'] }),
    filtered({ attribute: { id: 'stance', value: 'denied' } }),
    { text: 'killed', ...filtered({ labels: ['number'] }) },
  ],
  sorted: WORDS.flatMap((text) => [
    { text, sort: 'right' as const },
    { text, sort: 'left' as const },
  ]),
};

async function timed<T>(work: () => Promise<T> | T): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function latencyOf(search: ProjectSearch, kind: Kind): Promise<Latency> {
  const times: number[] = [];
  const work: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of QUERIES[kind]) {
      const { user, system } = process.cpuUsage();
      times.push(await timed(async () => taken(await search.search({ ...NO_QUERY, ...query }))));
      const after = process.cpuUsage({ user, system });
      work.push((after.user + after.system) / 1000);
    }
  }
  return { median: median(times), high: percentile(times, 0.95), work: median(work) };
}

/** The peer: what anybody would write first, every text in lower case, looked through. */
async function plainScan(texts: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const word of WORDS)
    times.push(
      await timed(() => {
        const wanted = word.toLowerCase();
        let count = 0;
        for (const text of texts) {
          const lower = text.toLowerCase();
          for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1))
            count += 1;
        }
        if (count === 0) throw new Error(`“${word}” stands nowhere`);
      }),
    );
  return median(times);
}

/** The worker says what it holds when it is asked for: a line more in front of its code. */
const PROBE = `{
  const { BroadcastChannel } = require('node:worker_threads');
  const heap = new BroadcastChannel('heap');
  heap.onmessage = () => { globalThis.gc(); heap.postMessage(process.memoryUsage().heapUsed); };
  heap.unref();
}\n`;

function workerHeap(): Promise<number> {
  const channel = new BroadcastChannel('heap');
  return new Promise((resolve) => {
    channel.onmessage = (event: unknown) => {
      channel.close();
      resolve((event as MessageEvent<number>).data);
    };
    channel.postMessage('how much?');
  });
}

function ownHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function measure(store: Store, texts: readonly string[]): Promise<SearchFigures> {
  const code = async (): Promise<string> =>
    PROBE + (await readFile(path.resolve('dist/bench/search-worker.cjs'), 'utf8'));
  const search = new ProjectSearch({ store, code });
  const before = ownHeap();
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  let whileBuilding = 0;
  const build = await timed(async () => {
    for (;;) {
      const started = performance.now();
      const { indexed } = taken(await search.search({ ...NO_QUERY, text: 'killed' }));
      whileBuilding = Math.max(whileBuilding, performance.now() - started);
      if (indexed === ARTICLES) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  delay.disable();
  const latencies = {
    word: await latencyOf(search, 'word'),
    words: await latencyOf(search, 'words'),
    phrase: await latencyOf(search, 'phrase'),
    regex: await latencyOf(search, 'regex'),
    filter: await latencyOf(search, 'filter'),
    sorted: await latencyOf(search, 'sorted'),
  };
  const figures = {
    build,
    whileBuilding,
    stall: delay.max / 1e6,
    latencies,
    scan: await plainScan(texts),
    heap: { before, after: ownHeap(), worker: await workerHeap() },
  };
  await search.close();
  return figures;
}

const folder = await mkdtemp(path.join(tmpdir(), 'claimbench-bench-'));
try {
  const place = path.join(folder, 'project');
  const made = taken(await createStore(place, { title: 'Bench' }, options));
  const texts = await fill(made);
  await made.close();
  const store = taken(await openStore(place, options));
  console.log(JSON.stringify(await measure(store, texts)));
  await store.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
