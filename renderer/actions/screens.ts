/** What fills the middle of the screen: the articles, a search, the problems, the codebook … */
import { SCREENS, type Screen } from '../store/view-state.ts';
import { ANYWHERE, type Action } from './action.ts';
import type { Chord } from './chord.ts';

const NAMES: Readonly<Record<Screen, readonly [name: string, label: string]>> = {
  read: ['Read', 'Read the articles'],
  search: ['Search', 'Search the project'],
  problems: ['Problems', 'List the project’s problems'],
  codebook: ['Codebook', 'Edit the codebook'],
  review: ['Review', 'Review merges, conflicts and disagreements'],
  data: ['Data', 'Measure agreement'],
};

export const screenName = (screen: Screen): string => NAMES[screen][0];

/** Alt with the digit of its place; the search also where every program has it. */
const keysOf = (screen: Screen): readonly Chord[] => [
  `Alt+${SCREENS.indexOf(screen) + 1}`,
  ...(screen === 'search' ? ['Mod+Shift+F'] : []),
];

export const screenActions: readonly Action[] = SCREENS.map((screen) => ({
  id: `screen.${screen}`,
  label: NAMES[screen][1],
  group: 'Screens',
  keys: keysOf(screen),
  places: ANYWHERE,
  when: ({ state }) => state.view.screen !== screen || `${NAMES[screen][0]} is shown already.`,
  run({ workbench, focus }) {
    workbench.setView((view) => ({ ...view, screen }));
    workbench.say(`${NAMES[screen][0]}.`);
    focus.screen();
  },
}));
