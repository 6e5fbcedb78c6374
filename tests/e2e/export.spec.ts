import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { TextFile } from '../../shared/codecs/codec.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { expect, test } from './fixtures.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';

/** What stands at `place`, as codecs read it: one file, or the files of a folder. */
async function filesAt(place: string): Promise<TextFile[]> {
  if ((await stat(place)).isFile()) return [{ path: '', text: await readFile(place, 'utf8') }];
  const names = await readdir(place, { recursive: true, withFileTypes: true });
  return Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const name = path.relative(place, file).replaceAll(path.sep, '/');
        return { path: name, text: await readFile(file, 'utf8') };
      }),
  );
}

/** One that is a file, one that is a folder; the others differ in nothing that the page knows. */
for (const codec of CODECS.filter(({ id }) => id === 'jsonl' || id === 'csv')) {
  test(`exports as ${codec.id}: says how much it proved, and what it wrote is read again`, async ({
    workbench,
    place,
  }) => {
    const pane = await workbench.show(PUSH);
    for (const [key, quote] of [
      ['c', CLAIM],
      ['n', NUMBER],
      ['s', SOURCE],
    ] as const) {
      await pane.drag(quote);
      await workbench.press(key);
    }
    await workbench.saved();

    await workbench.press('Control+e');
    const dialog = workbench.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('Format').selectOption(codec.id);
    const target = path.join(place.files, `export${codec.extension}`);
    await dialog.getByLabel(/to write/).fill(target);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const report = workbench.page.getByRole('dialog', { name: 'Exported' });
    await expect(report).toContainText('3 annotations read again and found to match their quotes');
    await expect(report).toContainText(path.basename(target));

    const read = await codec.read(await filesAt(target));
    if (!read.ok) throw new Error(read.error.message);
    const spans = read.value.dataset.articles.flatMap((article) => [...article.spans]);
    const quotes = spans.map((span) => [span.label, span.quote.exact]).toSorted();
    expect(quotes).toEqual([
      ['claim', CLAIM],
      ['number', NUMBER],
      ['source', SOURCE],
    ]);
  });
}

test('an export can be narrowed to some labels', async ({ workbench, place }) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(CLAIM);
  await workbench.press('c');
  await pane.drag(NUMBER);
  await workbench.press('n');
  await workbench.press('Control+e');
  const dialog = workbench.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('jsonl');
  const target = path.join(place.files, 'claims.jsonl');
  await dialog.getByLabel(/to write/).fill(target);
  for (const label of ['Number', 'Source', 'Cue']) await dialog.getByLabel(label).uncheck();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(workbench.page.getByRole('dialog', { name: 'Exported' })).toContainText(
    '1 annotation read again',
  );
  const text = await readFile(target, 'utf8');
  expect(text).toContain(CLAIM);
  expect(text).not.toContain('"number"');
});

test('a place that cannot be written to is refused with a reason', async ({ workbench, place }) => {
  await workbench.press('Control+e');
  const dialog = workbench.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('bundle');
  await dialog.getByLabel(/to write/).fill(place.files);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('is a folder');
});
