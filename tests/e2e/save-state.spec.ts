import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CANNOT_FILL_DISK, fillDisk, freeDisk } from './disk.ts';
import { expect, test } from './fixtures.ts';
import { listAnnotations } from './project.ts';
import { NUMBER, PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

test.describe('when the disk is full', () => {
  test.skip(CANNOT_FILL_DISK !== null, CANNOT_FILL_DISK ?? '');

  test('it says “Not saved” and why, blocks closing, keeps trying, and saves in the end', async ({
    workbench,
    place,
  }) => {
    const pane = await workbench.show(PUSH);
    await pane.drag(SOURCE);
    await workbench.press('s');
    await workbench.saved();

    // Ten bytes more, so that the next line is torn in the middle.
    const journal = await stat(path.join(place.project, 'journal.jsonl'));
    await fillDisk(workbench.host.pid, journal.size + 10);
    await pane.drag(NUMBER);
    await workbench.press('n');
    await expect(workbench.status(/^Not saved: .{10,}/)).toBeVisible();
    await workbench.expectAnnotations([
      ['Source', SOURCE],
      ['Number', NUMBER],
    ]);

    const asked = workbench.page.waitForEvent('dialog');
    const closing = workbench.page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await closing;
    await expect(workbench.status(/^Not saved/)).toBeVisible();

    await freeDisk(workbench.host.pid);
    await workbench.saved();
    await workbench.host.kill();
    const stored = await listAnnotations(place.project);
    expect(stored.map(({ quote }) => quote)).toEqual([SOURCE, NUMBER]);
  });
});

test(
  'what is not acknowledged yet is shown as “Saving…”',
  { tag: '@browser-host' },
  async ({ workbench }) => {
    test.skip(process.platform === 'win32', 'Windows cannot halt a process by signal');
    const pane = await workbench.show(PUSH);
    await pane.drag(SOURCE);
    process.kill(workbench.host.pid, 'SIGSTOP');
    await workbench.press('s');
    await expect(workbench.status(/^Saving…/)).toBeVisible();
    await pane.expectPainted([['Source', SOURCE]]);
    process.kill(workbench.host.pid, 'SIGCONT');
    await workbench.saved();
  },
);

test(
  'when the program is gone, what was done stays on screen as “Not saved”',
  {
    tag: '@browser-host',
  },
  async ({ workbench }) => {
    const pane = await workbench.show(PUSH);
    await pane.drag(SOURCE);
    process.kill(workbench.host.pid, 'SIGKILL');
    await workbench.press('s');
    await expect(workbench.status(/^Not saved: .{10,}/)).toBeVisible();
    await workbench.expectAnnotations([['Source', SOURCE]]);
  },
);

test(
  'a second process opens the project read-only and says why',
  { tag: '@browser-host' },
  async ({ workbench, start }) => {
    const second = await start();
    const page = await second.open();
    await expect(
      page.getByText(/open in another|another process|process \d+/i).first(),
    ).toBeVisible();
    const reader = new Workbench(page, second);
    const pane = reader.pane(PUSH);
    await expect(pane.text).toBeVisible();
    await pane.text.click();
    await reader.press('c');
    await expect(reader.items).toHaveCount(0);
    await expect(pane.text).toBeVisible();
    await workbench.saved();
  },
);
