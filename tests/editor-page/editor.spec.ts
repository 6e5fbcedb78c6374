/** The editor in a real browser: locked, selectable, painted where the spans are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Editor } from '@tiptap/core';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { CaretUnit } from '../../renderer/editor/editor-handle.ts';
import { buildPage, type BuiltPage } from './built-page.ts';
import type { PaneRequest } from './page.tsx';
import { openPanes, text } from './panes.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const seed = (name: string): string => readFileSync(path.join(SEEDS, name), 'utf8');

const TEXT = [
  'A headline about Rafah',
  '',
  '“We will do it alone,” he said. Blinken heard 😀 it. The e\u0301tude went on.',
  '- one thing',
  '- another thing',
  '',
  'The last paragraph.',
].join('\n');

let built: BuiltPage;
test.beforeAll(async () => {
  built = await buildPage(path.join(import.meta.dirname, 'vite.config.ts'));
});

const spotOf = (text: string, quote: string): [number, number] => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return [start, start + quote.length];
};
const spot = (quote: string): [number, number] => spotOf(TEXT, quote);

const open = (page: Page, ...requests: PaneRequest[]): Promise<void> =>
  openPanes(page, built, requests);
const selection = (page: Page) => page.evaluate(() => window.editorPage.handle(0).selection());
const select = (page: Page, anchor: number, head: number) =>
  page.evaluate((range) => window.editorPage.handle(0).select(range), { anchor, head });

/** What is painted, by the name of the highlight. */
const painted = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return Object.fromEntries(
      [...CSS.highlights]
        .filter(([, highlight]) => highlight.size > 0)
        .map(([name, highlight]) => [
          name,
          [...highlight].map((part) => {
            const range = document.createRange();
            range.setStart(part.startContainer, part.startOffset);
            range.setEnd(part.endContainer, part.endOffset);
            return range.toString();
          }),
        ]),
    );
  });

test('no way in changes the text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, { text: TEXT, spans: [] });
  const before = await text(page).innerHTML();
  await text(page).getByText('The last paragraph').click();
  await page.keyboard.type('typed');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+b');
  await page.keyboard.insertText('inserted');
  await select(page, ...spot('last'));
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+x');
  await page.evaluate(() => navigator.clipboard.writeText('pasted'));
  await page.keyboard.press('Control+v');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', {
    text: 'にほん',
    selectionStart: 3,
    selectionEnd: 3,
  });
  await expect(text(page)).not.toContainText('にほん');
  await devtools.send('Input.insertText', { text: '日本' });
  await expect(text(page)).not.toContainText('日本');
  await text(page).evaluate((element: Element & { editor?: Editor }) =>
    element.editor?.chain().insertContent('by a command').run(),
  );
  expect(await text(page).innerHTML()).toBe(before);
});

test('spans are painted where they are, boilerplate is dimmed, the selected one is real', async ({
  page,
}) => {
  await open(page, {
    text: TEXT,
    spans: [
      ['claim', spot('We will do it alone')],
      ['source', spot('he said'), spot('Blinken')],
      ['number', spot('one thing\n- another')],
    ],
    boilerplate: [{ start: spot('The last')[0], end: TEXT.length }],
    selected: 's0',
  });
  expect(await painted(page)).toEqual({
    'span-amber-solid-0': ['We will do it alone'],
    'span-green-dotted-0': ['he said', 'Blinken'],
    'span-blue-double-0': ['one thing- another'],
    boilerplate: ['The last paragraph.'],
  });
  const selected = page.getByText('We will do it alone', { exact: true });
  await expect(selected).toHaveAttribute('aria-description', 'Claim: “We will do it alone”');
  await expect(text(page).locator('.span-selected')).toHaveCount(1);
});

test('painting follows changes, selection and closing of panes', async ({ page }) => {
  const claim = ['claim', spot('We will do it alone')] as const;
  const source = ['source', spot('he said')] as const;
  const one = { text: TEXT, spans: [claim] };
  await open(page, one, { text: 'Another text.', spans: [['cue', [0, 7]]] });
  expect(await painted(page)).toEqual({
    'span-amber-solid-0': ['We will do it alone'],
    'span-plum-dashed-0': ['Another'],
  });
  await page.evaluate((request) => window.editorPage.update(0, request), {
    ...one,
    spans: [claim, source],
    selected: 's1',
  });
  expect(await painted(page)).toMatchObject({
    'span-amber-solid-0': ['We will do it alone'],
    'span-green-dotted-0': ['he said'],
  });
  await page.evaluate((request) => window.editorPage.open([request]), one);
  expect(await painted(page)).toEqual({ 'span-amber-solid-0': ['We will do it alone'] });
});

