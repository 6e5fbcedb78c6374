/** Editing an article’s text, and what its revisions were. */
import type { Edit } from '../editor/clean-up/edits.ts';
import {
  ANYWHERE,
  OUTSIDE_FIELDS,
  needsArticle,
  type Action,
  type ActionContext,
} from './action.ts';
import { activePane } from '../store/view-state.ts';
import type { Chord } from './chord.ts';

const begin: Action = {
  id: 'clean-up.begin',
  label: 'Clean up the article’s text',
  group: 'Clean-up',
  keys: ['F4'],
  places: OUTSIDE_FIELDS,
  when(context) {
    if (context.state.mode?.kind === 'clean-up')
      return 'A clean-up is under way: keep or discard it first.';
    return context.state.readOnly ?? needsArticle(context);
  },
  run({ workbench, state }) {
    const { article } = activePane(state.view);
    if (article === null) return;
    workbench.enter({ kind: 'clean-up', pane: state.view.active, article });
    workbench.say('Edit the text as in any editor. F4 keeps it, Escape gives it up.');
  },
};

const underWay = ({ cleanUp }: ActionContext): true | string =>
  cleanUp !== null || 'No text is being cleaned up. Press F4 in an article to begin.';

const during = (
  action: Pick<Action, 'id' | 'label' | 'keys' | 'run'> & Partial<Pick<Action, 'places'>>,
): Action => ({
  group: 'Clean-up',
  places: ['clean-up'],
  mode: 'clean-up',
  when: underWay,
  ...action,
});

const keep = during({
  id: 'clean-up.keep',
  label: 'Keep the clean-up as a new revision',
  keys: ['F4', 'Mod+S'],
  places: ANYWHERE,
  run: ({ cleanUp }) => cleanUp?.keep(),
});

const discard = during({
  id: 'clean-up.discard',
  label: 'Discard the clean-up…',
  keys: ['Escape'],
  run: ({ cleanUp }) => cleanUp?.discard(),
});

const goBack = during({
  id: 'clean-up.return',
  label: 'Go back to the text that is cleaned up',
  keys: ['Escape'],
  places: ['text', 'list', 'field', 'elsewhere'],
  run: ({ cleanUp }) => cleanUp?.focus(),
});

const link = during({
  id: 'clean-up.link',
  label: 'Link the selection, or change the link at the caret…',
  keys: ['Mod+Shift+K'],
  run: ({ cleanUp }) => cleanUp?.askForLink(),
});

/** The words are said where there was nothing to do. */
const EDIT_ACTIONS: readonly (readonly [
  edit: Edit,
  label: string,
  keys: readonly Chord[],
  refusal: string,
])[] = [
  ['bold', 'Bold', ['Mod+B'], 'Select some text to make it bold.'],
  ['italic', 'Italics', ['Mod+I'], 'Select some text to set it in italics.'],
  ['paragraph', 'Paragraph', ['Alt+Shift+0'], 'It is a paragraph already.'],
  ['heading-1', 'Heading of the first level', ['Alt+Shift+1'], 'It is such a heading already.'],
  ['heading-2', 'Heading of the second level', ['Alt+Shift+2'], 'It is such a heading already.'],
  ['heading-3', 'Heading of the third level', ['Alt+Shift+3'], 'It is such a heading already.'],
  ['list-item', 'List item', ['Alt+Shift+L'], 'It is a list item already.'],
  ['quotation', 'Quotation', ['Alt+Shift+Q'], 'It is a quotation already.'],
  [
    'remove-boilerplate',
    'Remove everything that is marked as boilerplate',
    ['Alt+Shift+R'],
    'No text is marked as boilerplate, or all of it is. Outside of the clean-up, b marks a selection.',
  ],
  [
    'keep-boilerplate',
    'Keep the boilerplate at the caret as the article’s own text',
    ['Alt+Shift+U'],
    'The caret is not in text that is marked as boilerplate.',
  ],
  ['undo', 'Undo in the clean-up', ['Mod+Z'], 'Nothing to undo in this clean-up.'],
  ['redo', 'Redo in the clean-up', ['Mod+Shift+Z', 'Mod+Y'], 'Nothing to redo in this clean-up.'],
];

const edits = EDIT_ACTIONS.map(([edit, label, keys, refusal]) =>
  during({
    id: `clean-up.${edit}`,
    label,
    keys,
    run({ cleanUp, workbench }) {
      if (cleanUp?.run(edit) === false) workbench.say(refusal, 'refused');
    },
  }),
);

export const cleanUpActions: readonly Action[] = [begin, keep, discard, goBack, link, ...edits];
