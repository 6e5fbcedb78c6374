/** From a key to exactly one action, or to words on why there is none. */
import type { Action, ActionContext, Place } from './action.ts';
import { actionsFor } from './registry.ts';
import { chordOf, shownChord, type Chord } from './chord.ts';

/** What has the focus, as far as keys are concerned. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'elsewhere';
  // Text that is edited stands in a pane too.
  if (target.closest('[data-field]')) return 'field';
  if (target.closest('[data-clean-up]')) return 'clean-up';
  if (target.closest('[data-pane-text]')) return 'text';
  if (target.closest('input, textarea, select')) return 'field';
  if (target.closest('[data-place="adjudication"]')) return 'adjudication';
  return target.closest('[data-place="list"]') ? 'list' : 'elsewhere';
}

/** Something is open in a field that Escape and the arrows are for. */
const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-keys]') !== null;

export type Choice =
  | { readonly kind: 'run'; readonly action: Action }
  | { readonly kind: 'refuse'; readonly reason: string }
  /** No action of ours: the browser does what it does with the key. */
  | { readonly kind: 'leave' };

/** A label's key may be a key of the workbench too: then it must be said, not guessed. */
const clash = (chord: Chord, actions: readonly Action[], isMac: boolean): string =>
  `${shownChord(chord, isMac)} has ${actions.length} meanings here (${actions
    .map(({ label }) => label)
    .join('; ')}), so nothing was done. Give one of the labels another key in the codebook.`;

export function choose(
  actions: readonly Action[],
  chord: Chord,
  place: Place,
  context: ActionContext,
  isMac: boolean,
): Choice {
  const meant = actions.filter(
    (action) => action.keys.includes(chord) && action.places.includes(place),
  );
  const now = context.state.mode?.kind;
  const modal = meant.filter(({ mode }) => mode !== undefined && mode === now);
  const candidates = modal.length > 0 ? modal : meant.filter(({ mode }) => mode === undefined);
  if (candidates.length === 0) {
    return place === 'text' && /^[\p{L}\p{N}]$/u.test(chord)
      ? {
          kind: 'refuse',
          reason: `${shownChord(chord, isMac)} does nothing here. Press ? for all keys.`,
        }
      : { kind: 'leave' };
  }
  const answers = candidates.map((action) => ({ action, answer: action.when(context) }));
  const enabled = answers.filter(({ answer }) => answer === true).map(({ action }) => action);
  const [only, second] = enabled;
  if (only && second) return { kind: 'refuse', reason: clash(chord, enabled, isMac) };
  if (only) return { kind: 'run', action: only };
  const reason = answers.map(({ answer }) => answer).find((answer) => answer !== true);
  return { kind: 'refuse', reason: reason ?? '' };
}

/**
 * Listens before the editor does, so that a key has one meaning.
 * @returns how to stop
 */
export function listenToKeys(
  target: Window,
  isMac: boolean,
  contextNow: () => ActionContext,
): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event, isMac);
    const context = contextNow();
    // A dialog has its own keys; Escape closes it, and nothing reaches what lies behind.
    if (chord === null || context.state.dialog !== null || hasOwnKeys(event.target)) return;
    const actions = actionsFor(context.state.data.codebook);
    const choice = choose(actions, chord, placeOf(event.target), context, isMac);
    if (choice.kind === 'leave') return;
    event.preventDefault();
    event.stopPropagation();
    if (choice.kind === 'run') choice.action.run(context);
    else context.workbench.say(choice.reason, 'refused');
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}
