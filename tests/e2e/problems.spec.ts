import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { ALONE, CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';
import type { Workbench } from './workbench.ts';

/** A claim, and a number whose value nobody knows any more. */
async function tagTwo(workbench: Workbench): Promise<void> {
  const pane = await workbench.show(PUSH);
  await pane.drag(CLAIM);
  await workbench.press('c');
  await pane.drag(NUMBER);
  await workbench.press('n');
  await workbench.expectSelected(NUMBER);
  await workbench.inspector.getByLabel('Value').fill('');
  await workbench.press('Escape');
  await expect(workbench.inspector.getByText('“Value” is not filled in.')).toBeVisible();
}

const group = (workbench: Workbench, words: string) =>
  workbench.page.getByRole('region', { name: words });

test('a project without problems says so, and what would be one', async ({ workbench }) => {
  await workbench.press('Alt+3');
  await expect(workbench.page.getByText('No problems found in 5 articles.')).toBeVisible();
});

test('a claim without a source is listed, and Enter goes to it in the text', async ({
  workbench,
}) => {
  await tagTwo(workbench);
  await workbench.goTo(PUSH);
  await workbench.press('Control+Home', 'Escape', 'Alt+3');
  await expect(group(workbench, '1 claim lacks a source')).toContainText(CLAIM);
  await expect(workbench.page.getByText('2 problems in 1 of 5 articles')).toBeVisible();
  // The first row has the focus: the number. The claim comes after it.
  await workbench.press('ArrowDown', 'Enter');
  await workbench.expectSelected(CLAIM);
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
});

test('a number gets the value that the text says, by key, and undo takes it back', async ({
  workbench,
}) => {
  await tagTwo(workbench);
  await workbench.press('Alt+3');
  await expect(group(workbench, '1 number lacks a value')).toContainText(NUMBER);
  await workbench.press('f');
  await expect(group(workbench, '1 number lacks a value')).toBeHidden();
  // The row that took its place has the focus, and no safe fix.
  await workbench.press('f');
  await workbench.expectSaid(/Only a person can tell/);
  await workbench.press('Control+z');
  await expect(group(workbench, '1 number lacks a value')).toBeVisible();
  await workbench.press('Control+Shift+z', 'Alt+1');
  await workbench.expectSelected(NUMBER);
  await expect(workbench.inspector.getByLabel('Value')).toHaveValue('32000');
});

test('what is lacking is counted as one works, and F8 goes from one to the next', async ({
  workbench,
}) => {
  await tagTwo(workbench);
  const tab = workbench.page.getByRole('button', { name: /^Problems/ });
  await expect(tab).toHaveText('Problems2');
  await expect(
    workbench.page.getByRole('button', { name: /1 number lacks a value · 1 claim lacks a source/ }),
  ).toBeVisible();
  await workbench.goTo(PUSH);
  await workbench.press('Control+Home', 'Escape', 'F8');
  await workbench.expectSelected(CLAIM);
  await workbench.expectSaid(/Problem 1 of 2: It is not attributed to any source/);
  await workbench.press('F8');
  await workbench.expectSelected(NUMBER);
  await workbench.press('F8');
  await workbench.expectSelected(CLAIM);
  await workbench.press('Shift+F8');
  await workbench.expectSelected(NUMBER);
  await workbench.inspector.getByLabel('Value', { exact: true }).fill('32000');
  await expect(tab).toHaveText('Problems1');
  await workbench.inspector.getByLabel('Value', { exact: true }).press('F8');
  await workbench.expectSelected(CLAIM);
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
});

test('problems of articles that are not open are listed, and opened', async ({ workbench }) => {
  await tagTwo(workbench);
  await workbench.saved();
  await workbench.press('Control+Alt+1');
  await workbench.articles.getByText(ALONE).click();
  await expect(workbench.pane(ALONE).text).toBeVisible();
  await workbench.press('Alt+3');
  await expect(group(workbench, '1 claim lacks a source')).toContainText(CLAIM);
  await group(workbench, '1 number lacks a value').getByRole('button', { name: /^Fix/ }).click();
  await expect(group(workbench, '1 number lacks a value')).toBeHidden();
  await group(workbench, '1 claim lacks a source').getByText(CLAIM).click();
  await workbench.expectSelected(CLAIM);
  await expect(workbench.pane(PUSH).text).toBeVisible();
});

test('the list is narrowed by label, and stays so', async ({ workbench }) => {
  await tagTwo(workbench);
  await workbench.press('Alt+3');
  await workbench.page.getByLabel('Label').selectOption('Claim');
  await expect(group(workbench, '1 number lacks a value')).toBeHidden();
  await workbench.press('Alt+1', 'Alt+3');
  await expect(workbench.page.getByLabel('Label')).toHaveValue('claim');
  await expect(group(workbench, '1 claim lacks a source')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the list of problems, ${colorScheme}`, async ({ workbench }) => {
    await workbench.page.emulateMedia({ colorScheme });
    await tagTwo(workbench);
    const pane = await workbench.show(PUSH);
    await pane.drag(SOURCE);
    await workbench.press('c', 'Alt+3');
    await expect(group(workbench, '2 claims lack a source')).toBeVisible();
    const { violations } = await new AxeBuilder({ page: workbench.page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
