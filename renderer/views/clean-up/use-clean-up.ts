/**
 * One clean-up from its beginning to its end: what has been changed, what would be lost, and the two
 * ways out of it. Taken away by anything else (another article, another screen, a closed window), it
 * is kept, as every draft is: undo takes it back.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Span } from '../../../shared/model/span.ts';
import type { Layer } from '../../../shared/ops/state.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { quoted } from '../../../shared/text/quoted.ts';
import type { CleanUpControl } from '../../editor/clean-up/clean-up-control.ts';
import type { CleanUpSurface } from '../../editor/clean-up/clean-up-surface.ts';
import type { EditStatus } from '../../editor/clean-up/edits.ts';
import type { Outcome } from '../../editor/clean-up/places.ts';
import { withPane } from '../../store/view-state.ts';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';

const NOTHING = 'Nothing was changed, so there is no new revision.';
/** Milliseconds without an edit after which the annotations are looked up anew. */
const PAUSE = 150;

export interface CleanUpState {
  readonly status: EditStatus | null;
  readonly isChanged: boolean;
  /** Annotations that would lose their place. */
  readonly lost: readonly Span[];
  /** How many would keep it. */
  readonly kept: number;
  /** The article has another text by now: this one cannot be kept. */
  readonly isStale: boolean;
  readonly asks: 'discard' | 'link' | null;
  readonly onReady: (surface: CleanUpSurface) => void;
  readonly onChange: (isEdit: boolean) => void;
  readonly linkAt: () => string;
  /** An empty address takes the link away. */
  readonly onLink: (address: string) => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

function keptWords(title: string, revision: number, { kept, lost }: Outcome): string {
  const name = `Kept revision ${revision} of ${quoted(title)}`;
  if (kept.size + lost.length === 0) return `${name}.`;
  const stayed = `${plural(kept.size, 'annotation')} stayed`;
  return lost.length === 0
    ? `${name}: ${stayed}.`
    : `${name}: ${stayed}, ${lost.length} lost ${lost.length === 1 ? 'its' : 'their'} place.`;
}

export function useCleanUp(pane: number, layer: Layer): CleanUpState {
  const { workbench, editors, drafts } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const hidden = useWorkbench(({ view }) => view.hidden);
  const [surface, setSurface] = useState<CleanUpSurface | null>(null);
  const [status, setStatus] = useState<EditStatus | null>(null);
  const [isChanged, setChanged] = useState(false);
  const [edits, setEdits] = useState(0);
  const [counts, setCounts] = useState<Pick<CleanUpState, 'lost' | 'kept'>>({ lost: [], kept: 0 });
  const hasEnded = useRef(false);
  const [asks, setAsks] = useState<CleanUpState['asks']>(null);
  const { id, title, revision } = layer.article;
  const isStale = surface !== null && surface.article.revision !== revision;

  const leave = (words: string): void => {
    hasEnded.current = true;
    workbench.enter(null);
    workbench.say(words);
    editors.focus(pane);
  };

  /** Puts it into the project: what to say then. */
  const commit = (on: CleanUpSurface): Result<string> => {
    const { data, view } = workbench.store.getState();
    const outcome = on.outcome(data.layers.get(id)?.spans ?? []);
    const place = on.place(outcome);
    const done = workbench.dispatch(on.commandOf(outcome));
    if (!done.ok) return done.error.code === 'no-change' ? ok(NOTHING) : done;
    const shown = view.panes[pane];
    if (shown?.article === id) {
      const span = outcome.lost[0]?.id ?? shown.span;
      workbench.setView((current) => withPane(current, pane, { ...place, span }));
    }
    return ok(keptWords(title, on.article.revision + 1, outcome));
  };
  const keep = (): void => {
    if (!surface) return;
    const done = surface.isChanged() ? commit(surface) : ok(NOTHING);
    if (done.ok) leave(done.value);
    else
      workbench.say(`${done.error.message} Your text stays here: copy what you need.`, 'refused');
  };
  const discard = (): void => {
    if (asks === 'discard') control.focus();
    else if (surface?.isChanged()) setAsks('discard');
    else leave('Stopped. Nothing was changed.');
  };
  const control: CleanUpControl = {
    run: (edit) => surface?.run(edit) ?? false,
    askForLink: () => setAsks(asks === 'link' ? null : 'link'),
    keep,
    discard,
    focus() {
      setAsks(null);
      surface?.focus();
    },
  };

  const settle = useEffectEvent(() => {
    if (!surface) return;
    const outcome = surface.outcome(layer.spans);
    const out = new Set(hidden);
    surface.showMarks(
      outcome,
      [...layer.spans].filter(({ by }) => !out.has(by)),
      codebook,
    );
    setCounts({ lost: outcome.lost, kept: outcome.kept.size });
    setStatus(surface.status());
  });
  useEffect(() => {
    if (!surface) return;
    const timer = setTimeout(() => settle(), edits === 0 ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [surface, edits, layer.spans, codebook, hidden]);

  // What keys can do with it: always as it is now.
  useLayoutEffect(() => {
    editors.setCleanUp(surface ? control : null);
  });
  const keepNow = useEffectEvent(keep);
  useEffect(() => (isChanged ? drafts.hold(() => keepNow()) : undefined), [isChanged, drafts]);

  const takenAway = useEffectEvent(() => {
    editors.setCleanUp(null);
    if (hasEnded.current) return;
    const done = surface?.isChanged() ? commit(surface) : ok('');
    if (!done.ok)
      workbench.warn(`The clean-up of ${quoted(title)} was not kept: ${done.error.message}`);
    else if (done.value !== '') workbench.say(done.value);
    const { mode } = workbench.store.getState();
    if (mode?.kind === 'clean-up' && mode.pane === pane) workbench.enter(null);
  });
  // Before the text is gone from the page: where the reader is must be measured.
  useLayoutEffect(() => () => takenAway(), []);

  return {
    status,
    isChanged,
    ...counts,
    isStale,
    asks,
    onReady(ready) {
      setSurface(ready);
      ready.focus();
    },
    onChange(isEdit) {
      if (!surface) return;
      setStatus(surface.status());
      if (!isEdit) return;
      setChanged(surface.isChanged());
      setEdits((count) => count + 1);
    },
    linkAt: () => surface?.linkAt() ?? '',
    onLink(address) {
      if (address.trim() === '') surface?.run('unlink');
      else if (surface?.linkTo(address) === false) {
        workbench.say(
          'Select the text to link, and give an address that begins with https://, http:// or mailto:.',
          'refused',
        );
        return;
      }
      control.focus();
    },
    onDiscard: () => leave('The changes were discarded. The article is as it was.'),
    onStay: () => control.focus(),
  };
}
