/** The whole of it on the seeds: three copies, merged in every order, come to the same store. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import { ANALYSTS, threeAnalysts, type Analyst } from '../fixtures/three-analysts.ts';
import { normalised } from '../property/merge/replica.ts';
import { must, open, options, tempFolder } from '../storage/project.ts';

/** Merges the others into a copy of the first, one after the other. */
async function mergedIn(places: Readonly<Record<Analyst, string>>, order: readonly Analyst[]) {
  const [first, ...others] = order;
  if (!first) throw new Error('nobody');
  const place = join(await tempFolder(), 'merged');
  await cp(places[first], place, { recursive: true });
  const store = await open(place);
  const by = store.head().annotators[0]?.id ?? '';
  for (const other of others) {
    const look = must(await lookAtMerge(store, [{ path: places[other] }], options()));
    must(await takeMerge(store, look, by, options()));
  }
  return must(await store.dataset());
}

const ORDERS: readonly (readonly Analyst[])[] = [
  ['anna', 'ben', 'chloe'],
  ['chloe', 'anna', 'ben'],
  ['ben', 'chloe', 'anna'],
];

test('three analysts’ copies come to the same in every order, with the same conflicts waiting', async () => {
  const places = await threeAnalysts(await tempFolder(), options());
  const results = [];
  for (const order of ORDERS) results.push(await mergedIn(places, order));
  const [first, ...others] = results.map(normalised);
  for (const other of others) expect(other).toEqual(first);
  const [dataset] = results;
  if (!dataset) throw new Error('nothing merged');
  expect(dataset.annotators.map(({ name }) => name).sort()).toEqual([
    'Anna',
    'Ben',
    'Chloé',
    'Example',
  ]);
  const conflicts = conflictsOf(dataset).map(({ what, name, fieldName }) => [
    what,
    name,
    fieldName,
  ]);
  expect(conflicts).toHaveLength(2);
  expect(conflicts.find(([what]) => what === 'field')?.slice(1)).toEqual([
    expect.stringContaining('Rafah is an important gateway'),
    'Check-worthy',
  ]);
  expect(conflicts.find(([what]) => what === 'deleted')?.[1]).toContain(
    'the only way to crack down',
  );
  // A new name and another colour of one label are no conflict: both hold.
  expect(dataset.codebook.labels.find(({ id }) => id === 'cue')).toMatchObject({
    name: 'Reporting cue',
    colour: 'teal',
  });
  const own = dataset.articles.flatMap(({ spans }) => spans).filter(({ by }) => by !== '');
  for (const analyst of ANALYSTS) {
    const id = dataset.annotators.find(
      ({ name }) => name.toLowerCase().replace('é', 'e') === analyst,
    )?.id;
    expect(own.filter(({ by }) => by === id).length).toBeGreaterThan(12);
  }
});
