import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ANALYST, claimbench, listArticles } from './project.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

const COLLEAGUE = 'Boris Writer';

/** Both have the number; the analyst has the source, the colleague takes it for a claim and more. */
async function tagByTwo(project: string): Promise<void> {
  const article = (await listArticles(project)).find(({ title }) => PUSH.test(title))?.id ?? '';
  for (const [annotator, label, quote] of [
    [ANALYST, 'number', NUMBER],
    [COLLEAGUE, 'number', NUMBER],
    [ANALYST, 'source', SOURCE],
    [COLLEAGUE, 'claim', SOURCE],
    [COLLEAGUE, 'claim', CLAIM],
  ] as const)
    await claimbench(
      ...['tag', project, '--article', article, '--label', label],
      ...['--quote', quote, '--annotator', annotator],
    );
}

test('a project in which only one has tagged says how a colleague’s copy comes in', async ({
  workbench,
}) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(CLAIM);
  await workbench.press('c');
  await workbench.measureAgreement();
  await expect(workbench.page.getByText(`Only ${ANALYST} has tagged here.`)).toBeVisible();
});

test('agreement is measured by key; the worst place is one key from the text', async ({
  place,
  start,
}) => {
  await tagByTwo(place.project);
  const workbench = await Workbench.on(await start());
  const { page } = workbench;
  await workbench.press('Alt+6');
  await page.getByRole('button', { name: /^Measures/ }).click();
  const menu = page.getByRole('dialog', { name: 'Measures' });
  await menu.getByRole('button', { name: 'None' }).click();
  for (const name of ['Span F1, exact', 'Relation F1']) await menu.getByLabel(name).check();
  await workbench.press('Escape');
  await page.getByRole('button', { name: 'Measure', exact: true }).press('Enter');
  const overall = page.getByRole('table', { name: 'Agreement over all' });
  // One of two and three is the same: 2 * 1 / (2 + 3).
  await expect(overall.getByRole('row', { name: /^Span F1, exact 0\.400/ })).toBeVisible();
  await expect(overall.getByRole('row', { name: /^Relation F1 — Neither/ })).toBeVisible();

  const pairs = page.getByRole('grid', { name: 'Span F1, exact of every two annotators' });
  const together = pairs.getByRole('gridcell', { name: `${ANALYST} and ${COLLEAGUE}: 0.400` });
  await expect(together).toHaveCount(2);
  await pairs.getByRole('gridcell').first().focus();
  await workbench.press('ArrowRight');
  await expect(together.first()).toBeFocused();
  await expect(
    page.getByRole('gridcell', {
      name: `Source for ${ANALYST}, Claim for ${COLLEAGUE}: 1 span`,
    }),
  ).toHaveText('1');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }

  const report = page.getByRole('region', { name: 'Export the report' });
  const file = path.join(place.files, 'agreement.csv');
  await report.getByLabel('File to write').fill(file);
  await report.getByRole('button', { name: 'Write the file' }).click();
  await expect(report.getByText(`Written to ${file}`)).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('span_f1_exact,all,,,,,,,0.4,');

  const worst = page.getByRole('region', { name: 'Worst disagreements' }).getByRole('button');
  await expect(worst).toHaveCount(2);
  await expect(worst.first()).toContainText(`Claim: tagged by ${COLLEAGUE}, not by ${ANALYST}`);
  await worst.first().focus();
  await workbench.press('Enter');
  await workbench.expectSelected(CLAIM);
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
  // Coming back, one is where one was.
  await workbench.press('Alt+6');
  await expect(worst.first()).toBeFocused();
});
