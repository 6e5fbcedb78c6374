/** A colleague's dataset from another tool, brought in by keyboard: looked at, mapped, undone. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { listAnnotations } from './project.ts';

const TITLE = 'Ada Lovelace works in London';
const TEXT = `${TITLE}.`;

/** Three tables as another program writes them: names that no codebook here has, nobody's times. */
async function foreignFolder(files: string): Promise<string> {
  const folder = path.join(files, 'people');
  await mkdir(folder);
  await writeFile(path.join(folder, 'articles.csv'), `id,title,text\n1,${TITLE},${TEXT}\n`);
  await writeFile(
    path.join(folder, 'annotations.csv'),
    [
      'id,article,label,quote,start,end,annotator,text:role',
      'a,1,PER,Ada Lovelace,0,12,Charles,author',
      'b,1,LOC,London,22,28,Charles,',
      'c,1,Sources,Lovelace,4,12,Charles,',
      '',
    ].join('\n'),
  );
  await writeFile(
    path.join(folder, 'relations.csv'),
    'id,type,from_article,from,to_article,to,annotator\nr,lives-in,1,a,1,b,Charles\n',
  );
  await writeFile(path.join(folder, 'notes.xyz'), 'of no kind that is read');
  return folder;
}

/** Every rule axe has for WCAG 2.2 A and AA, and its best practices. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

test('a folder of another tool is looked at, mapped by keyboard, imported, and undone', async ({
  workbench,
  place,
}) => {
  const { page } = workbench;
  const folder = await foreignFolder(place.files);
  await workbench.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Add articles' });
  await dialog.getByLabel('Or a whole folder').setInputFiles(folder);
  await expect(dialog).toContainText('4 files in “people”');
  await dialog.getByLabel('Encoding').press('Enter');

  const look = page.getByRole('dialog', { name: 'Look before you import' });
  await expect(look.getByRole('row', { name: /^people CSV/ })).toHaveText(/CSV\s*1\s*3\s*3\s*1$/);
  await expect(look).toContainText('1 file passed over');
  const label = look.getByRole('combobox', { name: 'What becomes of PER, Label' });
  await expect(label).toBeFocused();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }

  // Too early: what is missing is said, and has the focus.
  await look.getByRole('button', { name: 'Import' }).press('Enter');
  await expect(look.getByRole('alert')).toHaveText(/Say what becomes of 3 names first/);
  await expect(label).toBeFocused();
  await page.keyboard.type('Becomes So');
  await expect(look.getByRole('combobox', { name: /role, Attribute of PER/ })).toHaveValue(
    'to:role',
  );
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  await expect(look.getByRole('combobox', { name: /LOC, Label/ })).toBeFocused();
  await page.keyboard.type('Add');
  await expect(look.getByRole('combobox', { name: /Sources, Label/ })).toHaveValue('to:source');
  const relation = look.getByRole('combobox', { name: /lives-in, Relation/ });
  await relation.focus();
  await page.keyboard.type('Leave');
  await look.getByRole('button', { name: 'Import' }).press('Enter');

  const report = page.getByRole('dialog', { name: 'Articles added' });
  await expect(report).toContainText('1 article added, 3 annotations brought in.');
  await expect(report).toContainText('1 × relations “lives-in”');
  await report.getByRole('button', { name: `Open “${TITLE}”` }).press('Enter');
  await workbench.expectAnnotations([
    ['Source', 'Ada Lovelace'],
    ['Source', 'Lovelace'],
    ['LOC', 'London'],
  ]);
  expect(
    (await listAnnotations(place.project))
      .map(({ label: id, quote, annotator }) => [id, quote, annotator])
      .sort(),
  ).toEqual([
    ['LOC', 'London', 'Charles'],
    ['source', 'Ada Lovelace', 'Charles'],
    ['source', 'Lovelace', 'Charles'],
  ]);

  await workbench.goTo(TITLE);
  await workbench.press('Control+z');
  await workbench.expectSaid(/Import 1 article and 3 annotations/);
  await expect(workbench.articles.getByText(TITLE)).toHaveCount(0);
  await workbench.saved();
  expect(await listAnnotations(place.project)).toEqual([]);
});
