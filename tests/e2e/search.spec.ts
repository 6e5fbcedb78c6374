import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { NUMBER, PUSH } from './seeds.ts';
import { SearchPage } from './search-page.ts';

test.describe('a search', () => {
  test('shows what is typed in context, and opens a line where it stands', async ({
    workbench,
  }) => {
    await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    await search.field.fill('"prime minister"');
    await search.expectSaid(/^\d+ places in \d+ articles\.$/);
    await expect(search.lines.first()).toContainText(/prime minister/i);
    const words = await search.lines.first().locator('mark').textContent();
    await workbench.press('Enter', 'ArrowDown', 'ArrowUp', 'Enter');
    await expect(search.field).toBeHidden();
    await expect
      .poll(() => workbench.page.evaluate(() => document.getSelection()?.toString()))
      .toBe(words);
  });

  test('is as it was when its screen is shown again', async ({ workbench }) => {
    await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    await search.field.pressSequentially('rafah');
    await expect(search.lines.nth(3)).toBeVisible();
    await workbench.press('Enter', 'ArrowDown', 'ArrowDown', 'Space');
    await expect(search.chosen).toContainText('1 line chosen');
    await workbench.press('Alt+1');
    await expect(search.field).toBeHidden();
    await workbench.press('Alt+2');
    await expect(search.field).toHaveValue('rafah');
    await expect(search.lines.nth(2)).toHaveAttribute('aria-selected', 'true');
  });

  test('sorts its lines by what stands on either side', async ({ workbench }) => {
    await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    await search.field.pressSequentially('said');
    await search.expectSaid(/places in/);
    await search.page.getByRole('button', { name: 'Sort by the words to the right' }).click();
    const following = async (): Promise<string[]> => {
      const texts = await search.lines
        .locator('mark')
        .evaluateAll((marks) => marks.map((mark) => mark.nextSibling?.textContent ?? ''));
      return texts.map((text) =>
        text
          .replace(/^[^\p{L}\p{N}]+/u, '')
          .slice(0, 4)
          .toLowerCase(),
      );
    };
    await expect
      .poll(async () => {
        const shown = await following();
        return shown.length > 3 && shown.join() === [...shown].sort().join();
      })
      .toBe(true);
  });

  test('of an expression that explodes says so, and goes on searching', async ({ workbench }) => {
    await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    await search.option('Regular expression').check();
    await search.field.fill('(\\w+\\s?)+@$');
    await expect(search.page.getByRole('alert')).toContainText('took longer than 2 seconds on “');
    await search.field.fill('(');
    await expect(search.page.getByRole('alert')).toContainText('unterminated group');
    await search.field.fill('\\d+,\\d{3}');
    await expect(search.lines.first()).toContainText(/\d,\d{3}/);
    await expect(search.page.getByRole('alert')).toHaveCount(0);
  });

  test('by a filter alone lists annotations, and Enter selects one', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.select('Gaza health officials');
    await workbench.press('s');
    await workbench.saved();
    const search = await SearchPage.open(workbench);
    await search.filter('Label').selectOption('Source');
    await search.expectSaid('1 place in 1 article.');
    await expect(search.lines).toContainText('Source');
    await search.field.focus();
    await workbench.press('Enter', 'Enter');
    await workbench.expectSelected('Gaza health officials');
  });
});

