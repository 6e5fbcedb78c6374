import { expect, test } from 'vitest';
import {
  activePane,
  firstView,
  restoredView,
  savedForm,
  shownPanes,
  withArticle,
  withPane,
  withPaneCount,
} from '../../../renderer/store/view-state.ts';

const articles = ['a', 'b', 'c', 'd'];

test('a first view shows two articles side by side', () => {
  expect(shownPanes(firstView(articles)).map(({ article }) => article)).toEqual(['a', 'b']);
  expect(shownPanes(firstView([])).map(({ article }) => article)).toEqual([null, null]);
});

test('what was saved comes back as it was', () => {
  const view = withPane(withPaneCount(withArticle(firstView(articles), 1, 'd'), 3), 2, {
    topOffset: 812,
    selection: { anchor: 7, head: 3 },
    span: 'x',
  });
  const saved: unknown = JSON.parse(JSON.stringify(savedForm(view)));
  expect(restoredView(saved as Record<string, unknown>, articles)).toEqual(view);
});

test('an article that is gone leaves its pane empty, and the others stay', () => {
  const view = savedForm(withArticle(firstView(articles), 1, 'd'));
  const panes = restoredView(view, ['a', 'b', 'c']).panes.map(({ article }) => article);
  expect(panes).toEqual(['a', null, 'c']);
});

test.each([[{}], [{ panes: 'broken' }], [{ ...savedForm(firstView(articles)), paneCount: 9 }]])(
  'a view that cannot be read is a first view',
  (saved) => {
    expect(restoredView(saved, articles)).toEqual(firstView(articles));
  },
);

test('a pane that is hidden and shown again has its article and place', () => {
  const view = withPane(firstView(articles), 1, { topOffset: 99 });
  expect(withPaneCount(withPaneCount(view, 1), 2).panes[1]).toEqual(view.panes[1]);
});

test('with fewer panes, the active one is one that is shown', () => {
  const view = { ...firstView(articles), active: 1 };
  expect(activePane(withPaneCount(view, 1)).article).toBe('a');
});

test('opening the article that is open keeps the place in it', () => {
  const view = withPane(firstView(articles), 0, { topOffset: 50 });
  expect(withArticle(view, 0, 'a').panes[0]?.topOffset).toBe(50);
  expect(withArticle(view, 0, 'c').panes[0]?.topOffset).toBe(0);
});

test('an article opens again where it was left, also in another pane and after a restart', () => {
  const selection = { anchor: 7, head: 3 };
  const read = withPane(firstView(articles), 0, { topOffset: 812, selection, span: 'x' });
  const left = withArticle(read, 0, 'c');
  const saved: unknown = JSON.parse(JSON.stringify(savedForm(left)));
  const again = withArticle(restoredView(saved as Record<string, unknown>, articles), 1, 'a');
  expect(again.panes[1]).toEqual({ article: 'a', topOffset: 812, selection, span: 'x' });
});
