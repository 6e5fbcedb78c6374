/** A session: from article to article with one key, counted, kept over a restart, and summed up. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './workbench.ts';

const bar = (workbench: Workbench) => workbench.page.getByRole('region', { name: 'Session' });

async function begin(workbench: Workbench): Promise<void> {
  await workbench.press('F9');
  await expect(workbench.dialog).toContainText('Begin a session');
  await workbench.dialog.getByRole('button', { name: /^Begin with/ }).click();
  await expect(bar(workbench)).toBeVisible();
}

test.describe('a session', () => {
  test('goes from article to article, counts what is tagged, and is summed up', async ({
    workbench,
    place,
  }) => {
    await begin(workbench);
    await expect(bar(workbench)).toContainText('0 of 5 articles done');
    const [first] = await workbench.paneTitles();
    await workbench.press('Control+Home', 'Control+ArrowDown', 'c');
    await expect(bar(workbench)).toContainText('1 annotation');
    await workbench.press('Control+Shift+Enter');
    await expect(bar(workbench)).toContainText('1 of 5 articles done');
    expect((await workbench.paneTitles())[0]).not.toBe(first);
    await expect(workbench.articles.getByText('✓ done')).toHaveCount(1);

    await workbench.press('F9');
    const row = workbench.dialog.getByRole('row').filter({ hasText: first ?? '' });
    await expect(row).toContainText('yes');
    const path = join(place.home, 'session.md');
    await workbench.dialog.getByLabel('Keep it as a file').fill(path);
    await workbench.dialog.getByRole('button', { name: 'Write the file' }).click();
    await expect(workbench.dialog.getByRole('status')).toContainText('Written to');
    expect(await readFile(path, 'utf8')).toContain('1 of 5 articles done.');
  });

  test('and the place in each article are there after a restart', async ({ workbench }) => {
    await begin(workbench);
    await workbench.press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'c');
    const tagged = await workbench.items.first().textContent();
    await workbench.press('Shift+F9');
    await workbench.expectSaid(/^Next: /);
    await workbench.saved();
    await workbench.page.reload();
    await workbench.ready();
    await expect(bar(workbench)).toContainText('1 annotation');
    // Round the queue and back: the article opens where it was left, with its annotation selected.
    for (let count = 0; count < 4; count += 1) await workbench.press('Shift+F9');
    await workbench.expectSelected(tagged ?? '');
  });
});
