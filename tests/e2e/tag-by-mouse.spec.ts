import { expect, test } from './fixtures.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';

test('a drag selects, and the toolbar that appears tags', async ({ workbench }) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(SOURCE);
  expect(await pane.selectedText()).toBe(SOURCE);
  await workbench.page.getByRole('toolbar').getByRole('button', { name: 'Source' }).click();
  await workbench.expectAnnotations([['Source', SOURCE]]);
  await pane.expectPainted([['Source', SOURCE]]);
  await workbench.saved();
});

test('a double click takes a word, a triple click a paragraph, a key tags them', async ({
  workbench,
}) => {
  const pane = await workbench.show(PUSH);
  const { from } = await pane.placeOf('Mourner Turkia Barbach');
  await workbench.page.mouse.dblclick(from.x + 4, from.y);
  expect((await pane.selectedText()).trim()).toBe('Mourner');
  await workbench.press('s');
  await workbench.expectAnnotations([['Source', 'Mourner']]);
  const heading = await pane.placeOf('Eight killed in air strike');
  await workbench.page.mouse.click(heading.from.x + 4, heading.from.y, { clickCount: 3 });
  await workbench.press('c');
  await pane.expectPainted([
    ['Claim', 'Eight killed in air strike'],
    ['Source', 'Mourner'],
  ]);
});

test('a click selects an annotation, and clicking again goes through those that overlap', async ({
  workbench,
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
  await expect(workbench.items).toHaveCount(3);
  await pane.click('32,000 Pal');
  await workbench.expectSelected(NUMBER);
  await pane.click('32,000 Pal');
  await workbench.expectSelected(CLAIM);
  await pane.click('32,000 Pal');
  await workbench.expectSelected(NUMBER);
});
