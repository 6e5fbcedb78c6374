/** Alt+arrows: an end of the selected span, word by word. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import { spanEnd, spanStart } from '../../shared/model/span.ts';
import { wordBoundary } from '../../shared/text/word.ts';
import {
  layerInPane,
  needsSpan,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import type { Chord } from './chord.ts';

type Edge = 'start' | 'end';

/** The fragments with their outer `edge` one word further, or null when nothing would be left. */
export function resized(
  { text, meta }: Article,
  fragments: readonly Fragment[],
  edge: Edge,
  step: 1 | -1,
): readonly Fragment[] | null {
  const at = edge === 'start' ? 0 : fragments.length - 1;
  const outer = fragments[at];
  if (!outer) return null;
  const moved = {
    ...outer,
    [edge]: wordBoundary(text, outer[edge], step, edge, meta.language),
  };
  return moved.start < moved.end ? fragments.with(at, moved) : null;
}

function run(context: ActionContext, edge: Edge, step: 1 | -1): void {
  const layer = layerInPane(context);
  const span = selectedSpan(context);
  if (!layer || !span) return;
  const fragments = resized(layer.article, span.fragments, edge, step);
  if (!fragments) {
    context.workbench.say('An annotation needs at least one word; Delete removes it.', 'refused');
    return;
  }
  const outcome = context.workbench.dispatch({
    do: 'edit-span',
    article: span.article,
    span: span.id,
    edit: { fragments },
  });
  if (!report(context, outcome)) return;
  const place = edge === 'start' ? spanStart : spanEnd;
  const edgeNow = place({ ...span, fragments });
  context.editor?.reveal({ start: Math.max(0, edgeNow - 1), end: edgeNow });
}

const action = (edge: Edge, step: 1 | -1, key: Chord): Action => ({
  id: `span.${edge}.${step === 1 ? 'next' : 'previous'}-word`,
  label: `Move the ${edge} of the annotation to the ${step === 1 ? 'next' : 'previous'} word`,
  group: 'Annotation',
  keys: [key],
  places: ['text'],
  when: needsSpan,
  run: (context) => run(context, edge, step),
});

export const resizeActions: readonly Action[] = [
  action('end', 1, 'Alt+ArrowRight'),
  action('end', -1, 'Alt+ArrowLeft'),
  action('start', 1, 'Alt+Shift+ArrowRight'),
  action('start', -1, 'Alt+Shift+ArrowLeft'),
];
