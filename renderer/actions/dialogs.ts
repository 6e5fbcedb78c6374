/** Everything that opens a dialog. */
import { activePane } from '../store/view-state.ts';
import type { Dialog } from '../store/workbench-state.ts';
import {
  ANYWHERE,
  OUTSIDE_FIELDS,
  needsArticle,
  type Action,
  type ActionContext,
} from './action.ts';

const canWrite = ({ state }: ActionContext): true | string => state.readOnly ?? true;

type Simple = Extract<
  Dialog['kind'],
  'palette' | 'keys' | 'annotator' | 'layers' | 'add-articles' | 'export'
>;

const opening = (
  kind: Simple,
  action: Pick<Action, 'label' | 'group' | 'keys'> & Partial<Pick<Action, 'places' | 'when'>>,
): Action => ({
  id: `dialog.${kind}`,
  places: OUTSIDE_FIELDS,
  when: () => true,
  run: ({ workbench }) => workbench.show({ kind }),
  ...action,
});

export const openPalette = opening('palette', {
  label: 'Search or run a command',
  group: 'Help',
  keys: ['Mod+K'],
  places: ANYWHERE,
});
export const showKeys = opening('keys', {
  label: 'Show all keys',
  group: 'Help',
  keys: ['?', 'F1'],
});
export const changeAnnotator = opening('annotator', {
  label: 'Change the annotator’s name…',
  group: 'Project',
  keys: ['Mod+Shift+U'],
  when: canWrite,
});
export const showLayers = opening('layers', {
  label: 'Show, hide or remove annotators’ layers…',
  group: 'Project',
  keys: ['Mod+Shift+L'],
});
export const addArticles = opening('add-articles', {
  label: 'Add articles…',
  group: 'Project',
  keys: ['Mod+O'],
  when: canWrite,
});
export const exportProject = opening('export', {
  label: 'Export…',
  group: 'Project',
  keys: ['Mod+E'],
});

function withArticle(context: ActionContext, run: (article: string) => void): void {
  const { article } = activePane(context.state.view);
  if (article !== null) run(article);
}

export const editDetails: Action = {
  id: 'dialog.article-details',
  label: 'Edit the article’s title and source…',
  group: 'Project',
  keys: ['F2'],
  places: OUTSIDE_FIELDS,
  when: (context) => (canWrite(context) === true ? needsArticle(context) : canWrite(context)),
  run: (context) =>
    withArticle(context, (article) => context.workbench.show({ kind: 'article-details', article })),
};

export const reviewBoilerplate: Action = {
  id: 'dialog.boilerplate',
  label: 'Review likely boilerplate…',
  group: 'Project',
  keys: ['Shift+B'],
  places: ['text'],
  when: needsArticle,
  run: (context) =>
    withArticle(context, (article) => context.workbench.show({ kind: 'boilerplate', article })),
};
