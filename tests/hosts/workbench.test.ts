import { describe, expect, test } from 'vitest';
import { createStore } from '../../main/storage/open-store.ts';
import { createWorkbench } from '../../main/workbench.ts';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import { join } from 'node:path';
import { identity, makePlace, workbenchOf, type Place } from './place.ts';

async function withArticle(
  place: Place,
): Promise<{ readonly article: string; readonly me: string }> {
  const workbench = workbenchOf(place);
  const signedIn = await workbench.signIn({ name: 'Ada' });
  const imported = await workbench.importFiles({
    files: [{ name: 'a.txt', text: 'Two people said so on Friday.\n' }],
  });
  if (!signedIn.ok || !imported.ok) throw new Error('setting up failed');
  const [article] = imported.value.articles;
  return { article: article?.id ?? '', me: signedIn.value.id };
}

const tag = (place: Place, article: string, me: string, start: number) =>
  place.store.run(
    { do: 'add-span', article, label: 'claim', fragments: [{ start, end: start + 3 }] },
    me,
    'user',
  );

describe('the annotator', () => {
  test('is asked for once, and known in every project from then on', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    const first = await workbench.open(undefined);
    expect(first.ok && first.value.me).toBe(null);
    const signedIn = await workbench.signIn({ name: '  Ada   Lovelace ' });
    expect(signedIn.ok && signedIn.value.name).toBe('Ada Lovelace');
    const again = await workbenchOf(place).open(undefined);
    expect(again.ok && again.value.me).toBe(signedIn.ok && signedIn.value.id);

    const other = await createStore(join(place.folder, 'q.claimbench'), { title: 'Q' }, identity);
    if (!other.ok) throw new Error(other.error.message);
    const elsewhere = await createWorkbench({
      store: other.value,
      home: place.home,
      ...identity,
    }).open(undefined);
    expect(elsewhere.ok && elsewhere.value.head.annotators.map(({ name }) => name)).toEqual([
      'Ada Lovelace',
    ]);
    expect(elsewhere.ok && elsewhere.value.me).not.toBe(null);
    await other.value.close();
  });

  test('is one annotator however often and in whatever case the name is given', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    await Promise.all(['Ada', 'ada', 'ADA'].map((name) => workbench.signIn({ name })));
    expect(place.store.head().annotators).toHaveLength(1);
  });

  test.each(['', '   ', 'x'.repeat(101)])('cannot be called “%s”', async (name) => {
    const place = await makePlace();
    const refused = await workbenchOf(place).signIn({ name });
    expect(refused.ok).toBe(false);
    expect(place.store.seq()).toBe(0);
  });

  test('must be known before anything is imported', async () => {
    const place = await makePlace();
    const refused = await workbenchOf(place).importFiles({ files: [{ name: 'a', text: 'A b.' }] });
    expect(!refused.ok && refused.error.code).toBe('no-name');
    expect(place.store.seq()).toBe(0);
  });
});

describe('the layer of one annotator', () => {
  test('goes in one step, and the layers of others stay', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    const { article, me } = await withArticle(place);
    const other = await workbench.signIn({ name: 'Example' });
    if (!other.ok) throw new Error(other.error.message);
    await tag(place, article, me, 0);
    await tag(place, article, other.value.id, 4);
    await workbench.signIn({ name: 'Ada' });
    const removed = await workbench.run({ do: 'remove-layer', annotator: other.value.id });
    expect(removed).toEqual({
      ok: true,
      value: { seq: place.store.seq(), label: 'Remove the 1 annotations of Example' },
    });
    const left = await workbench.article({ id: article });
    expect(left.ok && left.value.spans.map(({ by }) => by)).toEqual([me]);
    expect(place.store.entriesSinceOpen().at(-1)?.entry.by).toBe(me);
  });
});

describe('the view', () => {
  test('comes back as it was saved, for its own project only', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    expect(await workbench.loadView(undefined)).toEqual({ ok: true, value: {} });
    await workbench.saveView({ panes: [{ article: 'a', top: 12 }] });
    expect(await workbenchOf(place).loadView(undefined)).toEqual({
      ok: true,
      value: { panes: [{ article: 'a', top: 12 }] },
    });
  });

  test('is known to a page that asks before the disk has it', async () => {
    const workbench = workbenchOf(await makePlace());
    await workbench.saveView({ at: 1 });
    const saving = workbench.saveView({ at: 2 });
    expect(await workbench.loadView(undefined)).toEqual({ ok: true, value: { at: 2 } });
    await saving;
  });

  test('saved many times at once is one of them, whole', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    const views = Array.from({ length: 20 }, (_, at) => ({ at, filler: 'x'.repeat(1000 * at) }));
    await Promise.all(views.map((view) => workbench.saveView(view)));
    const loaded = await workbench.loadView(undefined);
    expect(views).toContainEqual(loaded.ok && loaded.value);
  });
});

describe('events', () => {
  test('start with what was missed and go on with what happens, each entry once', async () => {
    const place = await makePlace();
    const workbench = workbenchOf(place);
    const { article, me } = await withArticle(place);
    const before = place.store.seq();
    await tag(place, article, me, 0);
    await tag(place, article, me, 4);
    const events = workbench.events({ after: before + 1 });
    await tag(place, article, me, 11);
    const seen: number[] = [];
    for await (const event of events) {
      if (event.type === 'entry') seen.push(event.committed.seq);
      if (seen.length === 2) await tag(place, article, me, 16);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([before + 2, before + 3, before + 4]);
    expect(workbench.windows()).toBe(0);
  });

  test('tell every window when the annotator changes', async () => {
    const workbench = workbenchOf(await makePlace());
    const [a, b] = [workbench.events({ after: 0 }), workbench.events({ after: 0 })];
    const signedIn = await workbench.signIn({ name: 'Ada' });
    const me = async (events: AsyncGenerator<WorkbenchEvent, void>) => {
      for await (const event of events) if (event.type === 'me') return event.me;
      return null;
    };
    expect(await Promise.all([me(a), me(b)])).toEqual(
      [signedIn, signedIn].map((result) => result.ok && result.value.id),
    );
  });

  test('end when their reader is gone, also while it waits, and leave no listener behind', async () => {
    const counts: number[] = [];
    const place = await makePlace();
    const workbench = createWorkbench({
      store: place.store,
      home: place.home,
      ...identity,
      onWindows: (count) => counts.push(count),
    });
    const leaving = new AbortController();
    const aborted = workbench.events({ after: 0 }, leaving.signal);
    const returned = workbench.events({ after: 0 });
    const waiting = [aborted.next(), returned.next()];
    leaving.abort();
    await returned.return();
    expect(await Promise.all(waiting)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(workbench.windows()).toBe(0);
    expect(counts).toEqual([1, 2, 1, 0]);
  });
});
