/**
 * The ends of the selected span, by character, word and sentence. Of a span of several fragments,
 * those of the fragment that the caret is in, and the caret goes along; elsewhere the outer ends.
 */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import { unreachable } from '../../shared/result.ts';
import { sentenceEdge } from '../../shared/text/extension.ts';
import { characterBoundary, wordBoundary } from '../../shared/text/word.ts';
import {
  layerInPane,
  needsSpan,
  paneOf,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import type { Chord } from './chord.ts';
import { place } from './select-span.ts';

export type Edge = 'start' | 'end';
type ResizeUnit = 'character' | 'word' | 'sentence';

/** The next character's edge; white space at an edge would be trimmed off again, so it is passed. */
function characterEdge(text: string, offset: number, edge: Edge, step: 1 | -1): number {
  let at = characterBoundary(text, offset, step);
  const inner = (): string => text.charAt(edge === 'end' ? at - 1 : at);
  while (at > 0 && at < text.length && inner().trim() === '')
    at = characterBoundary(text, at, step);
  return at;
}

/** Where an edge at `offset` goes by one unit, in UTF-16 offsets; null where there is no further one. */
export function edgeAfter(
  { text, meta }: Pick<Article, 'text' | 'meta'>,
  offset: number,
  edge: Edge,
  unit: ResizeUnit,
  step: 1 | -1,
): number | null {
  switch (unit) {
    case 'character':
      return characterEdge(text, offset, edge, step);
    case 'word':
      return wordBoundary(text, offset, step, edge, meta.language);
    case 'sentence':
      return sentenceEdge(text, offset, step, edge, meta.language);
    default:
      return unreachable(unit);
  }
}

/** Index of the fragment whose `edge` is meant with the caret at `head`. */
export function meantFragment(fragments: readonly Fragment[], head: number, edge: Edge): number {
  const here = fragments.findIndex(({ start, end }) => start <= head && head <= end);
  if (here >= 0) return here;
  return edge === 'start' ? 0 : fragments.length - 1;
}

/** The fragments with one edge at `to`; null where nothing would be left of that fragment. */
export function withEdge(
  fragments: readonly Fragment[],
  at: number,
  edge: Edge,
  to: number,
): readonly Fragment[] | null {
  const moved = { ...(fragments[at] ?? { start: 0, end: 0 }), [edge]: to };
  return moved.start < moved.end ? fragments.with(at, moved) : null;
}

function run(context: ActionContext, edge: Edge, unit: ResizeUnit, step: 1 | -1): void {
  const { workbench, editor } = context;
  const layer = layerInPane(context);
  const span = selectedSpan(context);
  if (!layer || !span) return;
  const { head } = editor?.selection() ?? paneOf(context).selection;
  const at = meantFragment(span.fragments, head, edge);
  const from = span.fragments[at]?.[edge] ?? 0;
  const to = edgeAfter(layer.article, from, edge, unit, step);
  if (to === null) {
    workbench.say(`There is no ${step === 1 ? 'later' : 'earlier'} sentence to go to.`, 'refused');
    return;
  }
  const fragments = withEdge(span.fragments, at, edge, to);
  if (!fragments) {
    workbench.say(`An annotation needs at least one ${unit}; Delete removes it.`, 'refused');
    return;
  }
  const outcome = workbench.dispatch({
    do: 'edit-span',
    article: span.article,
    span: span.id,
    edit: { fragments },
  });
  if (!report(context, outcome)) return;
  if (fragments.length > 1) place(context, { anchor: to, head: to }, span.id);
  editor?.reveal({ start: Math.max(0, to - 1), end: to });
}

const action = (edge: Edge, unit: ResizeUnit, step: 1 | -1, key: Chord): Action => ({
  id: `span.${edge}.${step === 1 ? 'next' : 'previous'}-${unit}`,
  label: `Move the ${edge} of the annotation to the ${step === 1 ? 'next' : 'previous'} ${unit}`,
  group: 'Annotation',
  keys: [key],
  places: ['text'],
  when: needsSpan,
  run: (context) => run(context, edge, unit, step),
});

export const resizeActions: readonly Action[] = [
  action('end', 'word', 1, 'Alt+ArrowRight'),
  action('end', 'word', -1, 'Alt+ArrowLeft'),
  action('start', 'word', 1, 'Alt+Shift+ArrowRight'),
  action('start', 'word', -1, 'Alt+Shift+ArrowLeft'),
  action('end', 'sentence', 1, 'Alt+ArrowDown'),
  action('end', 'sentence', -1, 'Alt+ArrowUp'),
  action('start', 'sentence', 1, 'Alt+Shift+ArrowDown'),
  action('start', 'sentence', -1, 'Alt+Shift+ArrowUp'),
  action('end', 'character', 1, ']'),
  action('end', 'character', -1, '['),
  action('start', 'character', 1, '}'),
  action('start', 'character', -1, '{'),
];
