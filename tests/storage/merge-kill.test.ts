/** A merge is whole or has not happened: it is killed at any moment, a hundred times. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import { normalised } from '../property/merge/replica.ts';
import { bundleScript } from './child-script.ts';
import { ADA, addArticles, create, must, open, options, tag, tempFolder } from './project.ts';

const ROUNDS = 100;
/** At the same time, each in a folder of its own. */
const LANES = 2;
/** About as long as it takes to journal the merge and to compact, milliseconds. */
const SAVING = 60;
/** Milliseconds; for a machine that is busy with other things as well. */
const PATIENCE = 170_000;

let folder = '';
let script = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimbench-merge-kill-'));
  script = await bundleScript('merge-child', folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two copies that differ in every way that files can: edits, conflicts, an article gone, one new. */
async function copies(at: string): Promise<{ project: string; other: string }> {
  const [project, other] = [join(at, 'project'), join(at, 'other')];
  const store = await create(project);
  await addArticles(store, 'one', 'two', 'three');
  for (let start = 0; start < 20; start += 1) must(await tag(store, 'one', start, start + 4));
  await store.close();
  await cp(project, other, { recursive: true });

  const ours = await open(project);
  const [first, second] = must(await ours.article('one')).spans;
  if (!first || !second) throw new Error('Tagging tagged nothing');
  const edit = (span: string, note: string) =>
    ({ do: 'edit-span', article: 'one', span, edit: { note } }) as const;
  must(await ours.run(edit(first.id, 'ours'), ADA.id, 'user'));
  must(await tag(ours, 'two'));
  await ours.close();

  const theirs = await open(other);
  must(await theirs.run(edit(first.id, 'theirs'), ADA.id, 'user'));
  must(
    await theirs.run({ do: 'remove-spans', article: 'one', spans: [second.id] }, ADA.id, 'user'),
  );
  await addArticles(theirs, 'four', 'five');
  for (const article of ['two', 'three', 'four'])
    for (let start = 0; start < 10; start += 1) must(await tag(theirs, article, start, start + 3));
  await theirs.close();
  return { project, other };
}

/** Every record; of the note on the merge itself, which tells the time, only that it is there. */
function said(dataset: Dataset): Map<string, string> {
  const notes = Object.keys(dataset.project.merges ?? {}).length;
  return normalised(dataset).set('project project', `${notes} merges`);
}

async function stateOf(path: string): Promise<Map<string, string>> {
  const store = must(await openStore(path, options()));
  const dataset = must(await store.dataset());
  expect(
    store.notices.filter((notice) => !notice.startsWith('The last edit was cut short')),
  ).toEqual([]);
  await store.close();
  expect(must(await checkProject(path))).toEqual([]);
  return said(dataset);
}

interface Run {
  readonly wasKilled: boolean;
  /** Milliseconds from its start. */
  readonly took: number;
}

/**
 * @param after milliseconds until it is killed; Infinity: it is let run
 * @param from what it has to be doing before they count; null: from its start
 */
async function mergeFor(
  after: number,
  from: string | null,
  project: string,
  other: string,
): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [script, project, other], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    if (after !== Infinity) timer ??= setTimeout(() => child.kill('SIGKILL'), after);
  };
  if (from === null) arm();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === from) arm();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (signal === null) expect(code, complaint).toBe(0);
  return { wasKilled: signal === 'SIGKILL', took: performance.now() - start };
}

test(
  `${ROUNDS} rounds of kill -9 leave the project as it was before the merge, or as it is after`,
  { timeout: PATIENCE },
  async () => {
    const start = await tempFolder();
    const { project, other } = await copies(start);
    const before = await stateOf(project);
    const whole = join(start, 'whole');
    await cp(project, whole, { recursive: true });
    const { took } = await mergeFor(Infinity, null, whole, other);
    const after = await stateOf(whole);
    expect(after).not.toEqual(before);

    const counts = { before: 0, after: 0, killed: 0 };
    const lane = async (at: string): Promise<void> => {
      for (let round = 0; round < ROUNDS / LANES; round += 1) {
        await rm(at, { recursive: true, force: true });
        await cp(project, at, { recursive: true });
        // At any moment of it, and, every other time, while it is being written.
        const { wasKilled } =
          round % 2 === 0
            ? await mergeFor(took * (0.3 + 0.7 * Math.random()), null, at, other)
            : await mergeFor(SAVING * Math.random(), 'Saving what was merged', at, other);
        if (wasKilled) counts.killed += 1;
        const found = await stateOf(at);
        const isBefore = found.size === before.size;
        counts[isBefore ? 'before' : 'after'] += 1;
        expect(found).toEqual(isBefore ? before : after);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, at) => lane(join(start, `lane-${at}`))));
    console.info(
      `kill -9 in a merge: killed ${counts.killed} times; ${counts.before} before, ${counts.after} after`,
    );
    expect(counts.killed).toBeGreaterThan(ROUNDS / 2);
    expect(counts.after).toBeGreaterThan(0);

    const last = must(await openStore(whole, options(), { readOnly: true }));
    expect(conflictsOf(must(await last.dataset()))).toHaveLength(1);
  },
);
