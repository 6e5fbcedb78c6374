import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { claimbench, listArticles } from './project.ts';
import type { Workbench } from './workbench.ts';

const TITLE = 'Café owners expect 1,200 guests';
const TEXT = `${TITLE}\n\nThe mayor said “it’s a naïve plan” on Friday.\n`;

async function openDialog(workbench: Workbench): Promise<Locator> {
  await workbench.press('Control+o');
  const dialog = workbench.page.getByRole('dialog', { name: 'Add articles' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function addFile(workbench: Workbench, file: string, encoding = ''): Promise<Locator> {
  const dialog = await openDialog(workbench);
  await dialog.getByLabel('Text files').setInputFiles(file);
  await dialog.getByLabel('Encoding').fill(encoding);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const report = workbench.page.getByRole('dialog', { name: 'Articles added' });
  await expect(report).toBeVisible();
  return report;
}

test('pasted text becomes an article with its title guessed, and can be read and tagged', async ({
  workbench,
  place,
}) => {
  const dialog = await openDialog(workbench);
  await dialog.getByRole('tab', { name: 'Pasted text' }).click();
  await dialog.getByLabel('Text', { exact: true }).fill(TEXT);
  await dialog.getByLabel('Outlet').fill('The Gazette');
  await dialog.getByLabel('Published').fill('2024-03-22');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const report = workbench.page.getByRole('dialog', { name: 'Articles added' });
  await expect(report).toContainText('1 article added');
  await report.getByRole('button', { name: `Open “${TITLE}”` }).click();

  const item = workbench.articles.getByRole('listitem').filter({ hasText: TITLE });
  await expect(item).toContainText('The Gazette');
  await expect(item).toContainText('22 March 2024');
  const pane = await workbench.goTo(TITLE);
  await pane.select('“it’s a naïve plan”');
  await workbench.press('c');
  await pane.expectPainted([['Claim', '“it’s a naïve plan”']]);
  await workbench.saved();
  expect((await listArticles(place.project)).map(({ title }) => title)).toContain(TITLE);
});

test('a text file is added once; added again it is recognised, not doubled', async ({
  workbench,
  place,
}) => {
  const file = path.join(place.files, 'gazette.txt');
  await writeFile(file, `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`);
  const first = await addFile(workbench, file);
  await expect(first).toContainText('1 article added');
  await first.getByRole('button', { name: 'Done' }).click();
  await expect(workbench.articles.getByText(TITLE)).toHaveCount(1);

  const copy = path.join(place.files, 'the-same-text.txt');
  await writeFile(copy, TEXT);
  const second = await addFile(workbench, copy);
  await expect(second).toContainText('0 articles added, 1 already here');
  await expect(second).toContainText('not doubled');
  await second.getByRole('button', { name: 'Done' }).click();
  await expect(workbench.articles.getByText(TITLE)).toHaveCount(1);
});

test('a file that is not UTF-8 is refused by name with its likely encoding, and taken with it', async ({
  workbench,
  place,
}) => {
  const file = path.join(place.files, 'latin.txt');
  const latin = 'Café déjà vu\n\nLe maire a été très étonné que les élèves préfèrent l’été.\n';
  await writeFile(file, Buffer.from(latin.replaceAll('’', "'"), 'latin1'));
  const before = (await listArticles(place.project)).length;
  const refused = await addFile(workbench, file);
  await expect(refused).toContainText('latin.txt');
  await expect(refused).toContainText(/ISO-8859-1|windows-1252/i);
  expect(await listArticles(place.project)).toHaveLength(before);
  await refused.getByRole('button', { name: 'Done' }).click();

  const taken = await addFile(workbench, file, 'windows-1252');
  await expect(taken).toContainText('1 article added');
  await taken.getByRole('button', { name: /^Open/ }).click();
  const pane = workbench.pane('Café déjà vu');
  await expect(pane.text).toContainText('Le maire a été très étonné');
});

for (const [kind, bytes, reason] of [
  ['empty', Buffer.alloc(0), /empty/i],
  ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]), /binary|not text/i],
  ['over-large', Buffer.alloc(11 * 1024 * 1024, 'a '), /10 MB/],
] as const) {
  test(`a file that is ${kind} is refused by name and reason`, async ({ workbench, place }) => {
    const file = path.join(place.files, `${kind}.txt`);
    await writeFile(file, bytes);
    const before = await readFile(path.join(place.project, 'journal.jsonl'));
    const report = await addFile(workbench, file);
    await expect(report).toContainText(`${kind}.txt`);
    await expect(report).toContainText(reason);
    expect(await readFile(path.join(place.project, 'journal.jsonl'))).toEqual(before);
  });
}

test('title and source can be edited, and undone', async ({ workbench }) => {
  const [title] = await workbench.paneTitles();
  await workbench.goTo(title ?? '');
  await workbench.press('F2');
  const dialog = workbench.page.getByRole('dialog', { name: 'Title and source' });
  await dialog.getByLabel('Title').fill('Rafah, read twice');
  await dialog.getByLabel('Outlet').fill('Daily Mail');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(workbench.pane('Rafah, read twice').region).toBeVisible();
  await expect(workbench.articles).toContainText('Daily Mail');
  await workbench.goTo('Rafah, read twice');
  await workbench.press('Control+z');
  await expect(workbench.pane(title ?? '').region).toBeVisible();
  await expect(workbench.articles).not.toContainText('Daily Mail');
});

test('annotations that a colleague made on the text as it was find their places in the cleaned one', async ({
  workbench,
  place,
}) => {
  const file = path.join(place.files, 'gazette.txt');
  await writeFile(file, TEXT);
  const theirs = path.join(place.files, 'theirs');
  const bundle = path.join(place.files, 'colleague.claimbundle');
  await claimbench('new', theirs);
  await claimbench('import', theirs, file);
  for (const quote of ['The mayor', '1,200', 'on Friday'])
    await claimbench(
      ...['tag', theirs, '--article', TITLE, '--label', 'claim'],
      ...['--quote', quote, '--annotator', 'Boris'],
    );
  await claimbench('export', theirs, '--format', 'bundle', '--out', bundle);

  const added = await addFile(workbench, file);
  await added.getByRole('button', { name: `Open “${TITLE}”` }).click();
  const pane = await workbench.goTo(TITLE);
  await pane.caretBefore('The mayor');
  await workbench.press('F4');
  await pane.extendByWords(2);
  await workbench.press('Backspace');
  await workbench.page.keyboard.type('She ');
  await workbench.press('F4');
  await workbench.expectSaid(/^Kept revision 2/);
  await workbench.saved();

  const report = await addFile(workbench, bundle);
  await expect(report).toContainText(
    '0 articles added, 1 already here, 3 annotations brought in. 2 annotations found their place again, 1 has lost its place.',
  );
  await expect(report).toContainText('in the project already, with another text: 2 annotations');
  await report.getByRole('button', { name: `Open “${TITLE}”` }).click();
  await workbench.expectAnnotations([
    ['Claim', '1,200'],
    ['Claim', 'The mayor'],
    ['Claim', 'on Friday'],
  ]);
  await expect(workbench.items.nth(1)).toContainText('lost its place');
  await pane.expectPainted([
    ['Claim', '1,200'],
    ['Claim', 'on Friday'],
  ]);
});
