import { expect, test } from './fixtures.ts';
import { NUMBER, PUSH, SOURCE } from './seeds.ts';

test.beforeEach(async ({ workbench }) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(SOURCE);
  await workbench.press('s');
  await pane.drag(NUMBER);
  await workbench.press('n');
  await workbench.expectSelected(NUMBER);
});

test('what the text says of a number is filled in, and can be corrected by keyboard', async ({
  workbench,
}) => {
  await expect(workbench.inspector.getByLabel('Value')).toHaveValue('32000');
  await expect(workbench.inspector.getByLabel('Comparator')).toHaveValue('>');
  await workbench.press('Enter');
  await workbench.inspector.getByLabel('Count of').focus();
  await workbench.page.keyboard.type('Palestinians killed');
  await workbench.press('Escape');
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
  await workbench.saved();
  await workbench.page.reload();
  await workbench.ready();
  await expect(workbench.inspector.getByLabel('Count of')).toHaveValue('Palestinians killed');
});

test('a label can be changed: paint and list follow', async ({ workbench }) => {
  await workbench.inspector.getByLabel('Label').selectOption('Claim');
  await workbench.pane(PUSH).expectPainted([
    ['Source', SOURCE],
    ['Claim', NUMBER],
  ]);
  await workbench.expectAnnotations([
    ['Source', SOURCE],
    ['Claim', NUMBER],
  ]);
});

test('a note is kept, and the list is filtered by label, words and note', async ({ workbench }) => {
  await workbench.inspector.getByRole('textbox', { name: 'Note' }).fill('as of March');
  const filter = workbench.page.getByRole('searchbox', { name: 'Filter the annotations' });
  await filter.fill('march');
  await workbench.expectAnnotations([['Number', NUMBER]]);
  await filter.fill('source');
  await workbench.expectAnnotations([['Source', SOURCE]]);
  await filter.fill('nothing like it');
  await expect(workbench.items).toHaveCount(0);
  await filter.fill('');
  await expect(workbench.items).toHaveCount(2);
});

test('a bad value is refused beside its field and changes nothing', async ({ workbench }) => {
  const value = workbench.inspector.getByLabel('Value');
  await value.fill('many');
  await value.blur();
  await expect(workbench.inspector).toContainText(/number/i);
  await workbench.saved();
  await workbench.page.reload();
  await workbench.ready();
  await expect(workbench.inspector.getByLabel('Value')).toHaveValue('32000');
});
