/**
 * The whole road of three analysts' work: their copies merged, what they wrote at once decided, how
 * far they agree measured, their disagreements adjudicated to gold, and the gold exported.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { readJsonl } from '../../shared/codecs/jsonl/jsonl.ts';
import { threeAnalysts } from '../fixtures/three-analysts.ts';
import { expect, test } from './fixtures.ts';
import { ROOT } from './project.ts';
import { Workbench } from './workbench.ts';

/** More than there are units. */
const MANY = 40;

async function picture(workbench: Workbench, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await workbench.page.emulateMedia({ colorScheme });
    const file = path.join(ROOT, 'test-results', 'screens', `three-${name}-${colorScheme}.png`);
    await workbench.page.screenshot({ path: file });
  }
}

async function merge(workbench: Workbench, ...copies: readonly string[]): Promise<void> {
  const { page } = workbench;
  await workbench.press('Control+Shift+m');
  for (const [at, copy] of copies.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Choose one more' }).click();
    await page.getByLabel(/^Path of a project folder/).fill(copy);
  }
  await workbench.press('Enter');
  await expect(
    page.getByRole('heading', { name: '35 new, 3 deleted, 2 in conflict' }),
  ).toBeVisible();
  await picture(workbench, 'preview');
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Merged: 35 new/ })).toBeFocused();
}

async function settle(workbench: Workbench): Promise<void> {
  // Conflicts are counted after the merge: the button that leads to them comes then.
  await expect(workbench.page.getByRole('button', { name: /wait for you$/ })).toBeVisible();
  await workbench.press('Tab', 'Enter');
  const first = workbench.page.getByRole('button', { name: /^Claim “the only way to crack down/ });
  await expect(first).toBeFocused();
  await workbench.press('p');
  await workbench.expectSaid(/^Keep Claim “the only way to crack down on Hamas/);
  await workbench.press('1');
  await workbench.expectSaid(/^Settle Check-worthy of Claim “Rafah is an important gateway/);
  await expect(workbench.page.getByText(/^None wait/)).toBeVisible();
}

async function adjudicate(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.press('Control+Shift+j');
  const units = page.getByRole('listbox', { name: / units?$/ });
  await units.focus();
  await picture(workbench, 'adjudication');
  await workbench.press('g');
  const whole = page.getByText(/^Project: \d+ of \d+ decided/);
  for (let count = 0; count < MANY; count += 1) {
    const [decided, all] = (await whole.innerText()).match(/\d+/g) ?? [];
    if (decided === all) break;
    const current = units.getByRole('option', { selected: true });
    if (!(await current.innerText()).includes('Not decided')) {
      await workbench.press('Shift+J');
      continue;
    }
    const key = await page
      .getByRole('button', { name: /^Take .+ version$/ })
      .first()
      .innerText();
    await workbench.press(key.slice(0, 1));
    await expect(whole).not.toContainText(`Project: ${decided} of`);
  }
  await expect(whole).toHaveText(/^Project: (\d+) of \1 decided/);
}

test('three copies become one, and their disagreements gold', async ({ place, start }) => {
  const copies = await threeAnalysts(place.files, { now: () => Date.now(), newId: () => v7() });
  const workbench = await Workbench.on(await start(copies.anna));
  const { page } = workbench;
  await merge(workbench, copies.ben, copies.chloe);
  await settle(workbench);

  await workbench.measureAgreement();
  const overall = page.getByRole('table', { name: 'Agreement over all' });
  await expect(overall.getByRole('row', { name: /^Span F1, exact 0\.\d{3}/ })).toBeVisible();
  await expect(overall.getByRole('row', { name: /^Gamma \(γ\) 0\.\d{3}/ })).toBeVisible();
  await page.getByRole('grid').first().scrollIntoViewIfNeeded();
  await picture(workbench, 'agreement');

  await adjudicate(workbench);
  await workbench.saved();

  await workbench.press('Alt+1', 'Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('jsonl');
  for (const name of ['Anna', 'Ben', 'Chloé', 'Example', 'Ada Reader'])
    if (await dialog.getByLabel(name, { exact: true }).isVisible())
      await dialog.getByLabel(name, { exact: true }).uncheck();
  const file = path.join(place.files, 'gold.jsonl');
  await dialog.getByLabel(/to write/).fill(file);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Exported' })).toContainText('match their quotes');
  const read = readJsonl([{ path: '', text: await readFile(file, 'utf8') }]);
  if (!read.ok) throw new Error(read.error.message);
  const gold = read.value.articles.flatMap(({ spans }) => [...spans]);
  expect(gold.length).toBeGreaterThan(15);
  expect(new Set(gold.map(({ by }) => by))).toEqual(new Set(['gold']));
});
