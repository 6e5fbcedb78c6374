/** The search screen as the specs see it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Workbench } from './workbench.ts';

export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  readonly list: Locator;
  readonly lines: Locator;
  readonly chosen: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Search the project' });
    this.list = page.getByRole('listbox', { name: 'Places found' });
    this.lines = this.list.getByRole('option');
    this.chosen = page.getByRole('group', { name: 'Chosen places' });
  }

  /** Goes to the search by its key; the field has the focus. */
  static async open({ page }: Pick<Workbench, 'page'>): Promise<SearchPage> {
    await page.keyboard.press('Control+Shift+f');
    const search = new SearchPage(page);
    await expect(search.field).toBeFocused();
    return search;
  }

  /** What the search says of what it found. */
  async expectSaid(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('main').getByRole('status')).toHaveText(words);
  }

  /** The option, ticked or unticked. */
  option(name: string): Locator {
    return this.page.getByRole('checkbox', { name });
  }

  filter(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }
}
