/** Every type of attribute, answered by keyboard alone. */
import path from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { AttributeDefinition } from '../../shared/model/attribute.ts';
import { CLAIM, NUMBER, PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

const ASKED: readonly AttributeDefinition[] = [
  { id: 'words', name: 'In short', type: 'text', required: true },
  { id: 'said-on', name: 'Said on', type: 'date' },
  { id: 'direct', name: 'Direct', type: 'boolean', default: false },
  {
    id: 'exact',
    name: 'Exact words',
    type: 'boolean',
    shownWhen: { attribute: 'direct', is: [true] },
  },
  { id: 'themes', name: 'Themes', type: 'many', options: ['war', 'aid', 'politics'] },
  { id: 'speaker', name: 'Speaker', type: 'entity' },
  {
    id: 'country',
    name: 'Country',
    type: 'one',
    options: [
      'Austria',
      'Belgium',
      'Chile',
      'Denmark',
      'Egypt',
      'France',
      'Georgia',
      'Haiti',
    ].concat(['India', 'Japan', 'Kenya', 'Latvia', 'Mali']),
  },
];

interface ProjectFile {
  readonly codebook: { readonly labels: { id: string; attributes: readonly unknown[] }[] };
}

/** The project's claims are asked `ASKED` instead. */
async function asking(project: string): Promise<void> {
  const file = path.join(project, 'project.json');
  const content = JSON.parse(await readFile(file, 'utf8')) as ProjectFile;
  const claim = content.codebook.labels.find(({ id }) => id === 'claim');
  if (claim) claim.attributes = ASKED;
  await writeFile(file, JSON.stringify(content));
}

async function tagged(workbench: Workbench, quote: string): Promise<void> {
  const pane = await workbench.show(PUSH);
  await pane.drag(quote);
  await workbench.press('c');
  await workbench.expectSelected(quote);
}

test('is filled in from field to field, and offers what was answered last', async ({
  place,
  start,
}) => {
  await asking(place.project);
  const workbench = await Workbench.on(await start());
  const { inspector, page } = workbench;
  await tagged(workbench, CLAIM);
  await expect(page.getByRole('button', { name: /1 claim lacks “In short”/ })).toBeVisible();
  // The default is there; what it hides is not asked.
  await expect(inspector.getByRole('radio', { name: 'no', exact: true })).toBeChecked();
  await expect(inspector.getByText('Exact words')).toBeHidden();

  await workbench.press('Enter', 'Enter');
  await page.keyboard.type('many killed');
  await workbench.press('Enter');
  await page.keyboard.type('22 March 2024');
  await workbench.press('Enter');
  await expect(inspector.getByLabel('Said on')).toHaveValue('2024-03-22');
  // Letters answer, and tag nothing.
  await workbench.press('y');
  await expect(inspector.getByRole('radiogroup', { name: 'Exact words' })).toBeVisible();
  await workbench.press('Enter', 'n', 'Enter', 'p', ' ', 'ArrowDown', ' ', 'Enter');
  await expect(inspector.getByRole('checkbox', { name: 'politics' })).toBeChecked();
  await expect(inspector.getByRole('checkbox', { name: 'war' })).toBeChecked();
  await page.keyboard.type('Blinken');
  await expect(page.getByRole('option', { name: 'Add “Blinken” as a new entity' })).toBeVisible();
  await workbench.press('Enter');
  await expect(inspector.getByLabel('Speaker')).toHaveValue('Blinken');
  await page.keyboard.type('fr');
  await workbench.press('Enter');
  await expect(inspector.getByLabel('Country')).toHaveValue('France');
  await workbench.press('Escape');
  expect(await workbench.pane(PUSH).hasFocus()).toBe(true);
  await expect(page.getByRole('button', { name: /lacks “In short”/ })).toBeHidden();
  await workbench.saved();

  // The next one: what was said last is one arrow away, and an answer that is hidden is kept.
  await tagged(workbench, SOURCE);
  await workbench.press('Enter', 'Enter', 'ArrowDown', 'Enter', 'Shift+Enter');
  await expect(inspector.getByLabel('In short')).toHaveValue('many killed');
  await expect(inspector.getByLabel('In short')).toBeFocused();
  await inspector.getByLabel('Speaker').focus();
  await workbench.press('ArrowDown', 'Enter');
  await expect(inspector.getByLabel('Speaker')).toHaveValue('Blinken');
  await workbench.pane(PUSH).click(CLAIM);
  await workbench.expectSelected(CLAIM);
  const direct = inspector.getByRole('radiogroup', { name: 'Direct' });
  await direct.getByRole('radio', { name: 'yes' }).focus();
  await workbench.press('n');
  await expect(inspector.getByText('Exact words')).toBeHidden();
  await workbench.press('y');
  await expect(
    inspector
      .getByRole('radiogroup', { name: 'Exact words' })
      .getByRole('radio', { name: 'no', exact: true }),
  ).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the fields, nor in an open list, ${colorScheme}`, async ({
    place,
    start,
  }) => {
    await asking(place.project);
    const workbench = await Workbench.on(await start());
    await workbench.page.emulateMedia({ colorScheme });
    await tagged(workbench, NUMBER);
    const scan = async (): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page: workbench.page })
        .setLegacyMode()
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    expect(await scan()).toEqual([]);
    await workbench.inspector.getByLabel('Country').fill('a');
    await expect(workbench.page.getByRole('option', { name: 'Austria' })).toBeVisible();
    expect(await scan()).toEqual([]);
  });
}
