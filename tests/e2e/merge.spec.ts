import { readFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { copyOf, editIn, tagIn } from './copies.ts';
import { expect, test } from './fixtures.ts';
import { claimbench, listAnnotations, ROOT, type Place } from './project.ts';
import { CLAIM, NUMBER, PUSH, SENTENCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

const TITLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';
const OURS = 'Their own count.';
const THEIRS = 'Nobody else counted.';

/**
 * A project with a number that Ada tagged, and two copies of it: in one Ana has noted something on
 * it, in the other Ben something else; each has tagged something of their own.
 */
async function makeCopies(place: Place): Promise<{ ana: string; ben: string }> {
  await tagIn(place.project, TITLE, { label: 'number', quote: NUMBER, annotator: 'Ada Reader' });
  const [ana, ben] = [await copyOf(place, 'ana'), await copyOf(place, 'ben')];
  await editIn(ana, 'Ana Lima', NUMBER, { note: OURS });
  await editIn(ben, 'Ben Ross', NUMBER, { note: THEIRS });
  await tagIn(ana, TITLE, { label: 'claim', quote: CLAIM, annotator: 'Ana Lima' });
  await tagIn(ben, TITLE, { label: 'claim', quote: SENTENCE, annotator: 'Ben Ross' });
  return { ana, ben };
}

/** What axe finds, with a picture taken: in both themes. */
async function violations(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    // Without motion: colours that are on their way would be measured as they are.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const picture = `merge-${name}-${colorScheme}.png`;
    await page.screenshot({ path: path.join(ROOT, 'test-results', 'screens', picture) });
    const { violations: rules } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(...rules.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`));
  }
  return found;
}

test('two copies are looked at and merged, a conflict decided by key, and all of it undone', async ({
  place,
  start,
}) => {
  const { ana, ben } = await makeCopies(place);
  const workbench = await Workbench.on(await start());
  const { page } = workbench;
  await workbench.show(PUSH);
  await expect(workbench.items).toHaveCount(1);

  await workbench.press('Control+Shift+m');
  await page.keyboard.type(ana);
  await page.getByRole('button', { name: 'Choose one more' }).click();
  await page.getByLabel(/^Path of a project folder/).fill(ben);
  await workbench.press('Enter');
  const headline = page.getByRole('heading', { name: '2 new, 1 in conflict' });
  await expect(headline).toBeFocused();
  const annotators = page.getByRole('table', { name: 'By annotator' });
  await expect(annotators.getByRole('row', { name: /Ana Lima/ })).toContainText('1');
  await expect(annotators.getByRole('row', { name: /Ben Ross/ })).toContainText('1');
  await expect(page.getByText(`Claim “${CLAIM}”`)).toBeVisible();
  expect(await violations(page, 'preview')).toEqual([]);

  await workbench.press('Tab');
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  await workbench.press('Enter');
  await expect(page.getByRole('heading', { name: 'Merged: 2 new, 1 in conflict' })).toBeFocused();
  const backup = await page.getByText(/before-merge-.*\.claimbundle/).innerText();
  expect(await readFile(backup, 'utf8')).toContain(NUMBER);
  await expect(
    page.getByRole('button', { name: /^Review.*1 conflict waits for a decision/ }),
  ).toBeVisible();

  await workbench.press('Tab', 'Enter');
  const conflict = page.getByRole('button', { name: `Number “${NUMBER}”` });
  await expect(conflict).toBeFocused();
  await expect(page.getByText('Note: two wrote it at the same time.')).toBeVisible();
  expect(await violations(page, 'conflicts')).toEqual([]);
  await workbench.press('Enter');
  await workbench.expectSelected(NUMBER);
  await expect(workbench.items).toHaveCount(3);
  await workbench.inspector.getByRole('button', { name: 'Decide in Review' }).click();
  await expect(conflict).toBeFocused();
  const sides = conflict.locator('xpath=ancestor::li[1]').getByRole('listitem');
  const anas = (await sides.first().innerText()).includes('Ana Lima') ? '1' : '2';
  await workbench.press(anas);
  await expect(page.getByText(/^None wait\./)).toBeVisible();
  await workbench.press('Alt+1');
  await expect(workbench.inspector.getByRole('textbox', { name: 'Note' })).toContainText(OURS);
  await workbench.press('Alt+5');

  await workbench.press('Control+z');
  await workbench.expectSaid(/^Undid: /);
  await expect(conflict).toBeVisible();
  await workbench.press('Control+z');
  await workbench.expectSaid(
    /^Undid: Merge ana\.claimbench, ben\.claimbench: 2 new, 1 in conflict/,
  );
  await expect(page.getByRole('heading', { name: /^Taken back/ })).toBeVisible();
  await workbench.saved();
  expect(await listAnnotations(place.project)).toHaveLength(1);
});

test('bundles are dropped on the window: a whole one is looked at, a torn one says why not', async ({
  place,
  start,
}) => {
  const copy = await copyOf(place, 'ana');
  await tagIn(copy, TITLE, { label: 'claim', quote: CLAIM, annotator: 'Ana Lima' });
  const bundle = path.join(place.files, 'ana.claimbundle');
  await claimbench('export', copy, '--format', 'bundle', '--out', bundle);
  const text = await readFile(bundle, 'utf8');
  const workbench = await Workbench.on(await start());
  const { page } = workbench;
  await workbench.goTo(PUSH);
  const drop = (content: string): Promise<void> =>
    page.evaluate((written) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([written], 'ana.claimbundle'));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
    }, content);

  await drop(text.slice(0, text.length / 2));
  await expect(page.getByRole('alert')).toContainText('ana.claimbundle');
  await page.getByRole('button', { name: 'Leave out ana.claimbundle' }).click();
  await drop(text);
  await expect(page.getByRole('heading', { name: '1 new', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await listAnnotations(place.project)).toHaveLength(0);
});
