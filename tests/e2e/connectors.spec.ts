/** Relations drawn between what they link, and what axe says of it all. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { lines, QUOTED, tag } from './relation-parts.ts';
import { PUSH } from './seeds.ts';
import type { Workbench } from './workbench.ts';

test.describe('connectors', () => {
  interface Ends {
    readonly from: { readonly x: number; readonly y: number };
    readonly to: { readonly x: number; readonly y: number };
  }
  /** Where the one line begins and ends, in pixels of the window. */
  const endsOf = (workbench: Workbench): Promise<Ends> =>
    lines(workbench)
      .locator('path')
      .first()
      .evaluate((path) => {
        if (!(path instanceof SVGPathElement)) throw new Error('Not a path');
        const at = (length: number) => {
          const { x, y } = path.getPointAtLength(length);
          return { x, y };
        };
        return { from: at(0), to: at(path.getTotalLength()) };
      });
  /** Where the text of a quote begins, without scrolling to it. */
  const topOf = (workbench: Workbench, title: RegExp, quote: string): Promise<number> =>
    workbench.pane(title).text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1;
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + 1);
        return range.getBoundingClientRect().top;
      }
      throw new Error(`“${wanted}” is in no one piece of text`);
    }, quote);

  test('run between the two, follow the text, and end at the edge out of view', async ({
    workbench,
  }) => {
    await tag(workbench, PUSH, [
      ['s', 'Washington'],
      ['c', QUOTED],
    ]);
    await workbench.press('l', '1', 'Enter');
    await expect(lines(workbench)).toHaveCount(1);
    const pane = workbench.pane(PUSH);
    const near = async (): Promise<number[]> => {
      const { from, to } = await endsOf(workbench);
      const [claim, source] = [
        await topOf(workbench, PUSH, QUOTED),
        await topOf(workbench, PUSH, 'Washington'),
      ];
      return [Math.abs(from.y - claim), Math.abs(to.y - source)];
    };
    const LINE = 32;
    await expect.poll(async () => Math.max(...(await near()))).toBeLessThan(LINE);
    const before = await endsOf(workbench);
    await pane.text.hover();
    await workbench.page.mouse.wheel(0, 90);
    await expect
      .poll(async () => (await endsOf(workbench)).from.y)
      .toBeLessThan(before.from.y - 40);
    await expect.poll(async () => Math.max(...(await near()))).toBeLessThan(LINE);

    // The claim at the very bottom: its source is out of view, and the line says where.
    const { from } = await endsOf(workbench);
    const { y, height } = (await pane.region.boundingBox()) ?? { y: 0, height: 0 };
    await workbench.page.mouse.wheel(0, from.y - (y + height - 20));
    await expect(workbench.page.getByText('attributed to ↓')).toBeVisible();
    await workbench.page.mouse.wheel(0, 6000);
    await expect(lines(workbench)).toHaveCount(0);
  });

  test('show the selected annotation’s relations, or all of them', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.caretBefore(QUOTED);
    await workbench.press('Shift+C', 'Enter', 'Enter');
    await expect(lines(workbench)).toHaveCount(2);
    await workbench.press('Escape', 'Escape');
    await expect(lines(workbench)).toHaveCount(0);
    await workbench.press('Shift+L');
    await workbench.expectSaid('All relations of these articles are drawn.');
    await expect(lines(workbench)).toHaveCount(2);
    await workbench.saved();
    await workbench.page.reload();
    await workbench.ready();
    await expect(lines(workbench)).toHaveCount(2);
    await workbench.goTo(PUSH);
    await workbench.press('Shift+L');
    await expect(lines(workbench)).toHaveCount(0);
  });
});

test.describe('axe finds nothing', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`while linking and while tagging in one go, ${colorScheme}`, async ({ workbench }) => {
      await workbench.page.emulateMedia({ colorScheme });
      const violations = async (): Promise<string[]> => {
        const { violations: found } = await new AxeBuilder({ page: workbench.page })
          .setLegacyMode()
          .analyze();
        return found.flatMap(({ id, help, nodes }) =>
          nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
        );
      };
      const pane = await workbench.goTo(PUSH);
      await pane.caretBefore(QUOTED);
      await workbench.press('Shift+C');
      expect(await violations()).toEqual([]);
      await workbench.press('Enter', 'Enter');
      expect(await violations()).toEqual([]);
      await workbench.press('l');
      await expect(workbench.inspector.getByText('How is it linked?')).toBeVisible();
      expect(await violations()).toEqual([]);
      await workbench.press('1');
      await expect(workbench.inspector.getByRole('combobox')).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  }
});
