/**
 * A child process: how long edits of the codebook take in a project with 10,000 annotations in 100
 * articles, from the question to the acknowledgement on disk, and what asking for their effect
 * takes. Prints one JSON line of `CodebookFigures`. Times in milliseconds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { codebookEffect } from '../../main/codebook-effect.ts';
import { createStore } from '../../main/storage/open-store.ts';
import type { CodebookEdit } from '../../shared/model/codebook-edit.ts';
import type { Label } from '../../shared/model/codebook.ts';
import type { Result } from '../../shared/result.ts';
import { fillProject, TESTER } from '../storage/many-annotations.ts';
import type { CodebookFigures } from './codebook-report.ts';

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function measureIn(folder: string): Promise<CodebookFigures> {
  const place = path.join(folder, 'project');
  const options = { now: Date.now, newId: v7 };
  const store = taken(await createStore(place, { title: 'Bench' }, options));
  try {
    await fillProject(store);
    const change = (id: string, edit: Partial<Label>): CodebookEdit => {
      const label = store.head().codebook.labels.find((candidate) => candidate.id === id);
      if (!label) throw new Error(`The codebook has no label ${id}`);
      return { edit: 'put-label', label: { ...label, ...edit } };
    };
    const both = async (edit: CodebookEdit) => ({
      effect: await timed(async () => taken(await codebookEffect(store, edit))),
      edit: await timed(async () =>
        taken(await store.run({ do: 'edit-codebook', edit }, TESTER.id, 'user')),
      ),
    });
    return {
      rename: await both(change('claim', { name: 'Assertion' })),
      archive: await both(change('source', { archived: true })),
      move: await both({ edit: 'delete-label', label: 'number', moveTo: 'cue' }),
    };
  } finally {
    await store.close();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'claimbench-bench-'));
try {
  console.log(JSON.stringify(await measureIn(folder)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
