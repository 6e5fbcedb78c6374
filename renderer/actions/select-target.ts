/** One key from the caret to the end of the quotation, sentence or clause; from quotation to quotation. */
import { clauseEnd } from '../../shared/text/clause.ts';
import { restOfQuotation, sentenceEdge } from '../../shared/text/extension.ts';
import { nextQuotation } from '../../shared/text/quotation.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Fragment } from '../../shared/model/anchor.ts';
import { layerInPane, needsArticle, paneOf, type Action, type ActionContext } from './action.ts';
import type { Chord } from './chord.ts';
import { place } from './select-span.ts';

interface Target {
  readonly unit: 'quotation' | 'sentence' | 'clause';
  readonly key: Chord;
  /** What the caret at `offset` is extended over; null where there is nothing left. */
  readonly from: (article: Article, offset: number) => Fragment | null;
  readonly refusal: string;
}

const upTo = (start: number, end: number | null): Fragment | null =>
  end === null ? null : { start, end };

const TARGETS: readonly Target[] = [
  {
    unit: 'quotation',
    key: '"',
    from: ({ text }, offset) => restOfQuotation(text, offset),
    refusal: 'There is no more of a quotation here. The key ’ goes to the next one.',
  },
  {
    unit: 'sentence',
    key: '.',
    from: ({ text, meta }, offset) =>
      upTo(offset, sentenceEdge(text, offset, 1, 'end', meta.language)),
    refusal: 'There is no sentence after this place.',
  },
  {
    unit: 'clause',
    key: ',',
    from: ({ text, meta }, offset) => upTo(offset, clauseEnd(text, offset, meta.language)),
    refusal: 'There is no clause after this place.',
  },
];

/** The selected span stays selected: what is selected now may be added to it. */
function select(context: ActionContext, anchor: number, head: number): void {
  place(context, { anchor, head }, paneOf(context).span);
  context.editor?.reveal({ start: Math.max(0, head - 1), end: head });
}

const extend = ({ unit, key, from, refusal }: Target): Action => ({
  id: `select.${unit}`,
  label: `Extend the selection to the end of the ${unit}`,
  group: 'Move',
  keys: [key],
  places: ['text'],
  when: needsArticle,
  run(context) {
    const layer = layerInPane(context);
    const { anchor, head } = context.editor?.selection() ?? paneOf(context).selection;
    const range = layer && from(layer.article, Math.max(anchor, head));
    if (range) select(context, anchor === head ? range.start : Math.min(anchor, head), range.end);
    else context.workbench.say(refusal, 'refused');
  },
});

const toQuotation = (step: 1 | -1, key: Chord): Action => ({
  id: `caret.move.quotation.${step === 1 ? 'next' : 'previous'}`,
  label: `Move the caret to the ${step === 1 ? 'next' : 'previous'} quotation`,
  group: 'Move',
  keys: [key],
  places: ['text'],
  when: needsArticle,
  run(context) {
    const { head } = context.editor?.selection() ?? paneOf(context).selection;
    const text = layerInPane(context)?.article.text ?? '';
    const found = nextQuotation(text, head, step);
    if (found) select(context, found.start, found.start);
    else
      context.workbench.say(
        `There is no ${step === 1 ? 'later' : 'earlier'} quotation in this article.`,
        'refused',
      );
  },
});

export const selectTargetActions: readonly Action[] = [
  ...TARGETS.map(extend),
  toQuotation(1, "'"),
  toQuotation(-1, ';'),
];