test.describe('many at once', () => {
  test('annotations found by a filter are changed and removed, each as one step', async ({
    workbench,
  }) => {
    const pane = await workbench.goTo(PUSH);
    for (const quote of ['Gaza health officials', NUMBER]) {
      await pane.select(quote);
      await workbench.press('s');
    }
    await workbench.saved();
    const search = await SearchPage.open(workbench);
    await search.filter('Label').selectOption('Source');
    await expect(search.lines).toHaveCount(2);
    await search.list.focus();
    await workbench.press('Control+a');
    const bar = workbench.page.getByRole('group', { name: 'Chosen annotations' });
    await bar.getByRole('combobox', { name: /Relabel/ }).selectOption('Claim');
    await search.expectSaid('Nothing found.');
    await search.filter('Label').selectOption('Claim');
    await expect(search.lines).toHaveCount(2);
    await search.list.focus();
    await workbench.press('Space', 'Delete');
    await expect(search.lines).toHaveCount(1);
    await workbench.press('Alt+1');
    await workbench.goTo(PUSH);
    await expect(workbench.items).toHaveCount(1);
    await workbench.press('Control+z');
    await expect(workbench.items).toHaveCount(2);
  });

  test('chosen lines are tagged by a label’s key as one step, and undone as one', async ({
    workbench,
  }) => {
    await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    await search.field.pressSequentially('officials');
    await search.expectSaid(/places in/);
    const count = await search.lines.count();
    expect(count).toBeGreaterThan(2);
    await workbench.press('Enter', 'Control+a');
    await expect(search.chosen).toContainText(`${count} lines chosen`);
    await workbench.press('s');
    await workbench.expectSaid(`Tag ${count} places as Source.`);
    await expect(search.lines.locator('text=Source')).toHaveCount(count);
    await workbench.press('Alt+1');
    await expect(workbench.items).not.toHaveCount(0);
    await workbench.goTo(PUSH);
    await workbench.press('Control+z');
    await workbench.expectSaid(`Undid: Tag ${count} places as Source`);
    await expect(workbench.items).toHaveCount(0);
  });

  test('every place of a text is found, ticked and tagged by keys alone', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.select('Rafah');
    await workbench.press('s', 'Shift+a');
    await expect(workbench.dialog).toBeHidden();
    await workbench.press('a');
    const boxes = workbench.dialog.getByRole('list', { name: 'Places' }).getByRole('checkbox');
    await expect(boxes.first()).toBeVisible();
    const here = await boxes.count();
    await workbench.press('Space');
    await expect.poll(() => boxes.count()).toBeGreaterThan(here);
    const count = await boxes.count();
    // The one that is tagged already cannot be ticked; one more is left out.
    await expect(workbench.dialog.getByRole('button', { name: /^Tag / })).toHaveText(
      `Tag ${count - 1} places as Source`,
    );
    await boxes.and(workbench.page.locator(':enabled')).first().focus();
    await workbench.press('ArrowDown', 'Space');
    const tag = workbench.dialog.getByRole('button', { name: `Tag ${count - 2} places as Source` });
    await tag.focus();
    await workbench.press('Enter');
    await expect(workbench.dialog).toBeHidden();
    await workbench.expectSaid(new RegExp(`^Tag ${count - 2} places as Source`));
    await workbench.goTo(PUSH);
    await workbench.press('Control+z');
    await expect(workbench.items).toHaveCount(1);
    await workbench.expectAnnotations([['Source', 'Rafah']]);
  });
});

test('what is tagged meanwhile is seen by the search', async ({ workbench }) => {
  const search = await SearchPage.open(workbench);
  await search.filter('Label').selectOption('Claim');
  await search.expectSaid('Nothing found.');
  await workbench.press('Alt+1');
  const pane = await workbench.goTo(PUSH);
  await pane.select(NUMBER);
  await workbench.press('c', 'Alt+2');
  await expect(search.lines).toContainText(NUMBER);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in lines, chosen ones and occurrences, ${colorScheme}`, async ({
    workbench,
  }) => {
    const { page } = workbench;
    const violations = async (): Promise<string[]> => {
      const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    };
    await page.emulateMedia({ colorScheme });
    const pane = await workbench.goTo(PUSH);
    const search = await SearchPage.open(workbench);
    expect(await violations()).toEqual([]);
    await search.field.fill('officials');
    await expect(search.lines.first()).toBeVisible();
    await workbench.press('Enter', 'Space', 'ArrowDown', 's');
    await expect(search.lines.first()).toContainText('Source');
    expect(await violations()).toEqual([]);
    await search.option('Regular expression').check();
    await search.field.fill('(');
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await violations()).toEqual([]);
    await workbench.press('Alt+1');
    await workbench.goTo(PUSH);
    await pane.select('Rafah');
    await workbench.press('s', 'a');
    await expect(workbench.dialog.getByRole('list', { name: 'Places' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
