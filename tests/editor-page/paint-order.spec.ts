/** Which colour one sees where an inner span lies in an outer one: pixels, not intentions. */
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildPage, visit, type BuiltPage } from './built-page.ts';
import type { PaneRequest } from './page.tsx';

/** The first words bring the inner paint onto the page before the outer claim's. */
const TEXT = 'All 30 doctors: they say that 1,200 people left the town. Then 1,200 more did.';
const INNER: [number, number] = [TEXT.indexOf('1,200'), TEXT.indexOf('1,200') + 5];
const ALONE: [number, number] = [TEXT.lastIndexOf('1,200'), TEXT.lastIndexOf('1,200') + 5];
const DOCTORS: [number, number] = [0, TEXT.indexOf(':')];
const THIRTY: [number, number] = [4, 6];
const SENTENCE: [number, number] = [TEXT.indexOf('they'), TEXT.indexOf(' Then')];

let built: BuiltPage;
test.beforeAll(async () => {
  built = await buildPage(path.join(import.meta.dirname, 'vite.config.ts'));
});

/** The ground behind a range: the commonest colour of its box, as `r,g,b`. */
async function groundOf(page: Page, [start, end]: [number, number]): Promise<string> {
  const box = await page.evaluate(
    ([from, to]) => {
      const { x, y, width, height } =
        window.editorPage.handle(0).boxesOf({ start: from, end: to })[0] ?? new DOMRect();
      return { x, y, width, height };
    },
    [start, end] as const,
  );
  const picture = await page.screenshot({ clip: box });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join(',');
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }, picture.toString('base64'));
}

for (const scheme of ['light', 'dark'] as const) {
  test(`an inner number keeps its own colour inside a claim, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await visit(page, built);
    const request: PaneRequest = {
      text: TEXT,
      spans: [
        ['source', DOCTORS],
        ['number', THIRTY],
        ['claim', SENTENCE],
        ['number', INNER],
        ['number', ALONE],
      ],
    };
    await page.evaluate(async (them) => {
      window.editorPage.open([them]);
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, request);
    const inner = await groundOf(page, INNER);
    expect(inner).toBe(await groundOf(page, ALONE));
    expect(inner).not.toBe(await groundOf(page, [SENTENCE[0], SENTENCE[0] + 4]));
  });
}
