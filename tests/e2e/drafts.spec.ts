import { expect, test } from './fixtures.ts';
import { PUSH, SOURCE } from './seeds.ts';

test.beforeEach(async ({ workbench }) => {
  const pane = await workbench.show(PUSH);
  await pane.drag(SOURCE);
  await workbench.press('s');
  await workbench.expectSelected(SOURCE);
  await workbench.saved();
});

test('what is being typed is not called saved, and a window with it cannot be closed unasked', async ({
  workbench,
}) => {
  const { page, inspector } = workbench;
  const asked = page.waitForEvent('dialog');
  await inspector.getByLabel('Note').pressSequentially('he speaks for the ministry');
  await expect(workbench.status('Saving…')).toBeVisible();
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await workbench.saved();
  await page.reload();
  await workbench.ready();
  await expect(inspector.getByLabel('Note')).toHaveText('he speaks for the ministry');
});

test('a note that is being typed is kept when another annotation is selected', async ({
  workbench,
}) => {
  const { inspector } = workbench;
  await inspector.getByLabel('Full name').pressSequentially('Gaza Health Ministry');
  await workbench.press('Escape', 'Escape');
  await workbench.press('c');
  await workbench.saved();
  await workbench.items.filter({ hasText: 'Source' }).click();
  await expect(inspector.getByLabel('Full name')).toHaveValue('Gaza Health Ministry');
});
