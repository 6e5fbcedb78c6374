/**
 * One user action: what it is called, which keys run it where, when it can run and what it does.
 * The keyboard, the palette, the list of keys and the native menu all read the same registry.
 */
import type { Entry } from '../../shared/model/change.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import type { Result } from '../../shared/result.ts';
import type { CleanUpControl } from '../editor/clean-up/clean-up-control.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { Mode } from '../store/mode.ts';
import { activePane, type PaneView } from '../store/view-state.ts';
import type { Workbench } from '../store/workbench.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';
import type { Chord } from './chord.ts';

export const GROUPS = [
  'Tag',
  'Annotation',
  'Relations',
  'Move',
  'Panes',
  'Screens',
  'Clean-up',
  'Adjudication',
  'Session',
  'Project',
  'Help',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * What has the focus: an article's text, the list of annotations, a form field, a text that is
 * cleaned up, the list of units to adjudicate, or anything else.
 */
export type Place = 'text' | 'list' | 'field' | 'clean-up' | 'adjudication' | 'elsewhere';

export const ANYWHERE: readonly Place[] = [
  'text',
  'list',
  'field',
  'clean-up',
  'adjudication',
  'elsewhere',
];
/** Everywhere but in a field, where keys mean what they mean in fields. */
export const OUTSIDE_FIELDS: readonly Place[] = ['text', 'list', 'adjudication', 'elsewhere'];

/** Moving the focus: the part of the screen that actions may ask of the views. */
export interface Focus {
  region(step: 1 | -1): void;
  articles(): void;
  inspector(): void;
  annotations(): void;
  filter(): void;
  /** The note on the selected annotation. */
  note(): void;
  /** The text of a pane, now or as soon as it is there. */
  pane(index: number): void;
  /** What takes the focus on the screen that was switched to. */
  screen(): void;
}

export interface ActionContext {
  readonly workbench: Workbench;
  readonly state: WorkbenchState;
  /** The editor of the active pane, once it shows an article. */
  readonly editor: EditorHandle | null;
  /** The editor of any pane, by index. */
  readonly editorIn: (pane: number) => EditorHandle | null;
  /** The clean-up that is under way, once its text is there. */
  readonly cleanUp: CleanUpControl | null;
  readonly focus: Focus;
}

export interface Action {
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  readonly keys: readonly Chord[];
  /** Where its keys act. */
  readonly places: readonly Place[];
  /** Only while this is under way; its keys then come before what else they mean. */
  readonly mode?: Mode['kind'];
  /** True, or why not: said aloud when its key is pressed all the same. */
  when(context: ActionContext): true | string;
  run(context: ActionContext): void;
}

export const paneOf = ({ state }: ActionContext): PaneView => activePane(state.view);

/** The article of the active pane with what lies on it. */
export function layerInPane(context: ActionContext): Layer | undefined {
  const { article } = paneOf(context);
  return article === null ? undefined : context.state.data.layers.get(article);
}

export function selectedSpan(context: ActionContext): Span | undefined {
  const { span } = paneOf(context);
  return span === null ? undefined : layerInPane(context)?.spans.get(span);
}

export const needsArticle = (context: ActionContext): true | string =>
  layerInPane(context) && context.editor
    ? true
    : 'No article is open in this pane. Choose one from the list of articles.';

export const needsSpan = (context: ActionContext): true | string =>
  selectedSpan(context)
    ? true
    : 'No annotation is selected. Click one, or press Tab to go to the next.';

/** Says what was done, or why it was not. */
export function report(
  { workbench }: ActionContext,
  outcome: Result<Entry>,
  words: (entry: Entry) => string = ({ label }) => `${label}.`,
): outcome is { readonly ok: true; readonly value: Entry } {
  if (outcome.ok) workbench.say(words(outcome.value));
  else workbench.say(outcome.error.message, 'refused');
  return outcome.ok;
}
