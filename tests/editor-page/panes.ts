/** Panes on the bare page, as the specs open and find them. */
import type { Page } from '@playwright/test';
import { visit, type BuiltPage } from './built-page.ts';
import type { PaneRequest } from './page.tsx';

export async function openPanes(
  page: Page,
  built: BuiltPage,
  requests: readonly PaneRequest[],
): Promise<void> {
  await visit(page, built);
  await page.evaluate(async (them) => {
    window.editorPage.open(them);
    await document.fonts.ready;
  }, requests);
}

/** The text of the first pane. */
export const text = (page: Page) => page.getByRole('textbox', { name: 'Pane 1' });
