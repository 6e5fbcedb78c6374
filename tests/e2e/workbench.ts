/** The workbench as the specs see it: by the names that assistive technology relies on. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Host } from './browser-host.ts';
import { Pane } from './pane.ts';

/** More than there are regions to go round. */
const REGIONS = 12;

export class Workbench {
  readonly page: Page;
  readonly host: Host;
  readonly articles: Locator;
  readonly inspector: Locator;
  readonly annotations: Locator;
  /** One list item a span. */
  readonly items: Locator;
  readonly dialog: Locator;

  constructor(page: Page, host: Host) {
    this.page = page;
    this.host = host;
    this.articles = page.getByRole('navigation', { name: 'Articles' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.annotations = page.getByRole('list', { name: 'Annotations' });
    this.items = this.annotations.getByRole('listitem');
    this.dialog = page.getByRole('dialog');
  }

  /** A window on `host`'s project, once it is open. */
  static async on(host: Host): Promise<Workbench> {
    const workbench = new Workbench(await host.open(), host);
    await workbench.ready();
    return workbench;
  }

  pane(title: string | RegExp): Pane {
    return new Pane(this.page, title);
  }

  /** Opens an article in the active pane, where it is in none yet, by mouse. */
  async show(title: string | RegExp): Promise<Pane> {
    const pane = this.pane(title);
    if (!(await pane.region.isVisible())) await this.articles.getByText(title).first().click();
    await expect(pane.text).toBeVisible();
    return pane;
  }

  /** Goes to the text of an article by keys alone: round the regions with F6, until it is there. */
  async goTo(title: string | RegExp): Promise<Pane> {
    const pane = this.pane(title);
    await expect(pane.text).toBeVisible();
    for (let count = 0; count < REGIONS; count += 1) {
      if (await pane.hasFocus()) return pane;
      await this.press('F6');
    }
    throw new Error(`F6 never came to ${String(title)}`);
  }

  /** Role and name of the region that has the focus: `navigation Articles`. */
  focusedRegion(): Promise<string> {
    return this.page.evaluate(() => {
      const region = document.activeElement?.closest('nav, aside, section[aria-label]');
      const roles: Record<string, string> = { NAV: 'navigation', ASIDE: 'complementary' };
      const role = roles[region?.tagName ?? ''] ?? 'region';
      return region ? `${role} ${region.getAttribute('aria-label') ?? ''}` : 'nothing';
    });
  }

  /** Whether the focused element, or what it stands in up to its region, is outlined. */
  isFocusSeen(): Promise<boolean> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      for (; element && element !== document.body; element = element.parentElement) {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) return true;
        if (boxShadow !== 'none') return true;
      }
      return false;
    });
  }

  /** The names of the panes on screen, from left to right. */
  paneTitles(): Promise<(string | null)[]> {
    return this.page
      .getByRole('region')
      .filter({ has: this.page.locator('[role="document"], [role="textbox"]') })
      .evaluateAll((panes) => panes.map((pane) => pane.getAttribute('aria-label')));
  }

  /** What the workbench says of the last action, in words on the screen. */
  async expectSaid(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('contentinfo').getByText(words)).toBeVisible();
  }

  /** The inspector shows the one annotation with this quote. */
  async expectSelected(quote: string): Promise<void> {
    await expect(this.annotations.locator('[aria-current="true"]')).toContainText(quote);
  }

  /** The save state, once it starts with `words`: `Saved`, `Saving…`, `Not saved`. */
  status(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words });
  }

  /** Resolves when the project is open, and every pane shows the text it is to show. */
  async ready(): Promise<void> {
    await expect(this.status(/^Saved/)).toBeVisible();
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }

  /** Everything done so far is on disk. */
  async saved(): Promise<void> {
    await expect(this.status(/^Saved/)).toBeVisible();
  }

  /** Measures agreement by key, once the screen has put the focus where Enter does that. */
  async measureAgreement(): Promise<void> {
    await this.press('Alt+6');
    await expect(this.page.getByRole('button', { name: 'Measure', exact: true })).toBeFocused();
    await this.press('Enter');
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce(
      (before, key) => before.then(() => this.page.keyboard.press(key)),
      Promise.resolve(),
    );
  }

  /** The list says for each span: label and quote, in reading order. */
  async expectAnnotations(
    expected: readonly (readonly [label: string, quote: string])[],
  ): Promise<void> {
    await expect(this.items).toHaveCount(expected.length);
    for (const [index, [label, quote]] of expected.entries()) {
      const item = this.items.nth(index);
      await expect(item).toContainText(label);
      await expect(item).toContainText(quote);
    }
  }
}
