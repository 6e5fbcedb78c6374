import { expect, test } from './fixtures.ts';
import { Workbench } from './workbench.ts';

test('the demo’s worked example is removed in one click, and undo brings it back', async ({
  start,
}) => {
  const workbench = await Workbench.on(await start(null));
  const worked = workbench.articles.getByRole('listitem').filter({ hasText: /\d/ });
  await expect(worked).not.toHaveCount(0);
  await workbench.press('Control+Shift+l');
  const example = workbench.dialog.getByRole('listitem').filter({ hasText: 'Example' });
  await example.getByRole('button', { name: /remove/i }).click();
  await workbench.press('Escape');
  await workbench.saved();
  await expect(workbench.items).toHaveCount(0);
  await workbench.press('Control+z');
  await workbench.expectSaid(/^Undid: Remove the \d+ annotations of Example/);
  await expect(workbench.items).not.toHaveCount(0);
});

test('the worked example is offered for removal where the articles are', async ({ start }) => {
  const workbench = await Workbench.on(await start(null));
  await expect(workbench.items).not.toHaveCount(0);
  await workbench.articles.getByRole('button', { name: 'Remove the worked example' }).click();
  await workbench.expectSaid(/^Removed the worked example/);
  await expect(workbench.items).toHaveCount(0);
  await expect(
    workbench.articles.getByRole('button', { name: 'Remove the worked example' }),
  ).toHaveCount(0);
});
