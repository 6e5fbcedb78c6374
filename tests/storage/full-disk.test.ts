import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { NOT_SAVED } from '../../shared/contract.ts';
import { appErrorSchema } from '../../shared/result.ts';
import { bundleScript } from './child-script.ts';
import { addArticles, create, must, open, tag, tempFolder } from './project.ts';

const reportSchema = z.object({
  saved: z.array(z.string()),
  inMemory: z.array(z.string()),
  error: appErrorSchema,
});

/** In blocks of the shell, 512 or 1,024 bytes. */
const LIMIT = 100;

test.skipIf(process.platform === 'win32')(
  'where the disk takes only a part of an edit, that edit is refused whole and no other is lost',
  async () => {
    const folder = await tempFolder();
    const path = join(folder, 'p');
    const store = await create(path);
    await addArticles(store, 'a');
    await store.close();
    const script = await bundleScript('full-disk-child', folder);
    // A limit on file size stops writes half-way as a full disk does, and works for root too.
    const command = `trap '' XFSZ; ulimit -f ${LIMIT}; exec "$0" "$1" "$2"`;
    const run = spawnSync('sh', ['-c', command, process.execPath, script, path], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    const { saved, inMemory, error } = reportSchema.parse(JSON.parse(run.stdout));
    expect(error.code).toBe(NOT_SAVED);
    expect(error.message).toContain('size allowed');
    expect(saved.length).toBeGreaterThan(10);
    expect(inMemory.toSorted()).toEqual(saved.toSorted());
    expect((await readFile(join(path, 'journal.jsonl'), 'utf8')).endsWith('}\n')).toBe(true);

    const again = await open(path);
    expect(again.notices).toEqual([]);
    const found = must(await again.article('a')).spans.map(({ id }) => id);
    expect(found.toSorted()).toEqual(saved.toSorted());
    must(await tag(again, 'a', 5, 8));
  },
);