test('the mouse selects words, paragraphs and across paragraphs, in offsets', async ({ page }) => {
  await open(page, { text: TEXT, spans: [] });
  await text(page)
    .getByText('another thing')
    .dblclick({ position: { x: 40, y: 10 } });
  const [start] = spot('another');
  await expect.poll(() => selection(page)).toEqual({ anchor: start, head: start + 7 });
  await text(page).getByText('The last paragraph.').click({ clickCount: 3 });
  const [from, to] = spot('The last paragraph.');
  await expect.poll(() => selection(page)).toEqual({ anchor: from, head: to });
  await select(page, spot('alone')[0], spot('thing')[1]);
  const copied = page.evaluate(
    () =>
      new Promise<string>((done) => {
        document.addEventListener(
          'copy',
          (event) => done(event.clipboardData?.getData('text/plain') ?? ''),
          { once: true },
        );
      }),
  );
  await text(page).focus();
  await page.keyboard.press('Control+c');
  expect(await copied).toBe(TEXT.slice(spot('alone')[0], spot('thing')[1]));
});

test('a click picks the character under it; a drag selects and picks nothing', async ({ page }) => {
  await open(page, { text: TEXT, spans: [] });
  const [start, end] = spot('Blinken');
  const box = await page.evaluate((range) => window.editorPage.handle(0).boxOf(range), {
    start: end - 1,
    end,
  });
  if (!box) throw new Error('The word is not in view');
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
  await expect.poll(() => page.evaluate(() => window.editorPage.log(0).picks)).toEqual([end - 1]);
  await page.mouse.move(box.x + box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await selection(page)).anchor).toBe(end);
  expect((await selection(page)).head).toBeLessThan(start + 4);
  expect(await page.evaluate(() => window.editorPage.log(0).picks)).toEqual([end - 1]);
});

test('keys move the caret by every unit and never into a character', async ({ page }) => {
  await open(page, { text: TEXT, spans: [] });
  const move = async (unit: CaretUnit, direction: 1 | -1, extend = false) => {
    await page.evaluate(([by, to, more]) => window.editorPage.handle(0).move(by, to, more), [
      unit,
      direction,
      extend,
    ] as const);
    return (await selection(page)).head;
  };
  const at = async (offset: number) => select(page, offset, offset);
  const [smile] = spot('😀');
  await at(smile);
  expect(await move('character', 1)).toBe(smile + 2);
  expect(await move('character', -1)).toBe(smile);
  await at(spot('e\u0301tude')[0]);
  expect(await move('character', 1)).toBe(spot('e\u0301tude')[0] + 2);
  await at(spot('A headline about Rafah')[1]);
  expect(await move('character', 1)).toBe(spot('“We')[0]);
  expect(await move('word', 1)).toBe(spot('We')[1]);
  expect(await move('sentence', 1)).toBe(spot('Blinken heard')[0]);
  expect(await move('paragraph', 1)).toBe(spot('- one')[0]);
  expect(await move('article', 1, true)).toBe(TEXT.length);
  expect(await selection(page)).toEqual({ anchor: spot('- one')[0], head: TEXT.length });
});

test('a long article comes back to the line it was left at, and reveals what is asked for', async ({
  page,
}) => {
  const long = Array.from(
    { length: 900 },
    (_, at) => `Paragraph ${at} ${'says so '.repeat(at % 40)}`,
  )
    .map((line) => line.trim())
    .join('\n\n');
  const [target] = spotOf(long, 'Paragraph 700 ');
  const topOffset = () => page.evaluate(() => window.editorPage.handle(0).topOffset());
  await open(page, {
    text: long,
    spans: [['claim', [target, target + 13]]],
    start: { topOffset: target, selection: { anchor: target, head: target } },
  });
  await expect.poll(topOffset).toBe(target);
  expect(await selection(page)).toEqual({ anchor: target, head: target });
  await expect.poll(() => painted(page)).toEqual({ 'span-amber-solid-0': ['Paragraph 700'] });

  const [other] = spotOf(long, 'Paragraph 20 ');
  const range = { start: other, end: other + 12 };
  await page.evaluate((it) => window.editorPage.handle(0).reveal(it), range);
  const boxOf = () => page.evaluate((it) => window.editorPage.handle(0).boxOf(it), range);
  await expect.poll(boxOf).not.toBeNull();
  const there = await topOffset();
  await page.evaluate((it) => window.editorPage.handle(0).reveal(it), range);
  expect(await topOffset()).toBe(there);
});

test('the seeds are shown whole, line for line, and pass axe', async ({ page }) => {
  for (const name of [
    '000_0c6d6d6557493aad.txt',
    '001_d15e583851539434.txt',
    '002_3770f2927fc7ba81.txt',
    '003_5b7bcf2cbf6902ac.txt',
    '004_d0e6d832860d5c34.txt',
  ]) {
    const source = seed(name).replace(/\r\n?/g, '\n');
    await open(page, { text: source, spans: [['claim', [40, 90]]], selected: 's0' });
    const lines = source.split('\n').map((line) => line.trim());
    const shown = await text(page).evaluate((element) =>
      [...element.querySelectorAll('h2, h3, h4, p, li')].map((block) => block.textContent),
    );
    expect(shown).toEqual(lines.filter((line) => line !== ''));
  }
  const { violations } = await new AxeBuilder({ page }).include('.article-scroller').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
