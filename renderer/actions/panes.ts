/** How many panes there are, and going round the regions of the screen. */
import { withPaneCount, type PaneCount } from '../store/view-state.ts';
import { ANYWHERE, layerInPane, OUTSIDE_FIELDS, type Action } from './action.ts';

const WORDS: Readonly<Record<PaneCount, string>> = {
  1: 'One pane',
  2: 'Two panes side by side',
  3: 'Three panes side by side',
};

export const paneCountActions: readonly Action[] = ([1, 2, 3] as const).map((count) => ({
  id: `panes.${count}`,
  label: WORDS[count],
  group: 'Panes',
  keys: [`Mod+Alt+${count}`],
  places: ANYWHERE,
  when: ({ state }) => state.view.paneCount !== count || `${WORDS[count]} already.`,
  run({ workbench }) {
    workbench.setView((view) => withPaneCount(view, count));
    workbench.say(`${WORDS[count]}.`);
  },
}));

export const nextRegion: Action = {
  id: 'region.next',
  label: 'Go to the next part of the screen',
  group: 'Panes',
  keys: ['F6'],
  places: ANYWHERE,
  when: () => true,
  run: ({ focus }) => focus.region(1),
};

export const previousRegion: Action = {
  id: 'region.previous',
  label: 'Go to the previous part of the screen',
  group: 'Panes',
  keys: ['Shift+F6'],
  places: ANYWHERE,
  when: () => true,
  run: ({ focus }) => focus.region(-1),
};

export const goToArticles: Action = {
  id: 'region.articles',
  label: 'Go to the list of articles',
  group: 'Panes',
  keys: ['Mod+B'],
  places: OUTSIDE_FIELDS,
  when: () => true,
  run: ({ focus }) => focus.articles(),
};

export const goToAnnotations: Action = {
  id: 'region.annotations',
  label: 'Go to the list of annotations',
  group: 'Panes',
  keys: ['Mod+J'],
  places: OUTSIDE_FIELDS,
  when: (context) =>
    (layerInPane(context)?.spans.size ?? 0) > 0 || 'No annotations in this article yet.',
  run: ({ focus }) => focus.annotations(),
};

export const filterAnnotations: Action = {
  id: 'region.filter',
  label: 'Filter the annotations',
  group: 'Panes',
  keys: ['/'],
  places: OUTSIDE_FIELDS,
  when: () => true,
  run: ({ focus }) => focus.filter(),
};
