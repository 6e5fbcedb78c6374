/** Spans of several fragments, their ends, splitting and joining, and many at once. */
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect, test as base } from './fixtures.ts';
import type { Pane } from './pane.ts';
import { claimbench } from './project.ts';
import { Workbench } from './workbench.ts';

const TITLE = 'Landslide buries part of the valley';
const TEXT = `${TITLE}

“We will rebuild,” the mayor said on Friday, “and we will do it alone.”

Officials said 27 people were missing, and 12 people were hurt. The canton announced an inquiry.
`;

const test = base.extend<{ readonly pane: Pane }>({
  workbench: async ({ place, start }, use) => {
    const file = path.join(place.files, 'landslide.txt');
    await writeFile(file, TEXT);
    await claimbench('import', place.project, file);
    await use(await Workbench.on(await start()));
  },
  pane: async ({ workbench }, use) => {
    await workbench.articles.getByText(TITLE).click();
    await use(await workbench.goTo(TITLE));
  },
});

test.describe('a span of several fragments', () => {
  test.beforeEach(async ({ workbench, pane }) => {
    await pane.caretBefore('“We will rebuild');
    await workbench.press('"', 'c', "'", '+');
  });

  test('is made by keyboard, painted in parts and listed as one', async ({ workbench, pane }) => {
    await pane.expectPainted([
      ['Claim', 'We will rebuild'],
      ['Claim', 'and we will do it alone.'],
    ]);
    await workbench.expectAnnotations([['Claim', 'We will rebuild … and we will do it alone.']]);
    await expect(workbench.inspector.getByRole('blockquote')).toHaveText(
      'We will rebuild … and we will do it alone.',
    );
    await workbench.saved();
  });

  test('gives a fragment back by key, undo or the inspector', async ({ workbench, pane }) => {
    await workbench.press('-');
    await pane.expectPainted([['Claim', 'We will rebuild']]);
    await workbench.press('-');
    await workbench.expectSaid(/in one piece/);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Take a fragment from/);
    await workbench.inspector
      .getByRole('button', { name: 'Take “We will rebuild” from the annotation' })
      .click();
    await workbench.expectAnnotations([['Claim', 'and we will do it alone.']]);
  });

  test('moves the ends of the fragment that the caret is in', async ({ workbench, pane }) => {
    await pane.caretBefore('rebuild,');
    await workbench.press('Alt+ArrowLeft');
    await pane.expectPainted([
      ['Claim', 'We will'],
      ['Claim', 'and we will do it alone.'],
    ]);
    await workbench.press('Alt+ArrowLeft');
    await pane.expectPainted([
      ['Claim', 'We'],
      ['Claim', 'and we will do it alone.'],
    ]);
  });

  test('takes what the mouse selects, from the toolbar', async ({ workbench, pane }) => {
    await pane.drag('on Friday');
    await workbench.page.getByRole('button', { name: /Add to the annotation/ }).click();
    await workbench.expectAnnotations([
      ['Claim', 'We will rebuild … on Friday … and we will do it alone.'],
    ]);
  });
});

test.describe('one span', () => {
  const CLAIM = '27 people were missing, and 12 people were hurt.';

  test.beforeEach(async ({ workbench, pane }) => {
    await pane.caretBefore('27 people');
    await workbench.press('.', 'c');
    await workbench.expectAnnotations([['Claim', CLAIM]]);
  });

  test('is split at the caret and joined again, each undone by name', async ({
    workbench,
    pane,
  }) => {
    await pane.caretBefore('and 12 people');
    await workbench.press('x');
    await workbench.expectAnnotations([
      ['Claim', '27 people were missing,'],
      ['Claim', 'and 12 people were hurt.'],
    ]);
    await workbench.expectSelected('and 12 people were hurt.');
    await workbench.press('Shift+Tab', 'Shift+m');
    await workbench.expectAnnotations([['Claim', CLAIM]]);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Join “27 people were missing,” and “and 12/);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Split “27 people/);
    await workbench.expectAnnotations([['Claim', CLAIM]]);
  });

  test('takes another label, or a second one, by the key of the label', async ({ workbench }) => {
    await workbench.press('r', 's');
    await workbench.expectSaid(/^Relabel .* as Source/);
    await workbench.expectAnnotations([['Source', CLAIM]]);
    await workbench.press('d', 'c');
    await workbench.expectSaid(/^Duplicate .* as Claim/);
    await expect(workbench.items).toHaveCount(2);
    await workbench.press('d', 'Escape', 'c');
    await expect(workbench.items).toHaveCount(3);
  });

  test('moves its ends by character, word and sentence', async ({ workbench }) => {
    const steps = [
      ['Alt+ArrowDown', `${CLAIM} The canton announced an inquiry.`],
      ['Alt+ArrowUp', CLAIM],
      ['[', CLAIM.slice(0, -1)],
      [']', CLAIM],
      ['{', 'd 27 people were missing, and 12 people were hurt.'],
      ['}', CLAIM],
      ['Alt+Shift+ArrowUp', `Officials said ${CLAIM}`],
      ['Control+z', CLAIM],
    ] as const;
    for (const [key, quote] of steps) {
      await workbench.press(key);
      await workbench.expectAnnotations([['Claim', quote]]);
    }
  });

  test('is resized by its handles: one step, and none after Escape', async ({
    workbench,
    pane,
  }) => {
    const { mouse } = workbench.page;
    const dragTo = async (edge: 'start' | 'end', quote: string): Promise<void> => {
      const box = await pane.region.locator(`[data-edge="${edge}"]`).boundingBox();
      if (!box) throw new Error(`There is no handle at the ${edge}`);
      const { from, to } = await pane.placeOf(quote);
      const inside = edge === 'start' ? box.x + box.width - 4 : box.x + 4;
      await mouse.move(inside, box.y + 6);
      await mouse.down();
      // The handle hangs below its line: the pointer keeps that distance.
      const target = edge === 'start' ? from : to;
      await mouse.move(target.x, target.y + 12, { steps: 8 });
    };
    await dragTo('end', '27 people were missing');
    await mouse.up();
    await workbench.expectAnnotations([['Claim', '27 people were missing']]);
    await dragTo('start', 'Officials said');
    await workbench.press('Escape');
    await mouse.up();
    await workbench.expectSaid(/Nothing was changed/);
    await workbench.expectAnnotations([['Claim', '27 people were missing']]);
    await dragTo('start', 'Officials said');
    await mouse.up();
    await workbench.expectAnnotations([['Claim', 'Officials said 27 people were missing']]);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Move/);
    await workbench.expectAnnotations([['Claim', '27 people were missing']]);
  });
});

