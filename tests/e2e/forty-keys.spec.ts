/**
 * The everyday case, by keyboard alone: a quotation that “he said” interrupts, tagged as one claim
 * with its attributes, its source and cue, and the number inside it, all linked. Every key counts.
 */
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { claimbench, ROOT, type ListedAnnotation } from './project.ts';
import { Workbench } from './workbench.ts';

const TITLE = 'Landslide buries part of the valley';
const TEXT = `${TITLE}

“We have buried 27 of our neighbours,” Maria Keller, the mayor, said on Friday, “and nobody has told us why the siren stayed silent.”

The canton announced an inquiry.
`;
const CLAIM =
  'We have buried 27 of our neighbours and nobody has told us why the siren stayed silent.';
const LIMIT = 40;

interface Listed {
  readonly annotations: readonly (ListedAnnotation & { readonly attributes: unknown })[];
  readonly relations: readonly {
    readonly type: string;
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}

test('an interrupted quotation with source, cue, attributes and number, linked, in under 40 keys', async ({
  place,
  start,
}) => {
  const file = path.join(place.files, 'landslide.txt');
  await writeFile(file, TEXT);
  await claimbench('import', place.project, file);
  const workbench = await Workbench.on(await start());
  await workbench.articles.getByText(TITLE).click();
  const pane = await workbench.goTo(TITLE);
  await pane.caretBefore('We have buried');

  let pressed = 0;
  const press = async (...keys: readonly string[]): Promise<void> => {
    pressed += keys.length;
    await workbench.press(...keys);
  };

  // The number, to the end of the fourth word, and back.
  const words = [1, 2, 3, 4];
  await press(...words.map(() => 'Control+ArrowRight'), 'n');
  await press(...words.map(() => 'Control+ArrowLeft'));
  // The claim: to the end of the quotation; its second half as a second fragment.
  await press('"', 'c', "'", '"', '+');
  // Its source and its cue, as proposed.
  await press('Shift+C', 'Enter', 'Enter');
  // Its attributes.
  await press('Enter', 'Enter', 'd', 'Enter', 'c', 'Enter', 'c', 'Escape');
  // The number quantifies the claim.
  await press('Tab', 'l', 'Enter', 'Enter');

  expect(pressed).toBeLessThan(LIMIT);
  await workbench.saved();
  await workbench.page.screenshot({ path: path.join(ROOT, 'test-results', 'forty-keys.png') });
  const { annotations, relations } = JSON.parse(
    await claimbench('list', place.project, '--annotations', '--relations', '--json'),
  ) as Listed;
  const mine = annotations.filter(({ articleTitle }) => articleTitle === TITLE);
  expect(mine.map(({ label, quote }) => [label, quote])).toEqual([
    ['claim', CLAIM],
    ['number', '27'],
    ['source', 'Maria Keller'],
    ['cue', 'said'],
  ]);
  const quoteOf = new Map(mine.map(({ id, quote }) => [id, quote]));
  expect(
    relations.map(({ from, type, to }) => [quoteOf.get(from.id), type, quoteOf.get(to.id)]).sort(),
  ).toEqual([
    ['27', 'quantifies', CLAIM],
    [CLAIM, 'attributed-to', 'Maria Keller'],
    [CLAIM, 'cued-by', 'said'],
  ]);
  expect(mine[0]?.attributes).toEqual({
    kind: 'direct quote',
    'check-worthy': 'check-worthy',
    certainty: 'certain',
  });
});
