/** A claim with its source and its cue in one go. */
import { expect, test } from './fixtures.ts';
import { listAnnotations } from './project.ts';
import { QUOTED, relations, tag } from './relation-parts.ts';
import { CLAIM, PUSH, SOURCE } from './seeds.ts';

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
