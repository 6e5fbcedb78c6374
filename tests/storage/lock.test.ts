import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../main/storage/open-store.ts';
import { acquireLock } from '../../main/storage/lock.ts';
import { bundleScript } from './child-script.ts';
import { addArticles, create, must, open, tag, tempFolder } from './project.ts';

const TIMES = { heartbeatMs: 60_000, staleMs: 30_000 };
const lock = (folder: string, token: string, times = TIMES) =>
  acquireLock(folder, token, () => Date.UTC(2024, 2, 22), times);
const holder = (pid: number, host: string): string =>
  JSON.stringify({ pid, host, since: '2024-03-22T09:00:00.000Z', token: 'theirs' });

test('while another process has the project, it opens read-only and says which one; after a kill it opens', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'p');
  const store = await create(path);
  await addArticles(store, 'a');
  await store.close();
  const script = await bundleScript('hold-child', folder);
  const child = spawn(process.execPath, [script, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  try {
    expect(String(await once(child.stdout, 'data'))).toBe('open\n');
    const reader = await open(path);
    expect(reader.readOnly).toContain(`process ${child.pid}`);
    expect(reader.readOnly).toContain('since');
    expect(must(await reader.article('a')).article.id).toBe('a');
    const refused = await tag(reader, 'a');
    expect(refused).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(await reader.commit([])).toMatchObject({ ok: false, error: { code: 'read-only' } });
    await reader.close();
  } finally {
    child.kill('SIGKILL');
    await closed;
  }
  const writer = await open(path);
  expect(writer.readOnly).toBeNull();
  must(await tag(writer, 'a'));
});

test('two stores in one process: the second reads, and can write once the first is closed', async () => {
  const path = join(await tempFolder(), 'p');
  const first = await create(path);
  await addArticles(first, 'a');
  const second = await open(path);
  expect(second.readOnly).not.toBeNull();
  expect(second.summaries()).toEqual(first.summaries());
  await second.close();
  must(await tag(first, 'a'));
  await first.close();
  expect((await open(path)).readOnly).toBeNull();
});

test('opening for reading only takes no lock and writes nothing', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await store.close();
  const before = await readdir(path);
  const reader = must(
    await openStore(path, { now: Date.now, newId: () => 'x' }, { readOnly: true }),
  );
  expect(reader.readOnly).not.toBeNull();
  expect(await readdir(path)).toEqual(before);
});

test('a lock of another machine counts while it is fresh, and not when nobody touched it for long', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'lock');
  await writeFile(file, holder(1, 'another-machine'));
  const refused = await lock(folder, 'mine');
  expect('refused' in refused ? refused.refused : '').toContain('on another-machine');
  const old = new Date(Date.now() - 31_000);
  await utimes(file, old, old);
  expect(await lock(folder, 'mine')).toHaveProperty('lock');
});

test('of many that find the same stale lock exactly one gets it, however they meet', async () => {
  const folder = await tempFolder();
  for (let round = 0; round < 25; round += 1) {
    // The system gives out no process ids this high.
    await writeFile(join(folder, 'lock'), holder(2 ** 30, hostname()));
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, at) => lock(folder, `token-${round}-${at}`)),
    );
    const winners = outcomes.flatMap((outcome) => ('lock' in outcome ? [outcome.lock] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.release();
    expect(await readdir(folder)).toEqual([]);
  }
});

test('while a stale lock is taken over there is a lock at every moment', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'lock');
  let missed = 0;
  for (let round = 0; round < 20; round += 1) {
    await writeFile(file, holder(2 ** 30, hostname()));
    const watching = { isOn: true };
    const watched = (async () => {
      while (watching.isOn) {
        if (!existsSync(file)) missed += 1;
        await nextTurn();
      }
    })();
    const taken = await lock(folder, `token-${round}`);
    watching.isOn = false;
    await watched;
    if (!('lock' in taken)) throw new Error(taken.refused);
    await taken.lock.release();
  }
  expect(missed).toBe(0);
});

test('whoever was killed while taking over a stale lock bars nobody', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'lock'), holder(2 ** 30, hostname()));
  await writeFile(join(folder, 'lock.claim'), holder(2 ** 30, hostname()));
  const taken = await lock(folder, 'mine');
  if (!('lock' in taken)) throw new Error(taken.refused);
  await taken.lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test('another machine that crashed while taking over bars nobody for long', async () => {
  const folder = await tempFolder();
  const claim = join(folder, 'lock.claim');
  await writeFile(join(folder, 'lock'), holder(2 ** 30, hostname()));
  await writeFile(claim, holder(1, 'another-machine'));
  expect(await lock(folder, 'early')).toHaveProperty('refused');
  const old = new Date(Date.now() - 11_000);
  await utimes(claim, old, old);
  const taken = await lock(folder, 'late');
  if (!('lock' in taken)) throw new Error(taken.refused);
  await taken.lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test('a lock file left empty by a crash is taken over', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'lock'), '');
  expect(await lock(folder, 'mine')).toHaveProperty('lock');
});

test('whoever was taken over writes nothing any more, and leaves the new lock alone', async () => {
  const folder = await tempFolder();
  // Stale at once, so that every question looks at the file.
  const outcome = await lock(folder, 'mine', { heartbeatMs: 60_000, staleMs: -1 });
  if (!('lock' in outcome)) throw new Error(outcome.refused);
  await outcome.lock.assertOwned();
  const theirs = holder(1, 'another-machine');
  await writeFile(join(folder, 'lock'), theirs);
  await expect(outcome.lock.assertOwned()).rejects.toThrow('took this project over');
  await outcome.lock.release();
  expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(theirs);
});

test('a folder in the place of the lock makes the project read-only with the reason, not unusable', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a');
  await store.close();
  await mkdir(join(path, 'lock'));
  const reader = await open(path);
  expect(reader.readOnly).toContain('can only be read');
  expect(reader.summaries()).toHaveLength(1);
  expect((await tag(reader, 'a')).ok).toBe(false);
});
