/** Deciding what two colleagues disagree about, by keys alone. */
import { expect, test } from './fixtures.ts';
import { claimbench, listAnnotations, listArticles } from './project.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

test('two units are decided, one is taken back, and the outcome is gold', async ({
  start,
  place,
}) => {
  const article = (await listArticles(place.project)).find(({ title }) => PUSH.test(title));
  const tag = (annotator: string, label: string, quote: string): Promise<string> =>
    claimbench(
      ...['tag', place.project, '--article', article?.id ?? '', '--annotator', annotator],
      ...['--label', label, '--quote', quote, '--occurrence', '1'],
    );
  await tag('Ben', 'source', SOURCE);
  await tag('Cleo', 'source', SOURCE);
  await tag('Ben', 'claim', CLAIM);
  await tag('Cleo', 'claim', NUMBER);
  const workbench = await Workbench.on(await start());
  const { page } = workbench;

  await workbench.press('Control+Shift+j');
  const units = page.getByRole('listbox', { name: '2 units' });
  await expect(units).toBeVisible();
  const current = units.getByRole('option', { selected: true });
  await expect(units).toBeFocused();
  await expect(current).toContainText('Agreed');
  await workbench.press('g');
  await workbench.expectSaid('Accept “');
  await expect(current).toContainText('Boundary differs');
  await workbench.press('1');
  await workbench.expectSaid('Everything in this article is decided');
  await expect(current).toContainText('Taken from Ben, by Ada Reader');
  await expect(page.getByText('This article: 2 of 2 decided')).toBeVisible();

  await workbench.press('Control+z');
  await workbench.expectSaid('Undid: Take “');
  await expect(current).toContainText('Not decided');
  await workbench.press('n');
  await page.keyboard.type('Only the number counts.');
  await workbench.press('Enter');
  await workbench.press('2');
  await expect(current).toContainText('Taken from Cleo');
  await expect(page.getByText('Why: Only the number counts.')).toBeVisible();
  await expect(page.getByText('Project: 2 of 2 decided')).toBeVisible();
  await workbench.saved();

  const all = await listAnnotations(place.project);
  const gold = all.filter(({ annotator }) => annotator === 'Gold');
  expect(gold.map(({ label, quote }) => [label, quote])).toEqual(
    expect.arrayContaining([
      ['source', SOURCE],
      ['claim', NUMBER],
    ]),
  );
  expect(all).toHaveLength(6);
});
