import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ROOT } from './project.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];

/** Everything that does not fit where it stands, in words; in the page. */
function misfits(): string[] {
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ checkVisibilityCSS: true }) && element.clientWidth > 1;
  const wordsOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`;
  const found: string[] = [];
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
  if (scrollHeight > clientHeight) found.push('the page scrolls as a whole');
  // What may be cut off says so (an ellipsis) and tells its whole text as a title.
  const mayBeCut = (element: Element): boolean =>
    [element, ...element.querySelectorAll('*')].some(
      (part) =>
        getComputedStyle(part).textOverflow === 'ellipsis' ||
        getComputedStyle(part).webkitLineClamp !== 'none',
    );
  for (const element of document.querySelectorAll('button, kbd, label, h1, h2, [role="status"]')) {
    if (!isSeen(element) || mayBeCut(element)) continue;
    if (
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).display !== 'inline'
    )
      found.push(`${wordsOf(element)} is cut off`);
  }
  const bars = document.querySelectorAll('header, footer');
  for (const bar of bars) {
    const parts = [...bar.children].filter(isSeen).map((part) => ({
      name: wordsOf(part),
      box: part.getBoundingClientRect(),
    }));
    for (const [at, { name, box }] of parts.entries()) {
      if (box.right > window.innerWidth + 1) found.push(`${name} leaves the window`);
      for (const other of parts.slice(at + 1)) {
        if (box.right > other.box.left + 1 && other.box.right > box.left + 1)
          found.push(`${name} lies over ${other.name}`);
      }
    }
  }
  return found;
}

for (const size of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const panes of [1, 2, 3]) {
      const name = `${size.width}x${size.height}-${colorScheme}-${panes}`;
      test(`nothing is cut off or overlaps at ${name}`, async ({ workbench }) => {
        const { page } = workbench;
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        await workbench.press(`Control+Alt+${panes}`);
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
        await workbench.saved();
        await page.screenshot({ path: path.join(ROOT, 'test-results', 'screens', `${name}.png`) });
        expect(await page.evaluate(misfits)).toEqual([]);
      });
    }
  }
}

test('enlarged to 200 %, everything is still there', async ({ workbench }) => {
  // A page at twice the size has half the room.
  await workbench.page.setViewportSize({ width: 720, height: 450 });
  await workbench.goTo(PUSH);
  await expect(workbench.status(/^Saved/)).toBeVisible();
  expect(await workbench.page.evaluate(misfits)).toEqual([]);
});
