import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { CLAIM, NUMBER, PUSH } from './seeds.ts';

/** Every rule axe has for WCAG 2.2 A and AA, and its best practices: nothing is left out. */
async function violations(page: Page): Promise<string[]> {
  // Electron has no second page for axe to gather its results in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in the ${colorScheme} theme`, () => {
    for (const count of [1, 2, 3]) {
      test(`with ${count} ${count === 1 ? 'pane' : 'panes'} and an annotation selected`, async ({
        workbench,
      }) => {
        await workbench.page.emulateMedia({ colorScheme });
        await workbench.press(`Control+Alt+${count}`);
        const pane = await workbench.show(PUSH);
        await pane.drag(CLAIM);
        await workbench.press('c');
        await pane.drag(NUMBER);
        await workbench.press('n');
        await workbench.expectSelected(NUMBER);
        expect(await violations(workbench.page)).toEqual([]);
      });
    }

    for (const [dialog, key] of [
      ['the palette', 'Control+k'],
      ['the list of keys', '?'],
      ['the name', 'Control+Shift+u'],
      ['the layers', 'Control+Shift+l'],
      ['adding articles', 'Control+o'],
      ['the export', 'Control+e'],
      ['the article’s details', 'F2'],
      ['the article’s note', 'Shift+n'],
      ['a label’s guideline', 'g'],
      ['the codebook’s files', 'Control+Shift+e'],
      ['likely boilerplate', 'Shift+b'],
    ] as const) {
      test(`in the dialog of ${dialog}`, async ({ workbench }) => {
        await workbench.page.emulateMedia({ colorScheme });
        await workbench.goTo(PUSH);
        await workbench.press(key);
        await expect(workbench.dialog).toBeVisible();
        expect(await violations(workbench.page)).toEqual([]);
        await workbench.press('Escape');
        await expect(workbench.dialog).toBeHidden();
      });
    }
  });
}

test(
  'axe finds nothing while something is not saved',
  { tag: '@browser-host' },
  async ({ workbench }) => {
    const pane = await workbench.show(PUSH);
    await pane.drag(NUMBER);
    process.kill(workbench.host.pid, 'SIGKILL');
    await workbench.press('n');
    await expect(workbench.status(/^Not saved/)).toBeVisible();
    expect(await violations(workbench.page)).toEqual([]);
  },
);
