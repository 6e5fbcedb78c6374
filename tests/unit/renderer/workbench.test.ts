import { describe, expect, test } from 'vitest';
import type { Workbench } from '../../../renderer/store/workbench.ts';
import { openWindow, projectWithArticle, TEXT, type Window } from './window.ts';

const FROM = TEXT.indexOf('1,200');

const tag = ({ workbench, article }: Window, label = 'number', from = FROM, length = 5) =>
  workbench.dispatch({
    do: 'add-span',
    article,
    label,
    fragments: [{ start: from, end: from + length }],
  });

const quotes = (workbench: Workbench, article: string): string[] =>
  [...(workbench.store.getState().data.layers.get(article)?.spans ?? [])].map(
    ({ quote }) => quote.exact,
  );

const isSaved = ({ save }: { save: { kind: string } }): boolean => save.kind === 'saved';

async function stored({ place, article }: Window): Promise<string[]> {
  const content = await place.store.article(article);
  return content.ok ? content.value.spans.map(({ quote }) => quote.exact) : [];
}

describe('an edit', () => {
  test('is there at once, and called saved only when the store has it', async () => {
    const window = await openWindow();
    expect(tag(window).ok).toBe(true);
    expect(quotes(window.workbench, window.article)).toEqual(['1,200']);
    expect(window.workbench.store.getState().save.kind).toBe('saving');
    expect(window.workbench.hasUnsaved()).toBe(true);
    await window.until(isSaved);
    expect(await stored(window)).toEqual(['1,200']);
    expect(window.workbench.hasUnsaved()).toBe(false);
  });

  test('counts in the list of articles', async () => {
    const window = await openWindow();
    tag(window);
    expect(window.workbench.store.getState().summaries.get(window.article)?.counts).toEqual({
      number: 1,
    });
  });

  test('that makes no sense changes nothing and is not sent', async () => {
    const window = await openWindow();
    const refused = tag(window, 'number', TEXT.indexOf('\n'), 2);
    expect(!refused.ok && refused.error.code).toBe('empty-selection');
    expect(window.workbench.hasUnsaved()).toBe(false);
  });

  test('without a name asks for the name', async () => {
    const window = await openWindow();
    window.workbench.store.setState({ me: null });
    expect(tag(window).ok).toBe(false);
    expect(window.workbench.store.getState().dialog).toEqual({ kind: 'annotator' });
  });
});

describe('when saving fails', () => {
  test('the edit stays, the reason is shown, and it is saved in the end, once', async () => {
    let isDown = true;
    const window = await openWindow(await projectWithArticle(), {
      wire: (_request, call, go) =>
        call === 'commit' && isDown ? Promise.reject(new TypeError('no route')) : go(),
    });
    tag(window);
    await window.until(({ save }) => save.kind === 'not-saved');
    expect(quotes(window.workbench, window.article)).toEqual(['1,200']);
    expect(window.workbench.hasUnsaved()).toBe(true);
    isDown = false;
    await window.until(isSaved);
    expect(await stored(window)).toEqual(['1,200']);
  });

  test('an edit whose acknowledgement was lost is not made twice', async () => {
    let lost = 0;
    const window = await openWindow(await projectWithArticle(), {
      wire: async (_request, call, go) => {
        const response = await go();
        if (call !== 'commit' || lost > 0) return response;
        lost += 1;
        throw new TypeError('connection reset');
      },
    });
    tag(window);
    await window.until(({ save }) => save.kind === 'not-saved');
    await window.until(isSaved);
    expect(await stored(window)).toEqual(['1,200']);
    expect(quotes(window.workbench, window.article)).toEqual(['1,200']);
  });

  test('nothing is exported before everything is saved', async () => {
    const window = await openWindow(await projectWithArticle(), {
      wire: (_request, call, go) =>
        call === 'commit' ? Promise.reject(new TypeError('no route')) : go(),
    });
    tag(window);
    await window.until(({ save }) => save.kind === 'not-saved');
    const options = { annotators: [], labels: [], boilerplate: true };
    const refused = await window.workbench.exportTo({
      format: 'jsonl',
      path: 'x',
      options,
      job: 'a-job',
    });
    expect(!refused.ok && refused.error.code).toBe('not-saved');
  });
});

