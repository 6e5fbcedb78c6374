import { needsSpan, report, selectedSpan, type Action } from './action.ts';

export const removeSpan: Action = {
  id: 'span.remove',
  label: 'Remove the annotation',
  group: 'Annotation',
  keys: ['Delete', 'Backspace'],
  places: ['text', 'list'],
  when: needsSpan,
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    report(
      context,
      context.workbench.dispatch({ do: 'remove-spans', article: span.article, spans: [span.id] }),
    );
  },
};
