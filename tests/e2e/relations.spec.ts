/** Linking annotations: by keyboard, by click, within an article and across. */
import { expect, test } from './fixtures.ts';
import { endsIn, lines, OTHER, QUOTED, relations, tag } from './relation-parts.ts';
import { ALONE, CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';

test.describe('linking', () => {
  test('by keyboard inside an article, listed, undone', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['c', CLAIM],
      ['n', NUMBER],
    ]);
    await workbench.press('l');
    // A first letter that only one type has.
    await workbench.press('q');
    await expect(endsIn(workbench)).toHaveText([/Claim.*officials say/s]);
    await workbench.press('Enter');
    await workbench.expectSaid(`Linked: “${NUMBER}” quantifies “officials say`);
    await workbench.expectSelected(NUMBER);
    expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
    await expect(relations(workbench)).toHaveText([/quantifies.*Claim.*officials say/s]);

    await workbench.press('l', 'q');
    await expect(
      workbench.inspector.getByText('No other Claim in this article yet.'),
    ).toBeVisible();
    await workbench.press('Escape');
    await workbench.expectSaid('Stopped. Nothing was changed.');
    await workbench.press('Control+z');
    await workbench.expectSaid('Undid: Link: quantifies');
    await expect(relations(workbench)).toHaveCount(0);
    await expect(workbench.inspector.getByText('Linked to nothing yet.')).toBeVisible();
  });

  test('by keyboard across two panes, found by typing', async ({ workbench }) => {
    await workbench.goTo(PUSH);
    await workbench.press('F6');
    await workbench.show(ALONE);
    await tag(workbench, ALONE, [
      ['c', 'a major ground operation in Rafah'],
      ['c', OTHER],
    ]);
    await tag(workbench, PUSH, [['c', QUOTED]]);
    await workbench.press('l', 's');
    // Two types begin with s: they are gone round, Enter takes the first.
    await workbench.press('Enter');
    await workbench.page.keyboard.type('no way');
    await expect(endsIn(workbench)).toHaveText([/Claim.*There is no way/s]);
    await workbench.press('Tab', 'Enter');
    await workbench.expectSaid(/^Linked: “there is no way for us” same claim/);
    await expect(relations(workbench)).toHaveText([/same claim.*There is no way.*go it alone/s]);
    await expect(lines(workbench)).toHaveCount(1);

    // Enter on the relation goes to the other end, in its pane.
    await relations(workbench).getByRole('button').first().press('Enter');
    await workbench.expectSelected(OTHER);
    expect(await workbench.pane(ALONE).hasFocus()).toBe(true);
    await expect(relations(workbench)).toHaveText([/← same claim.*there is no way/s]);
  });

  test('to an article that is not shown, found by typing', async ({ workbench }) => {
    await workbench.press('Control+Alt+1');
    await workbench.show(ALONE);
    await tag(workbench, ALONE, [['c', OTHER]]);
    await workbench.saved();
    await workbench.show(PUSH);
    await tag(workbench, PUSH, [['c', QUOTED]]);
    await workbench.press('l', 's', 'Enter');
    await expect(workbench.inspector.getByText(/^No Claim in the articles shown/)).toBeVisible();
    await workbench.page.keyboard.type('defeat Hamas');
    await expect(endsIn(workbench)).toHaveText([/go it alone.*There is no way for us to defeat/s]);
    await workbench.press('Enter');
    await expect(relations(workbench)).toHaveText([/same claim.*in “Israel will go/s]);
    await expect(workbench.page.getByText(/^same claim → “Israel will go it/)).toBeVisible();

    await relations(workbench).getByRole('button').first().press('Enter');
    await workbench.expectSelected(OTHER);
    await expect(workbench.pane(ALONE).text).toBeVisible();
    await workbench.saved();
    await workbench.press('Control+z');
    await workbench.expectSaid('Undid: Link: same claim');
  });

  test('by a click on the other end; another label is refused in words', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['s', SOURCE],
      ['n', 'all Gazans'],
      ['c', QUOTED],
    ]);
    const pane = workbench.pane(PUSH);
    await workbench.press('l', '1');
    await expect(endsIn(workbench)).toHaveText([/Source.*Gaza health officials/s]);
    await pane.click('all Gazans');
    await workbench.expectSaid('“attributed to” needs a Source here; this is a Number.');
    await pane.click(SOURCE);
    await workbench.expectSaid('Linked: “there is no way for us” attributed to “Gaza health');
    await workbench.expectSelected(QUOTED);

    await workbench.press('l', '1');
    await expect(endsIn(workbench)).toHaveCount(0);
    await pane.click(SOURCE);
    await workbench.expectSaid('Linked already: “attributed to” stands between these two.');
  });

  test('is taken away from the list, and with a span that is removed', async ({ workbench }) => {
    await tag(workbench, PUSH, [
      ['c', CLAIM],
      ['n', NUMBER],
    ]);
    await workbench.press('l', 'q', 'Enter');
    await expect(relations(workbench)).toHaveCount(1);
    await relations(workbench).getByRole('button').first().focus();
    await workbench.press('Delete');
    await workbench.expectSaid('Unlink: quantifies.');
    await expect(relations(workbench)).toHaveCount(0);
    await workbench.press('Control+z');
    await expect(relations(workbench)).toHaveCount(1);
    await workbench.goTo(PUSH);
    await workbench.press('Delete');
    await workbench.expectSaid(/^Remove “more than 32,000” .*(1 relation|quantifies)/);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Remove/);
    await expect(relations(workbench)).toHaveCount(1);
  });
});
