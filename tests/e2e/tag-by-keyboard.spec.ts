import { expect, test } from './fixtures.ts';
import { CLAIM, NUMBER, PUSH, SENTENCE, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

/** In reading order. */
const THREE = [
  ['Source', SOURCE],
  ['Claim', CLAIM],
  ['Number', NUMBER],
] as const;

async function tagThree(workbench: Workbench): Promise<void> {
  const pane = await workbench.goTo(PUSH);
  for (const [key, quote] of [
    ['c', CLAIM],
    ['n', NUMBER],
    ['s', SOURCE],
  ] as const) {
    await pane.select(quote);
    await workbench.press(key);
  }
}

async function expectAll(
  workbench: Workbench,
  expected: readonly (readonly [label: string, quote: string])[],
): Promise<void> {
  await workbench.expectAnnotations(expected);
  await workbench.pane(PUSH).expectPainted(expected);
}

test.describe('by keyboard alone', () => {
  test('a claim, a number in it and a source over it are painted and listed', async ({
    workbench,
  }) => {
    await tagThree(workbench);
    await expectAll(workbench, THREE);
    await workbench.saved();
  });

  test('undo takes all three back, redo brings them again, each by name', async ({ workbench }) => {
    await tagThree(workbench);
    await expectAll(workbench, THREE);
    for (const quote of [SOURCE, NUMBER, CLAIM]) {
      await workbench.press('Control+z');
      await workbench.expectSaid(`Undid: Tag “${quote.slice(0, 30)}`);
    }
    await expectAll(workbench, []);
    await workbench.press('Control+z');
    await workbench.expectSaid('Nothing to undo since the project was opened.');
    for (const quote of [CLAIM, NUMBER, SOURCE]) {
      await workbench.press('Control+Shift+z');
      await workbench.expectSaid(`Redid: Tag “${quote.slice(0, 30)}`);
    }
    await expectAll(workbench, THREE);
  });

  test('everything, undo included, is there after a reload', async ({ workbench }) => {
    await tagThree(workbench);
    await workbench.saved();
    await workbench.page.reload();
    await workbench.ready();
    await expectAll(workbench, THREE);
    await workbench.goTo(PUSH);
    await workbench.press('Control+z', 'Control+z', 'Control+z');
    await expectAll(workbench, []);
  });

  test('everything saved is there after the program was killed', async ({ workbench, start }) => {
    await tagThree(workbench);
    await expectAll(workbench, THREE);
    await workbench.saved();
    await workbench.host.kill();
    const again = await Workbench.on(await start());
    await expectAll(again, THREE);
  });

  test('with nothing selected, a key takes what its label most likely wants', async ({
    workbench,
  }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.caretBefore('health officials say more');
    await workbench.press('c');
    await pane.caretBefore('000 Palestinians have been killed in');
    await workbench.press('n');
    await pane.caretBefore('officials say more');
    await workbench.press('s');
    await pane.caretBefore('say more than');
    await workbench.press('q');
    await pane.expectPainted([
      ['Claim', SENTENCE],
      ['Source', SOURCE],
      ['Cue', 'say'],
      ['Number', NUMBER],
    ]);
  });

  test('white space at the ends of a selection is left out, and white space alone refused', async ({
    workbench,
  }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.select(' health officials ');
    await workbench.press('s');
    await workbench.expectAnnotations([['Source', 'health officials']]);
    await pane.select(' ');
    await workbench.press('c');
    await workbench.expectSaid(/select/i);
    await workbench.expectAnnotations([['Source', 'health officials']]);
  });

  test('a span may cross paragraphs', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.caretBefore('Eight killed in air strike');
    await workbench.press('Shift+Control+ArrowDown', 'Shift+Control+ArrowRight', 'c');
    await workbench.expectAnnotations([['Claim', 'Eight killed in air strike']]);
    const [painted] = await pane.painted();
    expect(painted?.text).toMatch(/^Eight killed in air strike\s*On$/);
  });

  test('the text cannot be changed by typing', async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    const before = await pane.text.textContent();
    await pane.select(SOURCE);
    await workbench.press('Enter', 'x', 'Backspace', 'Delete', 'Control+x', 'Control+v');
    expect(await pane.text.textContent()).toBe(before);
  });
});

test.describe('the selected annotation', () => {
  test.beforeEach(async ({ workbench }) => {
    const pane = await workbench.goTo(PUSH);
    await pane.select(SOURCE);
    await workbench.press('s');
    await pane.select(NUMBER);
    await workbench.press('n');
    await workbench.expectAnnotations([
      ['Source', SOURCE],
      ['Number', NUMBER],
    ]);
  });

  test('Tab and Shift+Tab go from one to the next, round and round', async ({ workbench }) => {
    await workbench.press('Tab');
    await workbench.expectSelected(SOURCE);
    await workbench.press('Tab');
    await workbench.expectSelected(NUMBER);
    await workbench.press('Shift+Tab');
    await workbench.expectSelected(SOURCE);
  });

  test('Alt+arrows move its end, Alt+Shift+arrows its start, by word', async ({ workbench }) => {
    await workbench.expectSelected(NUMBER);
    const pane = workbench.pane(PUSH);
    const steps = [
      ['Alt+ArrowRight', 'more than 32,000 Palestinians'],
      ['Alt+ArrowLeft', 'more than 32,000'],
      ['Alt+Shift+ArrowRight', 'than 32,000'],
      ['Alt+Shift+ArrowLeft', 'more than 32,000'],
      ['Alt+Shift+ArrowLeft', 'say more than 32,000'],
    ] as const;
    for (const [key, quote] of steps) {
      await workbench.press(key);
      await workbench.expectSelected(quote);
      await pane.expectPainted([
        ['Source', SOURCE],
        ['Number', quote],
      ]);
    }
    await workbench.press('Control+z');
    await workbench.expectSaid('Undid: Move “more than 32,000”');
    await workbench.expectSelected('more than 32,000');
  });

  test('Delete removes it, and undo brings it back by name', async ({ workbench }) => {
    const pane = workbench.pane(PUSH);
    await workbench.press('Delete');
    await workbench.expectAnnotations([['Source', SOURCE]]);
    await pane.expectPainted([['Source', SOURCE]]);
    await workbench.press('Control+z');
    await workbench.expectSaid(`Undid: Remove “${NUMBER}”`);
    await workbench.expectAnnotations([
      ['Source', SOURCE],
      ['Number', NUMBER],
    ]);
  });
});
