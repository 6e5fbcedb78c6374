/** What an export says beforehand is what it then does. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureDemo } from '../../main/demo.ts';
import { lookAtExport } from '../../main/files/export-look.ts';
import type { Store } from '../../main/storage/port.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import type { Split } from '../../shared/model/split.ts';
import { errorOf } from '../codecs/value-of.ts';
import { must, open, options, tempFolder } from '../storage/project.ts';
import { exportAs } from './export-as.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const ALL: ExportOptions = { annotators: [], labels: [], boilerplate: true };
const THIRDS: Split = { weights: { train: 1, dev: 1, test: 1 }, by: 'article', seed: 1 };

async function demo(): Promise<{ store: Store; folder: string }> {
  const folder = await tempFolder();
  const place = path.join(folder, 'demo');
  must(await ensureDemo(place, SEEDS, options()));
  return { store: await open(place), folder };
}

describe.each(CODECS)('a look at an export as $id', (codec) => {
  test.each([
    ['whole', ALL],
    ['of one label, without boilerplate', { ...ALL, labels: ['claim'], boilerplate: false }],
    ['in splits', { ...ALL, split: THIRDS }],
  ])('%s: counts and losses are those of the export', async (_, chosen) => {
    const { store, folder } = await demo();
    const look = must(await lookAtExport(store, { format: codec.id, options: chosen }));
    expect(await readdir(folder)).toEqual(['demo']);
    const target = path.join(folder, `out${codec.extension}`);
    const report = must(await exportAs(store, codec.id, target, chosen));
    const { articles, spans, relations, losses, leftOut } = report;
    expect(look).toMatchObject({ articles, spans, relations, losses, leftOut });
    expect(look.articles).toBeGreaterThan(0);
    expect(look.spans).toBeGreaterThan(0);
  });
});

describe('a look at an export', () => {
  test('shows how articles and labels would be divided, and what to know of it', async () => {
    const { store } = await demo();
    const { splits, notes } = must(
      await lookAtExport(store, { format: 'jsonl', options: { ...ALL, split: THIRDS } }),
    );
    expect(splits?.map((row) => row.split)).toEqual(['train', 'dev', 'test']);
    expect(splits?.reduce((sum, row) => sum + row.articles, 0)).toBe(store.summaries().length);
    const whole = must(await lookAtExport(store, { format: 'jsonl', options: ALL }));
    const spans = splits?.flatMap((row) => Object.values(row.spans)) ?? [];
    expect(spans.reduce((sum, count) => sum + count, 0)).toBe(whole.spans);
    expect(whole.splits).toBeNull();

    const byEvent = { ...ALL, split: { ...THIRDS, by: 'event' as const } };
    const told = must(await lookAtExport(store, { format: 'jsonl', options: byEvent }));
    expect([notes, told.notes].flat().join(' ')).toContain('event');
  });

  test('is stopped when it is cancelled', async () => {
    const { store } = await demo();
    const hooks = { isCancelled: () => true };
    const request = { format: 'jsonl', options: ALL, hooks };
    expect(errorOf(await lookAtExport(store, request)).code).toBe('cancelled');
  });

  test.each([
    ['an unknown format', 'nothing', ALL, 'unknown-format'],
    [
      'an option that the format does not have',
      'csv',
      { ...ALL, format: { a: 'b' } },
      'unknown-option',
    ],
    ['an unknown label', 'csv', { ...ALL, labels: ['x'] }, 'unknown-label'],
    ['gold that nobody decided', 'csv', { ...ALL, goldOnly: true }, 'no-gold'],
    [
      'a split of one',
      'csv',
      { ...ALL, split: { ...THIRDS, weights: { train: 1, dev: 0, test: 0 } } },
      'bad-split',
    ],
  ])('refuses %s', async (_, format, chosen, code) => {
    const { store } = await demo();
    expect(errorOf(await lookAtExport(store, { format, options: chosen })).code).toBe(code);
  });
});
