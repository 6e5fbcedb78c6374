/** Tagging every place where a text stands. */
import { needsSpan, selectedSpan, type Action } from './action.ts';

const tagOccurrences: Action = {
  id: 'dialog.occurrences',
  label: 'Tag every place where this text stands…',
  group: 'Tag',
  keys: ['A'],
  places: ['text', 'list'],
  when(context) {
    const { state } = context;
    if (state.readOnly !== null) return state.readOnly;
    const span = selectedSpan(context);
    if (!span) return needsSpan(context);
    return (
      span.fragments.length === 1 ||
      'This annotation is in several pieces: nothing else can be equal to it.'
    );
  },
  run(context) {
    const span = selectedSpan(context);
    if (span) context.workbench.show({ kind: 'occurrences', article: span.article, span: span.id });
  },
};

export const occurrenceActions: readonly Action[] = [tagOccurrences];
