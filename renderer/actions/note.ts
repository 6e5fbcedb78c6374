/** Notes on annotations and articles. */
import { needsArticle, needsSpan, OUTSIDE_FIELDS, paneOf, type Action } from './action.ts';

const noteOnSpan: Action = {
  id: 'span.note',
  label: 'Write a note on the annotation',
  group: 'Annotation',
  keys: ['M'],
  places: ['text', 'list'],
  when: needsSpan,
  run: ({ focus }) => focus.note(),
};

const noteOnArticle: Action = {
  id: 'dialog.article-note',
  label: 'Write a note on the article…',
  group: 'Project',
  keys: ['Shift+N'],
  places: OUTSIDE_FIELDS,
  when: needsArticle,
  run(context) {
    const { article } = paneOf(context);
    if (article !== null) context.workbench.show({ kind: 'article-note', article });
  },
};

export const noteActions: readonly Action[] = [noteOnSpan, noteOnArticle];
