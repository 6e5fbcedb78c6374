import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NUMBER, PUSH, SOURCE } from './seeds.ts';
import type { Workbench } from './workbench.ts';

const note = ({ inspector }: Workbench): Locator =>
  inspector.getByRole('textbox', { name: 'Note' });

const offered = ({ page }: Workbench): Locator =>
  page.getByRole('listbox', { name: 'Annotations to mention' }).getByRole('option');

test.beforeEach(async ({ workbench }) => {
  const pane = await workbench.goTo(PUSH);
  await pane.select(SOURCE);
  await workbench.press('s');
  await pane.select(NUMBER);
  await workbench.press('n');
  await workbench.expectSelected(NUMBER);
});

test('a note is written by keys alone, mentions an annotation, and is there after a reload', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.press('m');
  await expect(note(workbench)).toBeFocused();
  await page.keyboard.type('Counted by @gaza');
  await expect(offered(workbench)).toHaveText(/Gaza health officials.*Source/);
  await workbench.press('Enter');
  await page.keyboard.type('as of ');
  await workbench.press('Control+b');
  await page.keyboard.type('March');
  await workbench.press('Escape');
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
  await workbench.saved();
  await page.reload();
  await workbench.ready();
  await expect(note(workbench)).toHaveText(`Counted by “${SOURCE}” as of March`);
  await expect(note(workbench).locator('strong')).toHaveText('March');
  await note(workbench).getByText(SOURCE).click();
  await workbench.expectSelected(SOURCE);
});

test('Enter on a mention jumps to it; Escape closes the list of them before it leaves', async ({
  workbench,
}) => {
  await workbench.press('m');
  await workbench.page.keyboard.type('@');
  await expect(offered(workbench)).toHaveCount(2);
  await workbench.press('Escape');
  await expect(offered(workbench)).toHaveCount(0);
  await expect(note(workbench)).toBeFocused();
  await workbench.press('Backspace');
  await workbench.page.keyboard.type('@source');
  await expect(offered(workbench)).toHaveCount(1);
  const pane = workbench.pane(PUSH);
  for (const key of ['Enter', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter']) {
    await workbench.press(key);
    await pane.drawn();
  }
  await workbench.expectSelected(SOURCE);
});

test('a pasted script, picture or frame is harmless: only text and simple marks are left', async ({
  workbench,
}) => {
  const { page } = workbench;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await workbench.press('m');
  await note(workbench).evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      `<h1 onclick="window.pwned = 1">Title</h1>
       <p style="position:fixed">kept <b onmouseover="window.pwned = 1">bold</b>
       <a href="javascript:window.pwned = 1">bad link</a> <a href="https://example.org/">good link</a>
       <img src="https://example.org/x.png" onerror="window.pwned = 1"></p>
       <script>window.pwned = 1</script><iframe src="https://example.org/frame"></iframe>
       <svg onload="window.pwned = 1"><circle /></svg><form action="https://example.org"><input></form>`,
    );
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect(note(workbench)).toContainText('kept bold bad link good link');
  const html = await note(workbench).innerHTML();
  expect(html).not.toMatch(/<(script|img|iframe|svg|form|input|style)|on\w+=|javascript:|style=/i);
  expect(
    await note(workbench)
      .locator('a')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
  ).toEqual(['https://example.org/']);
  await workbench.saved();
  await page.reload();
  await workbench.ready();
  await expect(note(workbench)).toContainText('kept bold bad link good link');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('example.org'))).toEqual([]);
});

test('HTML that is typed is text', async ({ workbench }) => {
  await workbench.press('m');
  await workbench.page.keyboard.type('<img src=x onerror=alert(1)> 5*3 < 4');
  await workbench.press('Escape');
  await workbench.saved();
  await workbench.page.reload();
  await workbench.ready();
  await expect(note(workbench)).toHaveText('<img src=x onerror=alert(1)> 5*3 < 4');
  await expect(note(workbench).locator('img')).toHaveCount(0);
});

test('a note that is only looked at is not written anew', async ({ workbench }) => {
  await workbench.press('m', 'ArrowRight', 'Escape', 'Tab', 'm', 'Escape');
  await workbench.saved();
  await workbench.press('Control+z');
  await workbench.expectSaid(`Undid: Tag “${NUMBER}`);
});

test('an article has a note too, and its pane says so', async ({ workbench }) => {
  const pane = workbench.pane(PUSH);
  await expect(pane.region.getByRole('button', { name: /Read the note/ })).toHaveCount(0);
  await workbench.press('Shift+N');
  await expect(workbench.dialog.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await workbench.page.keyboard.type('Syndicated; compare with the agency text.');
  await workbench.press('Escape');
  await workbench.saved();
  await workbench.page.reload();
  await workbench.ready();
  await pane.region.getByRole('button', { name: /Read the note/ }).click();
  await expect(workbench.dialog).toContainText('compare with the agency text');
});
