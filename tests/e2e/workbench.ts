/** The workbench as the specs see it: by the names that assistive technology relies on. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Host } from './browser-host.ts';
import { Pane } from './pane.ts';

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

  pane(title: string): Pane {
    return new Pane(this.page, title);
  }

  /** The save state, once it starts with `words`: `Saved`, `Saving…`, `Not saved`. */
  status(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words });
  }

  /** Resolves when the project is open. */
  async ready(): Promise<void> {
    await expect(this.status(/^Saved/)).toBeVisible();
  }

  /** Everything done so far is on disk. */
  async saved(): Promise<void> {
    await expect(this.status(/^Saved/)).toBeVisible();
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
