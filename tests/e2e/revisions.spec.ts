import { expect, test } from './fixtures.ts';
import type { Pane } from './pane.ts';
import { NUMBER, PUSH } from './seeds.ts';
import type { Workbench } from './workbench.ts';

const LOST = 'told Antony blinken Said on Friday';
const MENDED = 'informed Antony Blinken on Friday';

/** A claim whose words are replaced in a clean-up, and a number elsewhere that stays. */
async function revised(workbench: Workbench): Promise<Pane> {
  const pane = await workbench.goTo(PUSH);
  for (const [key, quote] of [
    ['c', LOST],
    ['n', NUMBER],
  ] as const) {
    await pane.select(quote);
    await workbench.press(key);
  }
  await pane.caretBefore(LOST);
  await workbench.press('F4');
  await pane.extendByWords(LOST.split(' ').length);
  await workbench.press('Backspace');
  await workbench.page.keyboard.type(`${MENDED} `);
  await workbench.press('F4');
  await workbench.expectSaid(/^Kept revision 2/);
  await expect(workbench.items.nth(0)).toContainText('lost its place');
  return pane;
}

test('an orphan is placed where it belongs by keyboard, and undo takes that back', async ({
  workbench,
}) => {
  const pane = await revised(workbench);
  await workbench.goTo(PUSH);
  await workbench.press('Tab');
  await workbench.expectSelected(NUMBER);
  await workbench.press('Tab');
  await workbench.expectSelected(LOST);
  await expect(workbench.inspector).toContainText('Has lost its place: its text was removed');
  const places = workbench.inspector.getByRole('list', { name: 'Places' });
  await expect(places.getByRole('button').first()).toContainText(/characters differ/);

  await workbench.inspector.getByRole('button', { name: 'Place it by hand' }).focus();
  await workbench.press('Enter');
  await expect.poll(() => pane.hasFocus()).toBe(true);
  await expect(workbench.status('Give it its place')).toBeVisible();
  await pane.select(MENDED);
  await workbench.press('Enter');
  await workbench.expectSaid('It has its place again.');
  await workbench.expectAnnotations([
    ['Claim', MENDED],
    ['Number', NUMBER],
  ]);
  await expect(workbench.items.nth(0)).not.toContainText('lost its place');

  await workbench.press('Control+z');
  await expect(workbench.items.nth(0)).toContainText('lost its place');
  // Now with the place that is offered.
  await workbench.expectSelected(LOST);
  await expect(places).toBeVisible();
  await workbench.press('Enter');
  await expect(places.getByRole('button').first()).toBeFocused();
  await workbench.press('Enter');
  await workbench.expectSaid('It has its place again.');
  await expect(workbench.items.nth(0)).not.toContainText('lost its place');
  expect(await pane.hasFocus()).toBe(true);
});

test('a revision is compared and restored as one step: what it had lost is where it was', async ({
  workbench,
}) => {
  const pane = await revised(workbench);
  await workbench.goTo(PUSH);
  await workbench.press('Shift+F4');
  await expect(workbench.dialog).toContainText('Revision 1, replaced');
  await expect(workbench.dialog).toContainText('by Ada Reader');
  const diff = workbench.dialog.getByRole('region', { name: 'What changed' });
  await expect(diff.getByRole('deletion').first()).toContainText('told');
  await expect(diff.getByRole('insertion').first()).toContainText('informed');
  await expect(diff).toContainText(/\d+ unchanged lines/);
  await expect(workbench.dialog).toContainText('1 keep their words, 1 get their place back');
  await workbench.dialog.getByRole('button', { name: 'Restore revision 1' }).focus();
  await workbench.press('Enter');
  await expect(workbench.dialog).toBeHidden();
  await workbench.expectSaid(/^Restore revision 1 of .*1 got their place back\.$/);
  await workbench.expectAnnotations([
    ['Claim', LOST],
    ['Number', NUMBER],
  ]);
  await pane.bringIntoView(LOST);
  await expect.poll(() => pane.painted()).toContainEqual({ label: 'Claim', text: LOST });

  await workbench.goTo(PUSH);
  await workbench.press('Control+z');
  await workbench.expectSaid(/^Undid: Restore revision 1/);
  await expect(workbench.items.nth(0)).toContainText('lost its place');
  await expect(pane.text).toContainText(MENDED);
  await workbench.saved();
});

test('without a clean-up there is nothing to go back to, and it says how there would be', async ({
  workbench,
}) => {
  await workbench.goTo(PUSH);
  await workbench.press('Shift+F4');
  await expect(workbench.dialog).toContainText('The text is as it was imported.');
  await workbench.press('Escape');
  await expect(workbench.dialog).toBeHidden();
});
