import { expect, test } from './fixtures.ts';
import type { Pane } from './pane.ts';
import { NUMBER, PUSH } from './seeds.ts';
import { Workbench } from './workbench.ts';

const FORM = 'Your email address will not be published. Required fields are marked *';
const IN_FORM = 'email address';
/** A claim with a small letter that should be a capital. */
const TYPO = 'told Antony blinken Said on Friday';
const MENDED = 'told Antony Blinken Said on Friday';
const QUOTED = '“I also said that there is no way for us to defeat Hamas';
const RELATED = 'Related Post';

/** A claim with a typo, a number elsewhere, and a source in a form that is marked as boilerplate. */
async function tagged(workbench: Workbench): Promise<Pane> {
  const pane = await workbench.goTo(PUSH);
  for (const [key, quote] of [
    ['c', TYPO],
    ['n', NUMBER],
    ['s', IN_FORM],
    ['b', FORM],
  ] as const) {
    await pane.select(quote);
    await workbench.press(key);
  }
  await workbench.expectAnnotations([
    ['Claim', TYPO],
    ['Number', NUMBER],
    ['Source', IN_FORM],
  ]);
  return pane;
}

const lines = (pane: Pane): Promise<string[]> =>
  pane.text.evaluate((root) =>
    [...root.querySelectorAll('p, li, h2, h3, h4, blockquote')].map(
      (block) => `${block.tagName.toLowerCase()}: ${block.textContent}`,
    ),
  );

const lineWith = async (pane: Pane, words: string): Promise<string | undefined> =>
  (await lines(pane)).find((line) => line.includes(words));

/** Mends the typo, removes the form, makes a heading and a quotation; by keyboard alone. */
async function cleanUp(workbench: Workbench, pane: Pane): Promise<void> {
  await pane.caretBefore('blinken Said');
  await workbench.press('F4');
  await expect(pane.text).toHaveAccessibleName(/editable$/);
  await workbench.press('Delete');
  await workbench.page.keyboard.type('B');
  await expect(pane.text).toContainText(MENDED);
  await pane.caretBefore(QUOTED);
  await workbench.press('Alt+Shift+Q');
  await pane.caretBefore(RELATED);
  await workbench.press('Alt+Shift+2', 'Alt+Shift+R');
}

const effect = (pane: Pane, words: string | RegExp) =>
  pane.region.getByRole('status').filter({ hasText: words });

test('a clean-up is kept as a revision: annotations stay on their text or are listed as orphans', async ({
  workbench,
  start,
}) => {
  const pane = await tagged(workbench);
  const before = await lines(pane);
  await cleanUp(workbench, pane);
  await expect(effect(pane, '1 annotation would lose its place')).toBeVisible();
  await expect(pane.text.locator('.clean-up-span').first()).toHaveText(MENDED);
  await expect(workbench.status('Not kept yet')).toBeVisible();
  await workbench.press('F4');
  await workbench.expectSaid(/^Kept revision 2 of .*: 2 annotations stayed, 1 lost its place\.$/);

  const after = await lines(pane);
  expect(after).toContain(`h3: ${RELATED}`);
  expect(await lineWith(pane, QUOTED)).toMatch(/^blockquote: /);
  expect(after.join()).not.toContain(FORM);
  await workbench.expectAnnotations([
    ['Claim', MENDED],
    ['Number', NUMBER],
    ['Source', IN_FORM],
  ]);
  await expect(workbench.items.nth(2)).toContainText('lost its place');
  await expect(workbench.inspector).toContainText('Has lost its place');
  await expect(pane.text.locator('.span-selected')).toHaveCount(0);
  await pane.bringIntoView(MENDED);
  await expect.poll(() => pane.painted()).toContainEqual({ label: 'Claim', text: MENDED });

  // One step for the whole of it; the keys go on in the text.
  await workbench.goTo(PUSH);
  await workbench.press('Control+z');
  await workbench.expectSaid(/^Undid: Clean up /);
  expect(await lines(pane)).toEqual(before);
  await workbench.expectAnnotations([
    ['Claim', TYPO],
    ['Number', NUMBER],
    ['Source', IN_FORM],
  ]);
  await expect(workbench.items.nth(2)).not.toContainText('lost its place');
  await workbench.press('Control+Shift+z');
  await workbench.expectSaid(/^Redid: Clean up /);
  await workbench.saved();
  await workbench.host.stop();

  const again = await Workbench.on(await start());
  const paneAgain = await again.show(PUSH);
  expect(await lines(paneAgain)).toEqual(after);
  await again.expectAnnotations([
    ['Claim', MENDED],
    ['Number', NUMBER],
    ['Source', IN_FORM],
  ]);
});

