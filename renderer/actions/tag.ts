/** A label's key: tags the selection, or with none, what the label most likely wants. */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Attributes } from '../../shared/model/attribute.ts';
import type { Article } from '../../shared/model/article.ts';
import { activeLabels, type Codebook, type Label, type Unit } from '../../shared/model/codebook.ts';
import { spanEnd } from '../../shared/model/span.ts';
import { attributesOf } from '../../shared/numbers/attributes.ts';
import { quantityAt } from '../../shared/numbers/quantity.ts';
import { tidyFragments, twinOf } from '../../shared/ops/span-commands.ts';
import { targetOf } from '../../shared/text/target.ts';
import {
  layerInPane,
  needsArticle,
  paneOf,
  report,
  type Action,
  type ActionContext,
} from './action.ts';
import { chordOfCharacter } from './chord.ts';
import { place, selectSpan } from './select-span.ts';

const HINTS: Readonly<Record<Unit, string>> = {
  sentence: 'Put the caret into a sentence, or select some text.',
  quantity: 'Put the caret into a number, or select some text.',
  'noun phrase': 'Put the caret into a name, or select some text.',
  word: 'Put the caret into a word, or select some text.',
};

/** The selection, or what the label wants at the caret; null where neither is anything. */
function rangeFor(label: Label, article: Article, context: ActionContext): Fragment | null {
  const { anchor, head } = context.editor?.selection() ?? paneOf(context).selection;
  return anchor === head
    ? targetOf(label.unit, article, head)
    : { start: Math.min(anchor, head), end: Math.max(anchor, head) };
}

/** What the text itself says of a quantity, where the label asks for it. */
function readAttributes(label: Label, { text }: Article, range: Fragment): Attributes {
  if (label.unit !== 'quantity') return {};
  const found = quantityAt(text, range.start) ?? quantityAt(text, range.end - 1);
  if (!found || found.start < range.start || found.end > range.end) return {};
  const asked = new Set(label.attributes.map(({ id }) => id));
  return Object.fromEntries(Object.entries(attributesOf(found)).filter(([id]) => asked.has(id)));
}

/** Tags in the active pane: what keys, palette and the toolbar at a selection do. */
export function tagWith(context: ActionContext, label: Label): void {
  const { workbench, state, editor } = context;
  const layer = layerInPane(context);
  if (!layer) return;
  const range = rangeFor(label, layer.article, context);
  if (!range) {
    workbench.say(`Nothing to tag as ${label.name} here. ${HINTS[label.unit]}`, 'refused');
    return;
  }
  const fragments = tidyFragments(layer.article.text, [range]);
  const twin = twinOf(layer.spans, { label: label.id, by: state.me ?? '', fragments });
  if (twin) {
    selectSpan(context, twin);
    workbench.say(`You tagged this as ${label.name} already.`, 'refused');
    return;
  }
  const outcome = workbench.dispatch({
    do: 'add-span',
    article: layer.article.id,
    label: label.id,
    fragments: [range],
    attributes: readAttributes(label, layer.article, range),
  });
  if (!report(context, outcome)) return;
  const [added] = outcome.value.change.added;
  if (added?.kind !== 'span') return;
  const head = editor?.selection().head ?? spanEnd(added);
  place(context, { anchor: head, head }, added.id);
}

/** One action for each label, under the label's own key. */
export const tagActions = (codebook: Codebook): readonly Action[] =>
  activeLabels(codebook).map((label) => ({
    id: `tag.${label.id}`,
    label: `Tag as ${label.name}`,
    group: 'Tag',
    keys: label.key === '' ? [] : [chordOfCharacter(label.key)],
    places: ['text'],
    when: (context) => context.state.readOnly ?? needsArticle(context),
    run: (context) => tagWith(context, label),
  }));
