import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { listAnnotations } from './project.ts';
import { ALONE, CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';
import type { Workbench } from './workbench.ts';

/** In `PUSH`, one quotation: claim, “he”, “said”. */
const QUOTED = 'there is no way for us';
/** In `ALONE`, the same claim. */
const OTHER = 'There is no way for us to defeat Hamas';

const relations = ({ inspector }: Workbench): Locator =>
  inspector.getByRole('region', { name: 'Relations' }).getByRole('listitem');
const lines = ({ page }: Workbench): Locator => page.locator('[data-relation]');
const endsIn = (workbench: Workbench): Locator => workbench.page.getByRole('option');

/** Tags by keys; the last one stays selected. */
async function tag(
  workbench: Workbench,
  title: RegExp,
  spans: readonly (readonly [key: string, quote: string])[],
): Promise<void> {
  const pane = await workbench.goTo(title);
  for (const [key, quote] of spans) {
    await pane.select(quote);
    await workbench.press(key);
  }
}

test.describe('linking', () => {
  test('by keyboard inside an article, listed, undone', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['c', CLAIM],
      ['n', NUMBER],
    ]);
    await workbench.press('l');
    // A first letter that only one type has.
    await workbench.press('q');
    await expect(endsIn(workbench)).toHaveText([/Claim.*officials say/s]);
    await workbench.press('Enter');
    await workbench.expectSaid(`Linked: “${NUMBER}” quantifies “officials say`);
    await workbench.expectSelected(NUMBER);
    expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
    await expect(relations(workbench)).toHaveText([/quantifies.*Claim.*officials say/s]);

    await workbench.press('l', 'q');
    await expect(
      workbench.inspector.getByText('No other Claim in this article yet.'),
    ).toBeVisible();
    await workbench.press('Escape');
    await workbench.expectSaid('Stopped. Nothing was changed.');
    await workbench.press('Control+z');
    await workbench.expectSaid('Undid: Link: quantifies');
    await expect(relations(workbench)).toHaveCount(0);
    await expect(workbench.inspector.getByText('Linked to nothing yet.')).toBeVisible();
  });

  test('by keyboard across two panes, found by typing', async ({ workbench }) => {
    await workbench.goTo(PUSH);
    await workbench.press('F6');
    await workbench.show(ALONE);
    await tag(workbench, ALONE, [
      ['c', 'a major ground operation in Rafah'],
      ['c', OTHER],
    ]);
    await tag(workbench, PUSH, [['c', QUOTED]]);
    await workbench.press('l', 's');
    // Two types begin with s: they are gone round, Enter takes the first.
    await workbench.press('Enter');
    await workbench.page.keyboard.type('no way');
    await expect(endsIn(workbench)).toHaveText([/Claim.*There is no way/s]);
    await workbench.press('Tab', 'Enter');
    await workbench.expectSaid(/^Linked: “there is no way for us” same claim/);
    await expect(relations(workbench)).toHaveText([/same claim.*There is no way.*go it alone/s]);
    await expect(lines(workbench)).toHaveCount(1);

    // Enter on the relation goes to the other end, in its pane.
    await relations(workbench).getByRole('button').first().press('Enter');
    await workbench.expectSelected(OTHER);
    expect(await workbench.pane(ALONE).hasFocus()).toBe(true);
    await expect(relations(workbench)).toHaveText([/← same claim.*there is no way/s]);
  });

  test('to an article that is not shown, found by typing', async ({ workbench }) => {
    await workbench.press('Control+Alt+1');
    await workbench.show(ALONE);
    await tag(workbench, ALONE, [['c', OTHER]]);
    await workbench.saved();
    await workbench.show(PUSH);
    await tag(workbench, PUSH, [['c', QUOTED]]);
    await workbench.press('l', 's', 'Enter');
    await expect(workbench.inspector.getByText(/^No Claim in the articles shown/)).toBeVisible();
    await workbench.page.keyboard.type('defeat Hamas');
    await expect(endsIn(workbench)).toHaveText([/go it alone.*There is no way for us to defeat/s]);
    await workbench.press('Enter');
    await expect(relations(workbench)).toHaveText([/same claim.*in “Israel will go/s]);
    await expect(workbench.page.getByText(/^same claim → “Israel will go it/)).toBeVisible();

    await relations(workbench).getByRole('button').first().press('Enter');
    await workbench.expectSelected(OTHER);
    await expect(workbench.pane(ALONE).text).toBeVisible();
    await workbench.saved();
    await workbench.press('Control+z');
    await workbench.expectSaid('Undid: Link: same claim');
  });

  test('by a click on the other end; another label is refused in words', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['s', SOURCE],
      ['n', 'all Gazans'],
      ['c', QUOTED],
    ]);
    const pane = workbench.pane(PUSH);
    await workbench.press('l', '1');
    await expect(endsIn(workbench)).toHaveText([/Source.*Gaza health officials/s]);
    await pane.click('all Gazans');
    await workbench.expectSaid('“attributed to” needs a Source here; this is a Number.');
    await pane.click(SOURCE);
    await workbench.expectSaid('Linked: “there is no way for us” attributed to “Gaza health');
    await workbench.expectSelected(QUOTED);

    await workbench.press('l', '1');
    await expect(endsIn(workbench)).toHaveCount(0);
    await pane.click(SOURCE);
    await workbench.expectSaid('Linked already: “attributed to” stands between these two.');
  });

  test('is taken away from the list, and with a span that is removed', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['c', CLAIM],
      ['n', NUMBER],
    ]);
    await workbench.press('l', 'q', 'Enter');
    await expect(relations(workbench)).toHaveCount(1);
    await relations(workbench).getByRole('button').first().focus();
    await workbench.press('Delete');
    await workbench.expectSaid('Unlink: quantifies.');
    await expect(relations(workbench)).toHaveCount(0);
    await workbench.press('Control+z');
    await expect(relations(workbench)).toHaveCount(1);
    await workbench.goTo(PUSH);
    await workbench.press('Delete');
    await workbench.expectSaid(/^Remove “more than 32,000” .*(1 relation|quantifies)/);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Remove/);
    await expect(relations(workbench)).toHaveCount(1);
  });
});

