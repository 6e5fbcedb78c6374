import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ANALYST, listAnnotations } from './project.ts';
import { PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

test('the name is asked once, shown, kept for the next start, and can be changed', async ({
  place,
  start,
}) => {
  await rm(path.join(place.home, 'settings.json'));
  const host = await start();
  const first = new Workbench(await host.open(), host);
  const question = first.page.getByRole('dialog', { name: 'Who are you?' });
  await question.getByLabel('Name').fill('  Grace   Tagger ');
  await first.press('Enter');
  await expect(question).toBeHidden();
  await expect(first.page.getByRole('button', { name: /Annotator: Grace Tagger/ })).toBeVisible();
  await first.host.stop();

  const second = await Workbench.on(await start());
  await expect(second.dialog).toBeHidden();
  const pane = await second.show(PUSH);
  await pane.drag(SOURCE);
  await second.press('s');
  await expect(second.inspector).toContainText('By Grace Tagger');
  await second.page.getByRole('button', { name: /Annotator: Grace Tagger/ }).click();
  await second.page.getByRole('dialog').getByLabel('Name').fill(ANALYST);
  await second.press('Enter');
  await expect(second.page.getByRole('button', { name: `Annotator: ${ANALYST}` })).toBeVisible();
  await expect(second.inspector).toContainText('By Grace Tagger');
  await second.saved();
  const [stored] = await listAnnotations(place.project);
  expect(stored?.annotator).toContain('Grace Tagger');
});
