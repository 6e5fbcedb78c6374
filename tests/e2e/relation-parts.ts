/** What the specs of relations share: the words they tag, and where relations are shown. */
import type { Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** In `PUSH`, one quotation: claim, “he”, “said”. */
export const QUOTED = 'there is no way for us';
/** In `ALONE`, the same claim. */
export const OTHER = 'There is no way for us to defeat Hamas';

export const relations = ({ inspector }: Workbench): Locator =>
  inspector.getByRole('region', { name: 'Relations' }).getByRole('listitem');
export const lines = ({ page }: Workbench): Locator => page.locator('[data-relation]');
export const endsIn = (workbench: Workbench): Locator => workbench.page.getByRole('option');

/** Tags by keys; the last one stays selected. */
export async function tag(
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