describe('two windows on one project', () => {
  test('see what the other does', async () => {
    const first = await openWindow();
    const second = await openWindow(first.place);
    tag(first);
    await second.until(() => quotes(second.workbench, second.article).length === 1);
    tag(second, 'source', TEXT.indexOf('Officials'), 9);
    await first.until(() => quotes(first.workbench, first.article).length === 2);
    expect(quotes(first.workbench, first.article)).toEqual(['Officials', '1,200']);
    expect(second.workbench.store.getState().summaries).toEqual(
      first.workbench.store.getState().summaries,
    );
  });

  test('share one history: either takes back the other’s step, by name', async () => {
    const first = await openWindow();
    const second = await openWindow(first.place);
    tag(first);
    await second.until(({ history }) => history.done.length > 1);
    const undone = second.workbench.undo();
    expect(undone.ok && undone.value.label).toBe('Tag “1,200” as Number');
    await first.until(() => quotes(first.workbench, first.article).length === 0);
    expect(first.workbench.redo().ok).toBe(true);
    await second.until(() => quotes(second.workbench, second.article).length === 1);
  });

  test('a step the store refuses is rolled back, said, and the article is as the store has it', async () => {
    const first = await openWindow();
    tag(first);
    await first.until(isSaved);
    const deaf = await openWindow(first.place, { isListening: false });
    const [span] = [
      ...(deaf.workbench.store.getState().data.layers.get(deaf.article)?.spans ?? []),
    ];
    first.workbench.dispatch({
      do: 'remove-spans',
      article: first.article,
      spans: [span?.id ?? ''],
    });
    await first.until(isSaved);
    const edited = deaf.workbench.dispatch({
      do: 'edit-span',
      article: deaf.article,
      span: span?.id ?? '',
      edit: { note: 'too late' },
    });
    expect(edited.ok).toBe(true);
    await deaf.until(({ notices }) => notices.length === 1);
    await deaf.until(() => quotes(deaf.workbench, deaf.article).length === 0);
    expect(deaf.workbench.store.getState().notices[0]?.text).toMatch(
      /^“Edit “1,200”” was not kept: /,
    );
    expect(deaf.workbench.hasUnsaved()).toBe(false);
  });
});

describe('undo', () => {
  test('reaches over a reload of the window', async () => {
    const first = await openWindow();
    tag(first);
    await first.until(isSaved);
    const again = await openWindow(first.place);
    const undone = again.workbench.undo();
    expect(undone.ok && undone.value.label).toBe('Tag “1,200” as Number');
    await again.until(isSaved);
    expect(await stored(again)).toEqual([]);
    expect(again.workbench.redo().ok).toBe(true);
    await again.until(isSaved);
    expect(await stored(again)).toEqual(['1,200']);
  });

  test('lets go of a selected span that it takes away', async () => {
    const window = await openWindow();
    const added = tag(window);
    const id = added.ok ? added.value.change.added[0]?.id : undefined;
    window.workbench.setView((view) => ({
      ...view,
      panes: view.panes.map((pane, at) => (at === 0 ? { ...pane, span: id ?? null } : pane)),
    }));
    window.workbench.undo();
    expect(window.workbench.store.getState().view.panes[0]?.span).toBeNull();
  });
});

test('an article that no pane shows is not kept in memory', async () => {
  const window = await openWindow();
  window.workbench.setView((view) => ({
    ...view,
    panes: view.panes.map((pane) => ({ ...pane, article: null })),
  }));
  expect(window.workbench.store.getState().data.layers.size).toBe(0);
});
