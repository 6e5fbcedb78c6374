/** The reader's line stays at the top when the text is laid out anew: another width, other fonts. */
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildPage, visit, type BuiltPage } from './built-page.ts';
import { openPanes, text } from './panes.ts';

let built: BuiltPage;
test.beforeAll(async () => {
  built = await buildPage(path.join(import.meta.dirname, 'vite.config.ts'));
});

/** More frames than a pane takes to come to rest after its lines were broken anew. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 20; frame += 1)
      await new Promise((done) => requestAnimationFrame(done));
  });

/** Paragraphs of a dozen lines: the browser's own scroll anchoring holds their tops, not a line. */
const LONG_LINES = Array.from({ length: 200 }, (_, at) =>
  `Paragraph ${at} ${'has a good many words '.repeat(40)}`.trim(),
).join('\n\n');
/** In the middle of one of them. */
const MIDDLE = LONG_LINES.indexOf('Paragraph 90 ') + 550;

const startAtMiddle = {
  text: LONG_LINES,
  spans: [],
  start: { topOffset: MIDDLE, selection: { anchor: 0, head: 0 } },
};

/** Pixels from the top of the text's view to the line that was left at its top. */
const fromTop = (page: Page): Promise<number> =>
  page.evaluate((at) => {
    const pane = window.editorPage.handle(0);
    const box = pane.boxOf({ start: at, end: at + 1 });
    return box ? Math.round(Math.abs(box.top - pane.frame().top)) : Infinity;
  }, MIDDLE);
/** Rounding, and the half of a line's leading that is above its letters. */
const NEAR = 10;

test('the line at the top stays there when the width changes', async ({ page }) => {
  await openPanes(page, built, [startAtMiddle]);
  await expect.poll(() => fromTop(page)).toBeLessThan(NEAR);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const before = await text(page).evaluate((element) => element.clientWidth);
  await page.setViewportSize({ width: Math.round(width / 3), height });
  await expect
    .poll(() => text(page).evaluate((element) => element.clientWidth))
    .toBeLessThan(before * 0.9);
  await settled(page);
  await expect.poll(() => fromTop(page)).toBeLessThan(NEAR);
});

test('the line at the top stays there when the fonts arrive after the text', async ({ page }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await visit(page, built);
  await page.route('**/*.woff2', async (route) => {
    await released;
    await route.fallback();
  });
  await page.evaluate((request) => window.editorPage.open([request]), startAtMiddle);
  await expect.poll(() => fromTop(page)).toBeLessThan(NEAR);
  const heightOf = () => text(page).evaluate((element) => element.scrollHeight);
  const before = await heightOf();
  release();
  await page.evaluate(() => document.fonts.ready);
  // Otherwise the fonts would break the lines where the others did, and this would prove nothing.
  await expect.poll(heightOf).not.toBe(before);
  await settled(page);
  await expect.poll(() => fromTop(page)).toBeLessThan(NEAR);
});