test.describe('one key selects', () => {
  test('to the end of the clause, again to the next, and of the sentence', async ({
    workbench,
    pane,
  }) => {
    await pane.caretBefore('27 people');
    await workbench.press(',');
    expect(await pane.selectedText()).toBe('27 people were missing');
    await workbench.press(',');
    expect(await pane.selectedText()).toBe('27 people were missing, and 12 people were hurt.');
    await workbench.press('Escape');
    await pane.caretBefore('said 27');
    await workbench.press('.');
    expect(await pane.selectedText()).toBe('said 27 people were missing, and 12 people were hurt.');
  });

  test('the rest of the quotation, and goes from one to the next', async ({ workbench, pane }) => {
    await pane.caretBefore('rebuild,');
    await workbench.press('"');
    expect(await pane.selectedText()).toBe('rebuild');
    await workbench.press("'", '"');
    expect(await pane.selectedText()).toBe('and we will do it alone.');
    await workbench.press(';', ';', '"');
    expect(await pane.selectedText()).toBe('We will rebuild');
    await pane.caretBefore('the mayor');
    await workbench.press('"');
    await workbench.expectSaid(/no more of a quotation here/);
  });
});

test.describe('many annotations of the list', () => {
  const NUMBERS = ['27 people', '12 people'] as const;

  test.beforeEach(async ({ workbench, pane }) => {
    for (const quote of NUMBERS) {
      await pane.select(quote);
      await workbench.press('n');
    }
    await pane.select('Officials');
    await workbench.press('s');
    await expect(workbench.items).toHaveCount(3);
    await workbench.press('Control+j');
  });

  const bar = (workbench: Workbench) =>
    workbench.page.getByRole('group', { name: 'Chosen annotations' });

  test('are relabelled by keyboard as one step', async ({ workbench }) => {
    await workbench.press('Control+a');
    await expect(bar(workbench)).toContainText('3 annotations chosen');
    await workbench.press('r', 'c');
    await workbench.expectSaid(/^Relabel 3 annotations as Claim/);
    await workbench.expectAnnotations([
      ['Claim', 'Officials'],
      ['Claim', '27 people'],
      ['Claim', '12 people'],
    ]);
    await workbench.press('Control+z');
    await workbench.expectSaid(/^Undid: Relabel 3 annotations as Claim/);
    await workbench.expectAnnotations([
      ['Source', 'Officials'],
      ['Number', '27 people'],
      ['Number', '12 people'],
    ]);
  });

  test('are chosen one by one or in a row, and removed together', async ({ workbench }) => {
    await workbench.press('Home', 'Shift+ArrowDown');
    await expect(bar(workbench)).toContainText('2 annotations chosen');
    await workbench.press('End', 'Space');
    await expect(bar(workbench)).toContainText('3 annotations chosen');
    await workbench.press('Space', 'Delete');
    await workbench.expectSaid(/^Remove 2 annotations/);
    await workbench.expectAnnotations([['Number', '12 people']]);
    await expect(bar(workbench)).toBeHidden();
  });

  test('are given an answer by the bar, where their label asks for it', async ({ workbench }) => {
    await workbench.items.nth(0).click({ modifiers: ['ControlOrMeta'] });
    await workbench.items.nth(2).click({ modifiers: ['Shift'] });
    await expect(bar(workbench)).toContainText('3 annotations chosen');
    await bar(workbench).getByRole('button', { name: 'Set an attribute…' }).click();
    await bar(workbench).getByLabel('Attribute', { exact: true }).selectOption('Number: Unit');
    await bar(workbench).getByLabel('Unit', { exact: true }).fill('people');
    await bar(workbench).getByRole('button', { name: 'Set for 2' }).click();
    await workbench.expectSaid(/^Set Unit of 2 annotations/);
    await workbench.items.nth(1).click();
    await expect(workbench.inspector.getByLabel('Unit', { exact: true })).toHaveValue('people');
  });
});
