import { expect, test } from './fixtures.ts';
import { ALONE, FAR_DOWN, NEAR, PUSH } from './seeds.ts';
import { Workbench } from './workbench.ts';

/** A line or so: what fonts and rounding may move. Pixels. */
const LINE = 40;

test('after a restart the view, panes, articles, scroll and selection are where they were', async ({
  workbench,
  start,
}) => {
  await workbench.press('Control+Alt+3');
  const push = await workbench.show(PUSH);
  const alone = await workbench.show(ALONE);
  await workbench.goTo(ALONE);
  await alone.select(NEAR);
  await workbench.press('c');
  await workbench.goTo(PUSH);
  await push.select(FAR_DOWN);
  const titles = await workbench.paneTitles();
  expect(titles).toHaveLength(3);
  const scrolled = await push.restingScrollTop();
  expect(scrolled).toBeGreaterThan(200);
  await workbench.saved();
  await workbench.host.stop();

  const again = await Workbench.on(await start());
  expect(await again.paneTitles()).toEqual(titles);
  const pushAgain = again.pane(PUSH);
  await expect
    .poll(async () => Math.abs((await pushAgain.scrollTop()) - scrolled))
    .toBeLessThan(LINE);
  await again.goTo(PUSH);
  expect(await pushAgain.selectedText()).toBe(FAR_DOWN);
  await again.goTo(ALONE);
  await again.expectSelected(NEAR);
});

test('each pane keeps its own scroll and selection while another is used', async ({
  workbench,
}) => {
  await workbench.press('Control+Alt+3');
  const push = await workbench.show(PUSH);
  const alone = await workbench.show(ALONE);
  await workbench.goTo(PUSH);
  await push.select(FAR_DOWN);
  const scrolled = await push.scrollTop();
  await workbench.goTo(ALONE);
  await alone.select(NEAR);
  await workbench.press('c');
  expect(await push.scrollTop()).toBe(scrolled);
  await workbench.goTo(PUSH);
  expect(await push.selectedText()).toBe(FAR_DOWN);
  expect(await push.scrollTop()).toBe(scrolled);
});
