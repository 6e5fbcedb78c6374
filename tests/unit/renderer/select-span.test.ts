import { describe, expect, test } from 'vitest';
import { goToSpan } from '../../../renderer/actions/go-to-span.ts';
import { selectSpan } from '../../../renderer/actions/select-span.ts';
import { activePane, withPane } from '../../../renderer/store/view-state.ts';
import { openWindow } from './window.ts';

const CARET = { anchor: 40, head: 40 };

async function windowWithSpan() {
  const window = await openWindow();
  const { workbench, article } = window;
  const made = workbench.dispatch({
    do: 'add-span',
    article,
    label: 'claim',
    fragments: [{ start: 22, end: 31 }],
  });
  const [span] = made.ok ? made.value.change.added : [];
  if (span?.kind !== 'span') throw new Error('not tagged');
  workbench.setView((view) => withPane(view, view.active, { selection: CARET, span: null }));
  const pane = () => activePane(workbench.store.getState().view);
  return { ...window, span, pane };
}

describe('selecting a span', () => {
  test('puts the caret at its beginning', async () => {
    const { context, span, pane } = await windowWithSpan();
    selectSpan(context(), span);
    expect(pane()).toMatchObject({ span: span.id, selection: { anchor: 22, head: 22 } });
  });

  test('that lost its place leaves the caret: its offsets belong to another text', async () => {
    const { context, span, pane } = await windowWithSpan();
    selectSpan(context(), { ...span, orphan: 'its words were removed' });
    expect(pane()).toMatchObject({ span: span.id, selection: CARET });
  });
});

describe('going to a span', () => {
  test('puts the caret at its beginning, and leaves it for one that lost its place', async () => {
    const { context, workbench, article, span, pane } = await windowWithSpan();
    await goToSpan(context(), { article, span: span.id });
    expect(pane()).toMatchObject({ span: span.id, selection: { anchor: 22, head: 22 } });

    workbench.setView((view) => withPane(view, view.active, { selection: CARET, span: null }));
    const { data } = workbench.store.getState();
    const { text, revision } = data.layers.get(article)?.article ?? { text: '', revision: 1 };
    const structure = { blocks: [], marks: [], boilerplate: [], places: {} };
    workbench.dispatch({
      do: 'revise-article',
      article,
      revision,
      text: `${text}.`,
      ...structure,
    });
    await goToSpan(context(), { article, span: span.id });
    expect(pane()).toMatchObject({ span: span.id, selection: CARET });
  });
});
