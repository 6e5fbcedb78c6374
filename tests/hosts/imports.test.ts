/** Files from the window: sent in pieces, looked at, taken; stopped; all over the contract. */
import { expect, test } from 'vitest';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import { clientOf, handlerOf, makePlace, workbenchOf, type Client, type Place } from './place.ts';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const FILES = [
  { name: 'people/a.txt', root: 'people', base64: base64('Ada works in London.\n') },
  { name: 'people/a.ann', root: 'people', base64: base64('T1\tPER 0 3\tAda\n') },
];

async function openClient(): Promise<{ readonly client: Client; readonly place: Place }> {
  const place = await makePlace();
  const handler = handlerOf(place);
  const client = clientOf('http://x', (request) => handler(request));
  await client.signIn({ name: 'Ada' });
  return { client, place };
}

const look = (client: Client, job = 'j') => client.importLook({ job, paths: [], options: {} });

test('files of one folder may come in several requests, and are one dataset', async () => {
  const { client, place } = await openClient();
  for (const file of FILES) await client.importStage({ job: 'j', files: [file] });
  const seq = place.store.seq();
  const found = await look(client);
  expect(found).toMatchObject({
    articles: [],
    datasets: [
      {
        name: 'people',
        format: 'brat standoff',
        articles: 1,
        annotations: 1,
        fresh: { annotations: 1, relations: 0 },
      },
    ],
    rejected: [],
    needsAnnotator: true,
    unknown: [{ kind: 'label', id: 'PER', count: 1, examples: ['Ada'] }],
  });
  expect(place.store.seq()).toBe(seq);
  const report = await client.importTake({
    look: found.id,
    mapping: { choices: [{ kind: 'label', id: 'PER', of: null, fate: { to: 'source' } }] },
    annotator: 'Charles',
    job: 'k',
  });
  expect(report).toMatchObject({ annotations: 1, articles: [{ status: 'added' }] });
  expect(place.store.seq()).toBe(seq + 1);
  expect(place.store.entriesSinceOpen().at(-1)?.entry.origin).toBe('import');
});

test('a look is taken once, and an older one not at all', async () => {
  const { client } = await openClient();
  await client.importStage({ job: 'j', files: FILES });
  const first = await look(client);
  await client.importStage({ job: 'j', files: FILES });
  await look(client);
  const mapping = { choices: [], otherwise: 'add' as const };
  await expect(
    client.importTake({ look: first.id, mapping, annotator: 'Charles', job: 'k' }),
  ).rejects.toMatchObject({ data: { code: 'stale-look' } });
});

test('what was sent for one look is not in the next', async () => {
  const { client } = await openClient();
  await client.importStage({ job: 'j', files: FILES });
  await look(client);
  expect(await look(client)).toMatchObject({ articles: [], datasets: [] });
});

test('a look tells how far it is, and stops when asked to', async () => {
  const place = await makePlace();
  const workbench = workbenchOf(place);
  await workbench.signIn({ name: 'Ada' });
  const texts = Array.from({ length: 50 }, (_, at) => ({ name: `${at}.txt`, text: `Text ${at}.` }));
  await workbench.importStage({ job: 'j', files: texts });
  const stopping = new AbortController();
  const heard: WorkbenchEvent[] = [];
  const listening = (async () => {
    for await (const event of workbench.events({ after: 0 }, stopping.signal)) {
      if (event.type !== 'job') continue;
      heard.push(event);
      await workbench.cancel({ job: 'j' });
    }
  })();
  const found = await workbench.importLook({ job: 'j', paths: [], options: {} });
  stopping.abort();
  await listening;
  expect(found).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(heard[0]).toMatchObject({ job: 'j', doing: expect.stringMatching(/^Reading/u) as string });
  expect(place.store.summaries()).toEqual([]);
});
