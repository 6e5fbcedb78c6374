import { readFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NUMBER, PUSH, SOURCE } from './seeds.ts';
import type { Workbench } from './workbench.ts';

const screen = ({ page }: Workbench): Locator => page.getByRole('main', { name: 'Codebook' });
const parts = (workbench: Workbench): Locator =>
  screen(workbench).getByRole('navigation', { name: 'Parts of the codebook' });
const labelEntry = (workbench: Workbench, name: string): Locator =>
  parts(workbench).getByRole('button', { name: new RegExp(`^\\W*${name}\\b`) });
const field = (workbench: Workbench, name: string): Locator =>
  screen(workbench).getByLabel(name, { exact: true }).first();

async function open(workbench: Workbench): Promise<void> {
  await workbench.press('Alt+4');
  await expect(screen(workbench)).toBeVisible();
}

async function back(workbench: Workbench): Promise<void> {
  await workbench.press('Alt+1');
  await expect(workbench.pane(PUSH).text).toBeVisible();
}

test.beforeEach(async ({ workbench }) => {
  const pane = await workbench.goTo(PUSH);
  await pane.select(SOURCE);
  await workbench.press('s');
  await pane.select(NUMBER);
  await workbench.press('n');
  await workbench.expectSelected(NUMBER);
});

test('a new name follows everywhere, says how many follow, and is undone', async ({
  workbench,
}) => {
  await open(workbench);
  await labelEntry(workbench, 'Source').click();
  await field(workbench, 'Name').fill('Speaker');
  await field(workbench, 'Name').press('Tab');
  await workbench.expectSaid(/Speaker.*1 annotation follows\./);
  await expect(labelEntry(workbench, 'Speaker')).toBeVisible();
  await workbench.saved();
  await back(workbench);
  await workbench.expectAnnotations([
    ['Speaker', SOURCE],
    ['Number', NUMBER],
  ]);
  await workbench.press('Control+z');
  await workbench.expectSaid(/^Undid:/);
  await workbench.expectAnnotations([
    ['Source', SOURCE],
    ['Number', NUMBER],
  ]);
});

test('a key that is taken is refused at once, naming whose it is', async ({ workbench }) => {
  await open(workbench);
  await labelEntry(workbench, 'Source').click();
  const key = field(workbench, 'Key');
  await key.fill('c');
  await expect(screen(workbench)).toContainText(/Claim/);
  await expect(key).toHaveAttribute('aria-invalid', 'true');
  await expect(key).toHaveAccessibleDescription(/Claim/);
  await key.fill('m');
  await expect(key).toHaveAccessibleDescription(/“Write a note on the annotation”/);
  await key.fill('w');
  await expect(key).toHaveAttribute('aria-invalid', 'false');
  await key.press('Tab');
  await expect(labelEntry(workbench, 'Source')).toContainText('w');
  await back(workbench);
  const pane = await workbench.goTo(PUSH);
  await pane.select('subsequent');
  await workbench.press('w');
  await workbench.expectSelected('subsequent');
});

test('an archived label is no longer offered; what is tagged with it stays', async ({
  workbench,
}) => {
  await open(workbench);
  await labelEntry(workbench, 'Source').click();
  await screen(workbench).getByRole('button', { name: 'Archive' }).click();
  await workbench.expectSaid(/1 annotation stays as it is\./);
  await expect(parts(workbench)).toContainText('Archived');
  await back(workbench);
  await workbench.expectAnnotations([
    ['Source', SOURCE],
    ['Number', NUMBER],
  ]);
  const pane = await workbench.goTo(PUSH);
  await pane.select('subsequent');
  await workbench.press('s');
  await workbench.expectSaid('s does nothing here.');
  await workbench.press('Control+z');
  await pane.select('subsequent');
  await workbench.press('s');
  await workbench.expectSelected('subsequent');
});

test('an attribute that is added is asked in the inspector, and undone is not', async ({
  workbench,
}) => {
  await open(workbench);
  await labelEntry(workbench, 'Number').click();
  await screen(workbench).getByRole('button', { name: 'Add an attribute' }).click();
  const section = screen(workbench).getByRole('region', { name: 'Attributes' });
  await section.getByLabel('Name', { exact: true }).fill('Period');
  await section.getByLabel('Name', { exact: true }).press('Tab');
  await expect(section.getByRole('button', { name: /^Period/ })).toBeVisible();
  await workbench.saved();
  await back(workbench);
  await workbench.items.filter({ hasText: NUMBER }).click();
  await expect(workbench.inspector.getByLabel('Period')).toBeVisible();
  await workbench.press('Escape', 'Control+z', 'Control+z');
  await expect(workbench.inspector.getByLabel('Period')).toHaveCount(0);
});

