import { expect, test } from './fixtures.ts';
import { PUSH } from './seeds.ts';

const FORM = 'Your email address will not be published. Required fields are marked *';

test('likely boilerplate is offered, never applied; marked ranges are dimmed and can be unmarked', async ({
  workbench,
}) => {
  const pane = await workbench.show(PUSH);
  await expect(pane.region.getByRole('button', { name: /likely boilerplate/ })).toBeVisible();
  expect(await pane.dimmed()).toEqual([]);

  await workbench.goTo(PUSH);
  await workbench.press('Shift+b');
  const dialog = workbench.page.getByRole('dialog', { name: 'Likely boilerplate' });
  const offer = dialog.getByRole('listitem').filter({ hasText: FORM });
  await expect(offer).toContainText('comment form');
  await offer.getByRole('button', { name: /^Mark as/ }).click();
  await expect(offer).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await pane.bringIntoView(FORM);
  await expect.poll(() => pane.dimmed()).toEqual([FORM]);

  await workbench.goTo(PUSH);
  await workbench.press('Control+z');
  await expect.poll(() => pane.dimmed()).toEqual([]);
});

test('any range can be marked and unmarked by key', async ({ workbench }) => {
  const pane = await workbench.goTo(PUSH);
  await pane.select('Eight killed in air strike');
  await workbench.press('b');
  await expect.poll(() => pane.dimmed()).toEqual(['Eight killed in air strike']);
  await pane.caretBefore('killed in air strike');
  await workbench.press('b');
  await expect.poll(() => pane.dimmed()).toEqual([]);
  await workbench.saved();
});

test('an offer that was left alone does not come back', async ({ workbench }) => {
  await workbench.goTo(PUSH);
  await workbench.press('Shift+b');
  const dialog = workbench.page.getByRole('dialog', { name: 'Likely boilerplate' });
  const offer = dialog.getByRole('listitem').filter({ hasText: FORM });
  await offer.getByRole('button', { name: /^Leave in/ }).click();
  await expect(offer).toHaveCount(0);
  await workbench.press('Escape');
  await workbench.goTo(PUSH);
  await workbench.press('Shift+b');
  await expect(dialog).toBeVisible();
  await expect(offer).toHaveCount(0);
});