test('discarding asks, and changes nothing', async ({ workbench }) => {
  const pane = await tagged(workbench);
  const before = await lines(pane);
  await pane.caretBefore('blinken Said');
  await workbench.press('F4', 'Escape');
  await workbench.expectSaid('Stopped. Nothing was changed.');

  await workbench.press('F4');
  await workbench.page.keyboard.type('cnsqlx');
  await expect(pane.text).toContainText('cnsqlxblinken');
  await expect(workbench.items).toHaveCount(3);
  await workbench.press('Escape');
  const question = workbench.page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await workbench.press('Escape');
  await expect(question).toBeHidden();
  await workbench.page.keyboard.type('y');
  await expect(pane.text).toContainText('cnsqlxyblinken');
  await workbench.press('Escape', 'Enter');
  await workbench.expectSaid(/^The changes were discarded/);
  expect(await lines(pane)).toEqual(before);
  expect(await pane.hasFocus()).toBe(true);
  await workbench.saved();
});

test('undo inside brings annotations back before anything is kept', async ({ workbench }) => {
  const pane = await tagged(workbench);
  await pane.caretBefore(TYPO);
  await workbench.press('F4');
  await pane.extendByWords(TYPO.split(' ').length);
  await workbench.press('Backspace');
  await expect(effect(pane, '1 annotation would lose its place')).toBeVisible();
  await workbench.press('Control+z');
  await expect(effect(pane, '3 annotations, none lost.')).toBeVisible();
  await expect(workbench.status(/^Saved/)).toBeVisible();
  await workbench.press('F4');
  await workbench.expectSaid('Nothing was changed, so there is no new revision.');
});

test('what is pasted becomes paragraphs without scripts, and Enter and Backspace undo each other', async ({
  workbench,
}) => {
  const pane = await tagged(workbench);
  await pane.caretBefore(QUOTED);
  await workbench.press('F4');
  const count = (await lines(pane)).length;
  await workbench.press('Control+ArrowRight', 'Control+ArrowRight', 'Enter');
  await expect.poll(async () => (await lines(pane)).length).toBe(count + 1);
  await workbench.press('Backspace');
  await expect.poll(async () => (await lines(pane)).length).toBe(count);
  await expect(effect(pane, '3 annotations, none lost.')).toBeVisible();
  await expect(workbench.status(/^Saved/)).toBeVisible();

  await pane.text.evaluate((root) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<p>One<br>two<script>window.pasted = true</script></p><blockquote>Three <a href="javascript:alert(1)">bad</a> <a href="https://example.org/" onclick="alert(1)">good</a></blockquote>',
    );
    root.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(() => lineWith(pane, 'Three')).toMatch(/^blockquote: Three bad good/);
  expect(await pane.text.locator('script, [onclick], [href]').count()).toBe(0);
  await expect(pane.text.locator('a')).toHaveText('good');
});

test(
  'kept from one window, it cannot be kept from another that began before',
  { tag: '@browser-host' },
  async ({ workbench: first }) => {
    const second = await Workbench.on(first.host);
    const left = await first.goTo(PUSH);
    const right = await second.goTo(PUSH);
    await left.caretBefore('netanyahu Top');
    await right.caretBefore('netanyahu Top');
    await first.press('F4', 'Delete');
    await first.page.keyboard.type('N');
    await second.press('F4', 'Delete');
    await second.page.keyboard.type('XYZ');
    await first.press('F4');
    await first.expectSaid(/^Kept revision 2/);
    await expect(right.region.getByRole('alert')).toContainText('changed elsewhere');
    await second.press('F4');
    await second.expectSaid(/Your text stays here/);
    await expect(right.text).toContainText('XYZetanyahu');
    await second.press('Escape', 'Enter');
    await expect(right.text).toContainText('Netanyahu Top');
  },
);

test('taken away by another article, a clean-up is kept, and undo takes it back', async ({
  workbench,
}) => {
  const pane = await tagged(workbench);
  await pane.caretBefore('blinken Said');
  await workbench.press('F4', 'Delete');
  await workbench.page.keyboard.type('B');
  await workbench.press('Alt+4');
  await workbench.expectSaid(/^Kept revision 2 of/);
  await workbench.press('Alt+1');
  await expect(pane.text).toContainText(MENDED);
  await workbench.goTo(PUSH);
  await workbench.press('Control+z');
  await expect(pane.text).toContainText(TYPO);
});
