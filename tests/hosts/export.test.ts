/** Exports as windows ask for them: told how far they are, and stopped. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ensureDemo } from '../../main/demo.ts';
import { findHome } from '../../main/home.ts';
import { createWorkbench, type Workbench } from '../../main/workbench.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import { errorOf } from '../codecs/value-of.ts';
import { must, open, options, tempFolder } from '../storage/project.ts';
import { identity } from './place.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const ALL = { annotators: [], labels: [], boilerplate: true };

async function demo(): Promise<{ workbench: Workbench; folder: string; seq: number }> {
  const folder = await tempFolder();
  const place = path.join(folder, 'demo');
  must(await ensureDemo(place, SEEDS, options()));
  const store = await open(place);
  const home = findHome({ CLAIMBENCH_HOME: path.join(folder, 'home') });
  return { workbench: createWorkbench({ store, home, ...identity }), folder, seq: store.seq() };
}

test.each(CODECS)('an export as $id that is cancelled writes nothing', async (codec) => {
  const { workbench, folder } = await demo();
  const target = path.join(folder, 'out', `event${codec.extension}`);
  const exporting = workbench.exportTo({
    format: codec.id,
    path: target,
    options: ALL,
    job: 'a-job',
  });
  must(await workbench.cancel({ job: 'a-job' }));
  expect(errorOf(await exporting).code).toBe('cancelled');
  const left = await readdir(folder, { recursive: true });
  expect(left.filter((name) => /event|export-/u.test(name))).toEqual([]);
});

test('a look that is cancelled is refused as that', async () => {
  const { workbench } = await demo();
  const looking = workbench.exportLook({ format: 'jsonl', options: ALL, job: 'a-job' });
  must(await workbench.cancel({ job: 'a-job' }));
  expect(errorOf(await looking).code).toBe('cancelled');
});

test('a job that was cancelled does not stop the next one of the same name', async () => {
  const { workbench } = await demo();
  const ask = () => workbench.exportLook({ format: 'jsonl', options: ALL, job: 'a-job' });
  const first = ask();
  must(await workbench.cancel({ job: 'a-job' }));
  expect((await first).ok).toBe(false);
  expect(must(await ask()).articles).toBe(5);
});

test('windows are told how far it is', async () => {
  const { workbench, folder, seq } = await demo();
  const over = new AbortController();
  const told: WorkbenchEvent[] = [];
  const hearing = (async () => {
    for await (const event of workbench.events({ after: seq }, over.signal)) told.push(event);
  })();
  const target = path.join(folder, 'event.jsonl');
  must(await workbench.exportTo({ format: 'jsonl', path: target, options: ALL, job: 'a-job' }));
  over.abort();
  await hearing;
  const jobs = told.flatMap((event) => (event.type === 'job' ? [event] : []));
  expect(jobs.map(({ job, total }) => [job, total])).toContainEqual(['a-job', 5]);
});
