import { needsSpan, report, selectedSpan, type Action } from './action.ts';

export const toggleFinal: Action = {
  id: 'span.toggle-final',
  label: 'Mark the annotation as final, or as a draft again',
  group: 'Annotation',
  keys: ['Mod+Enter'],
  places: ['text', 'list'],
  when: needsSpan,
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    const status = span.status === 'final' ? 'draft' : 'final';
    report(
      context,
      context.workbench.dispatch({
        do: 'edit-span',
        article: span.article,
        span: span.id,
        edit: { status },
      }),
      () => (status === 'final' ? 'Marked as final.' : 'Marked as a draft.'),
    );
  },
};
