import { shownChord } from '../../renderer/actions/chord.ts';
import { actionsFor } from '../../renderer/actions/registry.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import { expect, test } from './fixtures.ts';
import { NUMBER, PUSH } from './seeds.ts';

const ACTIONS = actionsFor(defaultCodebook('0-0-seeds'));
/** The palette offers neither itself nor what only means something while a mode is on. */
const OFFERED = ACTIONS.filter(({ id, mode }) => id !== 'dialog.palette' && mode === undefined);

test('the palette offers every action that is not part of a mode, each with its key', async ({
  workbench,
}) => {
  await workbench.goTo(PUSH);
  await workbench.press('Control+k');
  await expect(workbench.dialog.getByRole('combobox')).toBeFocused();
  const options = workbench.dialog.getByRole('option');
  for (const { label, keys } of OFFERED) {
    const option = options.filter({ hasText: label }).first();
    await expect(option).toBeAttached();
    const [chord] = keys;
    if (chord === undefined) continue;
    const shown = shownChord(chord, process.platform === 'darwin').replaceAll(' ', '');
    const text = (await option.textContent()) ?? '';
    expect(text.replaceAll(' ', ''), `the key of “${label}”`).toContain(shown);
  }
});

test('the list of keys names every action that has a key', async ({ workbench }) => {
  await workbench.goTo(PUSH);
  await workbench.press('?');
  for (const { label, keys } of ACTIONS) {
    if (keys.length > 0) await expect(workbench.dialog).toContainText(label);
  }
});

test('an action is found by typing and run by Enter', async ({ workbench }) => {
  const pane = await workbench.goTo(PUSH);
  await pane.select(NUMBER);
  await workbench.press('Control+k');
  await workbench.page.keyboard.type('tag as num');
  await workbench.press('Enter');
  await expect(workbench.dialog).toBeHidden();
  await workbench.expectAnnotations([['Number', NUMBER]]);
  expect(await pane.hasFocus()).toBe(true);
});

test('F6 goes round articles, panes and inspector, and back with Shift; the focus is seen', async ({
  workbench,
}) => {
  const pane = await workbench.goTo(PUSH);
  const round = async (key: string): Promise<string[]> => {
    const visited: string[] = [];
    do {
      visited.push(await workbench.focusedRegion());
      expect(await workbench.isFocusSeen(), `in ${visited.at(-1) ?? ''}`).toBe(true);
      await workbench.press(key);
    } while (!(await pane.hasFocus()) && visited.length < 12);
    return visited;
  };
  const forwards = await round('F6');
  const roles = forwards.map((name) => name.split(' ')[0]);
  expect(new Set(roles)).toEqual(new Set(['region', 'complementary', 'navigation']));
  expect(roles.filter((role) => role === 'region')).toHaveLength(2);
  const [first, ...others] = forwards;
  expect(await round('Shift+F6')).toEqual([first, ...others.toReversed()]);
});

test('letters act in the text only: in a field they are letters', async ({ workbench }) => {
  const pane = await workbench.goTo(PUSH);
  await pane.select(NUMBER);
  await workbench.press('/');
  await workbench.page.keyboard.type('cns');
  await expect(workbench.items).toHaveCount(0);
  await workbench.press('Escape');
  expect(await pane.hasFocus()).toBe(true);
});

test('a key that can do nothing says why', async ({ workbench }) => {
  await workbench.goTo(PUSH);
  await workbench.press('Delete');
  await workbench.expectSaid(/No annotation is selected/);
});