test('a label with annotations is deleted only with a place for them, and says what happens', async ({
  workbench,
}) => {
  await open(workbench);
  await labelEntry(workbench, 'Source').click();
  const remove = screen(workbench).getByRole('button', { name: 'Delete…', exact: true });
  await expect(remove).toBeDisabled();
  await screen(workbench).getByLabel('Move to').selectOption('Cue');
  await remove.click();
  await expect(workbench.dialog).toContainText(/1 annotation/);
  await workbench.press('Escape');
  await expect(workbench.dialog).toHaveCount(0);
  await expect(labelEntry(workbench, 'Source')).toBeVisible();
  await remove.click();
  await workbench.dialog.getByRole('button', { name: 'Delete Source' }).click();
  await expect(labelEntry(workbench, 'Source')).toHaveCount(0);
  await back(workbench);
  await workbench.expectAnnotations([
    ['Cue', SOURCE],
    ['Number', NUMBER],
  ]);
});

test('labels are reordered by Alt and arrows; a new one is named right away', async ({
  workbench,
}) => {
  await open(workbench);
  await labelEntry(workbench, 'Claim').focus();
  await workbench.press('ArrowDown', 'Alt+ArrowDown');
  const names = parts(workbench).getByRole('list').first().getByRole('button');
  await expect(names).toHaveText([/Claim/, /Source/, /Number/, /Cue/]);
  await expect(labelEntry(workbench, 'Number')).toBeFocused();
  await parts(workbench).getByRole('button', { name: 'Add a label' }).click();
  await expect(field(workbench, 'Name')).toBeFocused();
  await workbench.page.keyboard.type('Place');
  await workbench.press('Tab');
  await expect(names).toHaveText([/Claim/, /Source/, /Number/, /Cue/, /Place/]);
});

test('an annotation becomes an example of its label, read with the guideline', async ({
  workbench,
}) => {
  await workbench.press('e');
  await workbench.expectSaid(`“${NUMBER}” is now an example of Number.`);
  await workbench.press('g');
  await expect(workbench.dialog).toContainText('When to use Number');
  await expect(workbench.dialog.getByRole('list', { name: 'Examples of Number' })).toContainText(
    NUMBER,
  );
  await workbench.press('Escape');
  await expect(workbench.dialog).toHaveCount(0);
});

test('a document label is asked in the article’s details and kept', async ({ workbench }) => {
  await open(workbench);
  await parts(workbench)
    .getByRole('button', { name: /Document labels/ })
    .click();
  await screen(workbench).getByRole('button', { name: 'Add an attribute' }).click();
  await field(workbench, 'Name').fill('Tone');
  await field(workbench, 'Name').press('Tab');
  await back(workbench);
  await workbench.goTo(PUSH);
  await workbench.press('F2');
  await workbench.dialog.getByLabel('Tone').fill('calm');
  await workbench.press('Enter');
  await expect(workbench.dialog).toHaveCount(0);
  await workbench.saved();
  await workbench.page.reload();
  await workbench.ready();
  await workbench.goTo(PUSH);
  await workbench.press('F2');
  await expect(workbench.dialog.getByLabel('Tone')).toHaveValue('calm');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the codebook screen in the ${colorScheme} theme`, async ({
    workbench,
  }) => {
    const { page } = workbench;
    await page.emulateMedia({ colorScheme });
    await workbench.press('e');
    await open(workbench);
    await labelEntry(workbench, 'Number').click();
    await screen(workbench)
      .getByRole('button', { name: /Comparator/ })
      .first()
      .click();
    for (const part of [null, /^quantifies/, /^Document labels/, /^Entities/]) {
      if (part) await parts(workbench).getByRole('button', { name: part }).click();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
        ),
      ).toEqual([]);
    }
  });
}

test('a codebook travels as a file: written, read back, and refused with its reason when bad', async ({
  workbench,
  place,
}) => {
  const { dialog } = workbench;
  const file = path.join(place.files, 'codebook.json');
  await workbench.press('Control+Shift+E');
  await dialog.getByLabel('File to write').fill(file);
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  await expect(dialog.getByRole('status')).toHaveText(`Written to ${file}`);
  const written = await readFile(file, 'utf8');
  expect(written).toContain('News claims');

  await dialog.getByRole('tab', { name: 'Import' }).click();
  await dialog.getByLabel('Its text').fill(written.replace('"attributes"', 'attributes'));
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/line \d+.*Nothing was changed\./s);

  await dialog.getByLabel('Its text').fill(written.replaceAll('"Source"', '"Speaker"'));
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  await expect(dialog).toContainText('What will change');
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await expect(dialog).toHaveCount(0);
  await workbench.expectAnnotations([
    ['Speaker', SOURCE],
    ['Number', NUMBER],
  ]);
  await workbench.goTo(PUSH);
  await workbench.press('Control+z');
  await workbench.expectAnnotations([
    ['Source', SOURCE],
    ['Number', NUMBER],
  ]);
});