test.describe('a claim with its source and its cue', () => {
  test('takes three keys from the caret, and is one step', async ({ workbench, place }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.caretBefore(QUOTED);
    await workbench.press('Shift+C');
    const bar = workbench.page.getByRole('status').filter({ hasText: 'stops' });
    await expect(bar).toContainText('“I also said');
    await expect(bar).toContainText('“he”?');
    await workbench.press('Enter');
    await expect(bar).toContainText('“said”?');
    await workbench.press('Enter');
    await workbench.expectSaid(/^Tag “I also said.*” as Claim with Source and Cue\.$/);
    await workbench.expectAnnotations([
      ['Claim', 'I also said that there is no way'],
      ['Source', 'he'],
      ['Cue', 'said'],
    ]);
    await expect(workbench.inspector.getByLabel('Kind')).toHaveValue('direct quote');
    await expect(relations(workbench)).toHaveText([
      /attributed to.*Source.*he/s,
      /cued by.*Cue.*said/s,
    ]);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Tag “I also said/);
    await workbench.expectAnnotations([]);
    await workbench.saved();
    expect(await listAnnotations(place.project)).toEqual([]);
  });

  test('takes other words where those are selected, or none', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.select(CLAIM);
    await workbench.press('Shift+C');
    await pane.select(SOURCE);
    await workbench.press('Enter', 'Backspace');
    await workbench.expectSaid(/as Claim with Source\.$/);
    await workbench.expectAnnotations([
      ['Source', SOURCE],
      ['Claim', CLAIM],
    ]);
  });

  test('goes on from a claim that is there, and links to what is tagged', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['s', 'US officials'],
      ['c', 'there is a need to rapidly increase the number of ground aid deliveries'],
    ]);
    await workbench.press('Shift+C', 'Enter', 'Enter');
    await workbench.expectAnnotations([
      ['Source', 'US officials'],
      ['Cue', 'say'],
      ['Claim', 'there is a need'],
    ]);
    await expect(relations(workbench)).toHaveCount(2);
    await workbench.press('Shift+C');
    await workbench.expectSaid('This claim has its source and its cue already.');
  });

  test('changes nothing when it is stopped', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.caretBefore(QUOTED);
    await workbench.press('Shift+C', 'Enter', 'Escape');
    await workbench.expectSaid('Stopped. Nothing was changed.');
    await workbench.expectAnnotations([]);
  });
});

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
