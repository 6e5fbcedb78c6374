/** Merging from a window, over the real handler and real folders. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conflictWatch, type ConflictState } from '../../../renderer/store/conflict-watch.ts';
import { mergeSession, type MergeStage } from '../../../renderer/store/merge-session.ts';
import type { Workbench } from '../../../renderer/store/workbench.ts';
import { openStore } from '../../../main/storage/open-store.ts';
import { identity } from '../../hosts/place.ts';
import { openWindow, TEXT, type Window } from './window.ts';

const FROM = TEXT.indexOf('1,200');

/**
 * A window on a project with one annotation that has a note now, and a copy in which somebody wrote
 * another one, or deleted it.
 */
async function copied(
  fate: 'noted' | 'deleted' = 'noted',
): Promise<{ window: Window; copy: string; span: string }> {
  const window = await openWindow();
  const { workbench, article, place, until } = window;
  const tagged = workbench.dispatch({
    do: 'add-span',
    article,
    label: 'number',
    fragments: [{ start: FROM, end: FROM + 5 }],
  });
  if (!tagged.ok) throw new Error(tagged.error.message);
  const span = tagged.value.change.added[0]?.id ?? '';
  await until(({ save }) => save.kind === 'saved');
  const copy = join(place.folder, 'copy.claimbench');
  await cp(place.store.path, copy, {
    recursive: true,
    filter: (file) => !file.endsWith('lock'),
  });
  const there = await openStore(copy, identity);
  if (!there.ok) throw new Error(there.error.message);
  const by = workbench.store.getState().me ?? '';
  const noted = await there.value.run(
    fate === 'noted'
      ? { do: 'edit-span', article, span, edit: { note: 'theirs' } }
      : { do: 'remove-spans', article, spans: [span] },
    by,
    'user',
  );
  if (!noted.ok) throw new Error(noted.error.message);
  await there.value.close();
  workbench.dispatch({ do: 'edit-span', article, span, edit: { note: 'ours' } });
  return { window, copy, span };
}

const stageOf = (workbench: Workbench): MergeStage['kind'] =>
  mergeSession(workbench).store.getState().stage.kind;

function conflictsUntil(
  workbench: Workbench,
  holds: (state: ConflictState) => boolean,
): Promise<void> {
  const { store } = conflictWatch(workbench);
  return new Promise((resolve) => {
    if (holds(store.getState())) resolve();
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
}

const noteOf = ({ workbench, article }: Window, span: string) =>
  workbench.store.getState().data.layers.get(article)?.spans.get(span)?.note;

describe('merging from a window', () => {
  test('what cannot be read is said, and the path stays to be put right', async () => {
    const { workbench, place } = await openWindow();
    const session = mergeSession(workbench);
    const path = join(place.folder, 'nothing.claimbundle');
    session.edit({ path });
    await session.look();
    const { stage, problem, path: typed } = session.store.getState();
    expect(stage.kind).toBe('choosing');
    expect(problem?.message).toContain('nothing.claimbundle');
    expect(typed).toBe(path);
  });

  test('a path may stand in quotation marks, and is chosen once', async () => {
    const { workbench } = await openWindow();
    const session = mergeSession(workbench);
    for (const path of [' "/copies/ben" ', '/copies/ben']) {
      session.edit({ path });
      session.choosePath();
    }
    expect(session.store.getState().chosen).toEqual([
      { name: '/copies/ben', source: { path: '/copies/ben' } },
    ]);
  });

  test('a conflict is known after the merge, gone once settled, and back after undo', async () => {
    const { window, copy, span } = await copied();
    const { workbench, until } = window;
    const session = mergeSession(workbench);
    const watch = conflictWatch(workbench);
    watch.start();
    session.edit({ path: copy });
    await session.look();
    expect(stageOf(workbench)).toBe('looked');
    await session.take();
    expect(stageOf(workbench)).toBe('merged');
    await conflictsUntil(workbench, ({ conflicts }) => conflicts.length === 1);

    const [conflict] = watch.store.getState().conflicts;
    const theirs = conflict?.sides.find(({ words }) => words.includes('theirs'));
    if (!conflict || !theirs) throw new Error('no conflict over the notes');
    // Ours is the later one, so it shows until somebody decides.
    expect(noteOf(window, span)).toBe('ours');
    const settling = watch.settle([{ conflict, choice: { take: theirs.clock } }]);
    // It leaves the list before the store has answered.
    expect(watch.store.getState().conflicts).toEqual([]);
    await settling;
    expect(watch.store.getState()).toMatchObject({ conflicts: [], refusal: null });
    await until(() => noteOf(window, span) === 'theirs');

    expect(workbench.undo().ok).toBe(true);
    await conflictsUntil(workbench, ({ conflicts }) => conflicts.length === 1);
    expect(noteOf(window, span)).toBe('ours');
  });

  test('what one deleted and another wrote to stands until it is deleted for good', async () => {
    const { window, copy, span } = await copied('deleted');
    const { workbench, until } = window;
    const session = mergeSession(workbench);
    const watch = conflictWatch(workbench);
    watch.start();
    session.edit({ path: copy });
    await session.look();
    await session.take();
    await conflictsUntil(workbench, ({ conflicts }) => conflicts.length === 1);
    const [conflict] = watch.store.getState().conflicts;
    if (!conflict) throw new Error('no conflict over the deletion');
    expect(conflict.what).toBe('deleted');
    expect(noteOf(window, span)).toBe('ours');
    await watch.settle([{ conflict, choice: 'delete' }]);
    expect(watch.store.getState()).toMatchObject({ conflicts: [], refusal: null });
    await until(() => noteOf(window, span) === undefined);
  });

  test('a look that is stopped changes nothing, and is no problem', async () => {
    const { window, copy } = await copied();
    const { workbench } = window;
    const session = mergeSession(workbench);
    session.edit({ path: copy });
    const looking = session.look();
    expect(stageOf(workbench)).toBe('looking');
    session.stop();
    await looking;
    expect(session.store.getState()).toMatchObject({
      stage: { kind: 'choosing' },
      problem: null,
      path: copy,
    });
    expect(workbench.store.getState().announcement.text).toBe('Stopped. Nothing was changed.');
  });

  test('a merge whose look is old is refused, and can be looked at again', async () => {
    const { window, copy, span } = await copied();
    const { workbench, article } = window;
    const session = mergeSession(workbench);
    session.edit({ path: copy });
    await session.look();
    workbench.dispatch({ do: 'edit-span', article, span, edit: { status: 'final' } });
    await session.take();
    expect(session.store.getState().problem?.code).toBe('stale-look');
    expect(stageOf(workbench)).toBe('looked');
    await session.look();
    await session.take();
    expect(stageOf(workbench)).toBe('merged');
  });
});
