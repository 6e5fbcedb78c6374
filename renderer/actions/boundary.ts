/** Splitting the selected span, joining it with the next, giving it or its place another label. */
import type { Span } from '../../shared/model/span.ts';
import {
  layerInPane,
  needsSpan,
  paneOf,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import { place } from './select-span.ts';

const split: Action = {
  id: 'span.split',
  label: 'Split the annotation at the caret',
  group: 'Annotation',
  keys: ['X'],
  places: ['text'],
  when: needsSpan,
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    const { head } = context.editor?.selection() ?? paneOf(context).selection;
    const outcome = context.workbench.dispatch({
      do: 'split-span',
      article: span.article,
      span: span.id,
      at: head,
    });
    if (!report(context, outcome)) return;
    // The second part is selected: the caret stands at its start.
    const [second] = outcome.value.change.added;
    if (second?.kind === 'span') place(context, { anchor: head, head }, second.id);
  },
};

/** The next one in reading order of the same label and annotator that has a place. */
export function nextToJoin(context: ActionContext): Span | undefined {
  const span = selectedSpan(context);
  const spans = [...(layerInPane(context)?.spans ?? [])];
  const at = spans.findIndex(({ id }) => id === span?.id);
  return spans
    .slice(at + 1)
    .find(
      ({ label, by, orphan }) => label === span?.label && by === span.by && orphan === undefined,
    );
}

const join: Action = {
  id: 'span.join',
  label: 'Join the annotation with the next one of its label',
  group: 'Annotation',
  keys: ['Shift+M'],
  places: ['text', 'list'],
  when(context) {
    const span = needsSpan(context);
    if (span !== true) return span;
    return (
      nextToJoin(context) !== undefined ||
      'No later annotation here has the same label and annotator, so there is nothing to join.'
    );
  },
  run(context) {
    const span = selectedSpan(context);
    const next = nextToJoin(context);
    if (!span || !next) return;
    report(
      context,
      context.workbench.dispatch({
        do: 'join-spans',
        article: span.article,
        spans: [span.id, next.id],
      }),
    );
  },
};

const relabel: Action = {
  id: 'span.relabel',
  label: 'Give the annotation another label: then press the label’s key',
  group: 'Annotation',
  keys: ['R'],
  places: ['text', 'list'],
  when: needsSpan,
  run: ({ workbench }) => workbench.enter({ kind: 'choose-label', purpose: 'relabel' }),
};

const duplicate: Action = {
  id: 'span.duplicate',
  label: 'Tag the same place with another label too: then press the label’s key',
  group: 'Annotation',
  keys: ['D'],
  places: ['text', 'list'],
  when: needsSpan,
  run: ({ workbench }) => workbench.enter({ kind: 'choose-label', purpose: 'duplicate' }),
};

export const boundaryActions: readonly Action[] = [split, join, relabel, duplicate];
