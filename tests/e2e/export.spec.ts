import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { TextFile } from '../../shared/codecs/codec.ts';
import { unzipSync } from 'fflate';
import { manifestSchema } from '../../shared/codecs/manifest.ts';
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

test('shows beforehand how it is divided and what is lost, then writes just that, as one zip', async ({
  workbench,
  place,
}) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(CLAIM);
  await workbench.press('c');
  await workbench.saved();
  await workbench.press('Control+e');
  const dialog = workbench.page.getByRole('dialog', { name: 'Export' });
  const preview = dialog.getByRole('region', { name: 'What will be written' });
  await expect(preview).toContainText('1 annotation and 0 relations in 5 articles.');
  await expect(preview).toContainText('Nothing: it carries all of it.');

  await dialog.getByLabel('Format').selectOption('csv');
  await expect(preview).toContainText('What CSV cannot carry');
  await expect(preview).toContainText('definitions in the codebook');
  await dialog.getByLabel('Division').selectOption({ label: 'Shares of your own' });
  for (const [name, share] of [
    ['train', '3'],
    ['dev', '0'],
    ['test', 'two'],
  ] as const)
    await dialog.getByLabel(`Share of ${name}`).fill(share);
  await expect(preview.getByRole('alert')).toContainText('The share of test is a number');
  await dialog.getByLabel('Share of test').fill('2');
  const table = preview.getByRole('table', { name: 'Train, dev and test' });
  await expect(table.getByRole('columnheader')).toHaveText(['Split', 'train', 'test']);
  await expect(table.getByRole('row', { name: 'Articles 3 2' })).toBeVisible();
  await expect(preview).toContainText(/(train|test) has no “Claim”\./);
  const claims = await table
    .getByRole('row', { name: /^Claim/ })
    .getByRole('cell')
    .allTextContents();

  await dialog.getByLabel('Folder to write').fill(path.join(place.files, 'rafah'));
  await dialog.getByLabel('As one .zip').check();
  const target = path.join(place.files, 'rafah.zip');
  await expect(dialog.getByLabel('File to write')).toHaveValue(target);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const report = workbench.page.getByRole('dialog', { name: 'Exported' });
  await expect(report).toContainText('1 annotation read again and found to match its quote');
  await expect(report.getByText(target)).toBeVisible();

  const entries = unzipSync(await readFile(target));
  const text = (name: string): string => new TextDecoder().decode(entries[name]);
  const manifest = manifestSchema.parse(JSON.parse(text('manifest.json')));
  expect(manifest.splits?.map(({ split, articles }) => [split, articles])).toEqual([
    ['train', 3],
    ['test', 2],
  ]);
  for (const [index, split] of (['train', 'test'] as const).entries())
    expect(text(`${split}/annotations.csv`).includes(CLAIM)).toBe(claims[index] === '1');
  expect(text('README.md')).toContain('How to load it');
});

test('a place that cannot be written to is refused with a reason', async ({ workbench, place }) => {
  await workbench.press('Control+e');
  const dialog = workbench.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('bundle');
  await dialog.getByLabel(/to write/).fill(place.files);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('is a folder');
});
