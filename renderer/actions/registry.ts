/** Every action there is. Keyboard, palette, list of keys and menus read this and nothing else. */
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Action } from './action.ts';
import { adjudicationActions } from './adjudication.ts';
import { toggleBoilerplate } from './boilerplate.ts';
import { boundaryActions } from './boundary.ts';
import { bulkActions } from './bulk.ts';
import { caretActions } from './caret.ts';
import { chooseLabelActions } from './choose-label.ts';
import { cleanUpActions } from './clean-up.ts';
import { codebookActions } from './codebook.ts';
import {
  addArticles,
  changeAnnotator,
  editDetails,
  exportProject,
  openPalette,
  reviewBoilerplate,
  showKeys,
  showLayers,
} from './dialogs.ts';
import { fragmentActions } from './fragments.ts';
import { redo, undo } from './history.ts';
import { backToText, inspect } from './inspect.ts';
import { linkActions } from './link.ts';
import { noteActions } from './note.ts';
import { occurrenceActions } from './occurrences.ts';
import { orphanActions } from './orphans.ts';
import {
  filterAnnotations,
  goToAnnotations,
  goToArticles,
  nextRegion,
  paneCountActions,
  previousRegion,
} from './panes.ts';
import { problemActions } from './problems.ts';
import { removeSpan } from './remove-span.ts';
import { resizeActions } from './resize-span.ts';
import { reviewActions } from './review.ts';
import { screenActions } from './screens.ts';
import { selectTargetActions } from './select-target.ts';
import { sessionActions } from './session.ts';
import { nextSpan, previousSpan } from './span-travel.ts';
import { tagActions } from './tag.ts';
import { toggleFinal } from './toggle-final.ts';

const FIXED: readonly Action[] = [
  toggleBoilerplate,
  nextSpan,
  previousSpan,
  inspect,
  removeSpan,
  ...resizeActions,
  ...boundaryActions,
  ...fragmentActions,
  ...occurrenceActions,
  ...noteActions,
  toggleFinal,
  ...bulkActions,
  ...linkActions,
  undo,
  redo,
  ...caretActions,
  ...selectTargetActions,
  backToText,
  ...paneCountActions,
  nextRegion,
  previousRegion,
  goToArticles,
  goToAnnotations,
  filterAnnotations,
  ...screenActions,
  ...adjudicationActions,
  ...problemActions,
  ...reviewActions,
  ...sessionActions,
  ...codebookActions,
  ...cleanUpActions,
  ...orphanActions,
  addArticles,
  editDetails,
  reviewBoilerplate,
  showLayers,
  changeAnnotator,
  exportProject,
  openPalette,
  showKeys,
];

const registries = new WeakMap<Codebook, readonly Action[]>();

/** The actions of a project: one for each label, then the fixed ones. The same list every time. */
export function actionsFor(codebook: Codebook): readonly Action[] {
  const known = registries.get(codebook);
  if (known) return known;
  const made = [...tagActions(codebook), ...FIXED, ...chooseLabelActions(codebook)];
  registries.set(codebook, made);
  return made;
}

export const actionById = (codebook: Codebook, id: string): Action | undefined =>
  actionsFor(codebook).find((action) => action.id === id);
