/** Nothing acknowledged is lost: the program is killed at any moment, two hundred times. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import { readJournal } from '../../main/storage/journal-read.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { Store } from '../../main/storage/port.ts';
import { bundleScript } from './child-script.ts';
import { addArticles, create, must, open, options, tempFolder } from './project.ts';

const ROUNDS = 200;
/** At the same time, each in a folder of its own. */
const PROJECTS = 2;
const ARTICLES = ['one', 'two', 'three'];
/** Longest life after opening, milliseconds: long enough for several compactions. */
const LIFE = 250;
/** Milliseconds; for a machine that is busy with other things as well. */
const PATIENCE = 600_000;

let folder = '';
let script = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimbench-kill-'));
  script = await bundleScript('kill-child', folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What may be found of each span and title: from the last acknowledged state on, anything tried. */
class Expected {
  private readonly states = new Map<string, string[]>();
  acknowledged = 0;

  hear(line: string): void {
    const [word, key, value] = line.split(' ');
    if (key === undefined || value === undefined) return;
    const states = this.states.get(key) ?? ['never'];
    this.states.set(key, states);
    if (word === 'try') states.push(value);
    else {
      this.acknowledged += 1;
      states.splice(0, states.indexOf(value));
    }
  }

  /** @returns keys whose state on disk is older than what was acknowledged */
  lost(found: ReadonlyMap<string, string>): string[] {
    return [...this.states].flatMap(([key, states]) => {
      const state = found.get(key);
      const isGone = state === undefined && (states.includes('removed') || states[0] === 'never');
      return isGone || (state !== undefined && states.includes(state)) ? [] : [key];
    });
  }

  /** What was in doubt is now known: the next round builds on what the disk holds. */
  settle(found: ReadonlyMap<string, string>): void {
    for (const key of [...this.states.keys(), ...found.keys()])
      this.states.set(key, [found.get(key) ?? 'removed']);
  }
}

async function stateOnDisk(store: Store): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const id of ARTICLES) {
    const { article, spans } = must(await store.article(id));
    found.set(`title:${id}`, article.title);
    for (const span of spans) found.set(`span:${span.id}`, span.note ?? 'tagged');
  }
  return found;
}

/** Runs the child and kills it: while it starts, or while it tags. */
async function round(path: string, expected: Expected): Promise<void> {
  const child = spawn(process.execPath, [script, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CLAIMBENCH_HOME: join(folder, 'home') },
  });
  const closed = once(child, 'close');
  const kill = (): boolean => child.kill('SIGKILL');
  const isEarly = Math.random() < 0.25;
  let timer = isEarly ? setTimeout(kill, Math.random() * 400) : undefined;
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line === 'open') timer ??= setTimeout(kill, Math.random() * LIFE);
    else expected.hear(line);
  });
  const [, signal] = (await closed) as [number | null, string | null];
  clearTimeout(timer);
  expect(signal, `the child ended by itself: ${complaint}`).toBe('SIGKILL');
}

async function everyFileParses(path: string): Promise<void> {
  for (const entry of await readdir(path, { recursive: true })) {
    if (entry.endsWith('.json')) JSON.parse(await readFile(join(path, entry), 'utf8'));
  }
  expect((await readJournal(join(path, 'journal.jsonl'))).bad).toEqual([]);
}

async function killOften(rounds: number): Promise<number> {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, ...ARTICLES);
  const expected = new Expected();
  expected.settle(await stateOnDisk(store));
  await store.close();
  for (let count = 0; count < rounds; count += 1) {
    await round(path, expected);
    await everyFileParses(path);
    // Reading only, so that the next round opens what this crash left behind.
    const survivor = must(await openStore(path, options(), { readOnly: true }));
    const found = await stateOnDisk(survivor);
    expect(expected.lost(found), `lost in round ${count + 1}`).toEqual([]);
    expected.settle(found);
  }
  const last = await open(path);
  expect(expected.lost(await stateOnDisk(last))).toEqual([]);
  await last.close();
  expect(must(await checkProject(path))).toEqual([]);
  return expected.acknowledged;
}

test(
  `${ROUNDS} rounds of kill -9 lose no acknowledged edit, and every file parses`,
  { timeout: PATIENCE },
  async () => {
    const counts = await Promise.all(
      Array.from({ length: PROJECTS }, () => killOften(ROUNDS / PROJECTS)),
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    console.info(`kill -9: ${total} acknowledged edits over ${ROUNDS} rounds, none lost`);
    expect(total).toBeGreaterThan(ROUNDS);
  },
);
