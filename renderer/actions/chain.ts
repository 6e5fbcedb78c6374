/**
 * The commonest sequence in one go: a claim with its source and its cue. What the text suggests is
 * selected, so that Enter takes it and the selection's own keys change it; one step tags and links.
 */
import { trimFragment, type Fragment } from '../../shared/model/anchor.ts';
import { spanEnd, type Span } from '../../shared/model/span.ts';
import {
  CHAIN_STEPS,
  chainCommand,
  chainLabels,
  partAt,
  type ChainClaim,
  type ChainLabels,
  type ChainPart,
} from '../../shared/ops/chain-plan.ts';
import { relationsOf, type Layer } from '../../shared/ops/state.ts';
import { quoteSpanAt } from '../../shared/text/quotation.ts';
import { attributionOf, isQuotation } from '../../shared/text/reporting.ts';
import { targetOf } from '../../shared/text/target.ts';
import type { Mode } from '../store/mode.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';
import { activePane } from '../store/view-state.ts';
import {
  layerInPane,
  needsArticle,
  paneOf,
  report,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';
import { place } from './select-span.ts';

type Chain = Extract<Mode, { kind: 'chain' }>;

/** The selected text, or null where there is only a caret. */
function selectionIn(text: string, state: WorkbenchState): Fragment | null {
  const { anchor, head } = activePane(state.view).selection;
  return anchor === head
    ? null
    : trimFragment(text, { start: Math.min(anchor, head), end: Math.max(anchor, head) });
}

/** The selection, the selected claim, the quotation at the caret, or what the label wants there. */
function claimFor(context: ActionContext, layer: Layer, labels: ChainLabels): ChainClaim | null {
  const { article } = layer;
  const selected = selectionIn(article.text, context.state);
  if (selected) return partAt(layer, labels.claim, [selected]);
  const span = selectedSpan(context);
  if (span?.label === labels.claim.id && span.orphan === undefined)
    return { kind: 'span', span: span.id, fragments: span.fragments };
  const { head } = paneOf(context).selection;
  const found =
    quoteSpanAt(article.text, head)?.inner ?? targetOf(labels.claim.unit, article, head);
  return found ? partAt(layer, labels.claim, [found]) : null;
}

/** What a claim is linked to already is not asked for again. */
function linkedAlready(
  { data }: WorkbenchState,
  article: string,
  claim: ChainClaim,
  { types }: ChainLabels,
): Chain['answers'] {
  if (claim.kind !== 'span') return {};
  const linked = relationsOf(data, article, claim.span).filter(
    ({ from }) => from.span === claim.span,
  );
  const none: ChainPart = { kind: 'none' };
  return Object.fromEntries(
    CHAIN_STEPS.filter((step) => linked.some(({ type }) => type === types[step].id)).map((step) => [
      step,
      none,
    ]),
  );
}

/** What Enter would take now: the selection, or what the label wants at the caret outside the claim. */
export function answerNow(state: WorkbenchState, mode: Chain): Fragment | null {
  const layer = state.data.layers.get(mode.article);
  const labels = chainLabels(state.data.codebook);
  const { article: shown, selection } = activePane(state.view);
  if (!layer || !labels.ok || shown !== mode.article) return null;
  const { article } = layer;
  const selected = selectionIn(article.text, state);
  if (selected) return selected;
  const { head } = selection;
  const isInClaim = mode.claim.fragments.some(({ start, end }) => start <= head && head <= end);
  return isInClaim ? null : targetOf(labels.value.labels[mode.step].unit, article, head);
}

/** Selects what is proposed for the step, or puts the caret behind the claim. */
function ask(context: ActionContext, mode: Chain): void {
  const { workbench, editor } = context;
  workbench.enter(mode);
  const proposed = mode.proposed[mode.step];
  const end = mode.claim.fragments.at(-1)?.end ?? 0;
  const range = proposed ?? { start: end, end };
  const claim = mode.claim.kind === 'span' ? mode.claim.span : null;
  place(context, { anchor: range.start, head: range.end }, claim);
  editor?.reveal(range);
}

const nextStep = (answers: Chain['answers']): Chain['step'] | undefined =>
  CHAIN_STEPS.find((step) => answers[step] === undefined);

function begin(context: ActionContext): void {
  const { workbench, state } = context;
  const layer = layerInPane(context);
  const labels = chainLabels(state.data.codebook);
  if (!layer || !labels.ok) return;
  const { article } = layer;
  const claim = claimFor(context, layer, labels.value);
  if (!claim) {
    workbench.say('Nothing to tag as a claim here. Put the caret into a sentence.', 'refused');
    return;
  }
  const answers = linkedAlready(state, article.id, claim, labels.value);
  const step = nextStep(answers);
  if (!step) {
    workbench.say('This claim has its source and its cue already.', 'refused');
    return;
  }
  workbench.hush();
  ask(context, {
    kind: 'chain',
    article: article.id,
    claim,
    isQuoted: isQuotation(article.text, claim.fragments),
    step,
    proposed: attributionOf(article.text, claim.fragments, article.meta.language),
    answers,
  });
}

/** The one step that tags and links. */
function finish(context: ActionContext, mode: Chain): void {
  const { workbench, state } = context;
  const labels = chainLabels(state.data.codebook);
  if (!labels.ok) return;
  const command = chainCommand(labels.value, mode.article, mode.claim, mode.isQuoted, mode.answers);
  workbench.enter(null);
  if (command.spans.length + command.relations.length === 0) {
    workbench.say('Neither source nor cue was given, so nothing was changed.');
    return;
  }
  const outcome = workbench.dispatch(command);
  if (!report(context, outcome)) return;
  const tagged = outcome.value.change.added.find(
    (record): record is Span => record.kind === 'span' && record.label === labels.value.claim.id,
  );
  const head = mode.claim.fragments.at(-1)?.end ?? (tagged ? spanEnd(tagged) : 0);
  const id = mode.claim.kind === 'span' ? mode.claim.span : (tagged?.id ?? null);
  place(context, { anchor: head, head }, id);
}

function answer(context: ActionContext, mode: Chain, part: ChainPart): void {
  const answers = { ...mode.answers, [mode.step]: part };
  const step = nextStep(answers);
  if (step) ask(context, { ...mode, answers, step });
  else finish(context, { ...mode, answers });
}

function accept(context: ActionContext, mode: Chain): void {
  const { workbench, state } = context;
  const layer = state.data.layers.get(mode.article);
  const labels = chainLabels(state.data.codebook);
  const range = answerNow(state, mode);
  if (!layer || !labels.ok) return;
  if (!range) {
    workbench.say(
      `Select the ${mode.step} in the claim’s article and press Enter, or Backspace for none.`,
      'refused',
    );
    return;
  }
  answer(context, mode, partAt(layer, labels.value.labels[mode.step], [range]));
}

const inChain = (
  action: Pick<Action, 'id' | 'label' | 'keys'>,
  run: (context: ActionContext, mode: Chain) => void,
): Action => ({
  ...action,
  group: 'Relations',
  places: ['text'],
  mode: 'chain',
  when: ({ state }) =>
    state.mode?.kind === 'chain' || 'No claim is being tagged with its source and cue.',
  run(context) {
    const { mode } = context.state;
    if (mode?.kind === 'chain') run(context, mode);
  },
});

export const chainActions: readonly Action[] = [
  {
    id: 'chain.begin',
    label: 'Tag a claim with its source and its cue',
    group: 'Relations',
    keys: ['Shift+C'],
    places: ['text'],
    when: (context) => {
      const { readOnly, data } = context.state;
      if (readOnly !== null) return readOnly;
      const article = needsArticle(context);
      if (article !== true) return article;
      const labels = chainLabels(data.codebook);
      return labels.ok || labels.error.message;
    },
    run: begin,
  },
  inChain(
    { id: 'chain.accept', label: 'Take what is selected as source or cue', keys: ['Enter'] },
    accept,
  ),
  inChain(
    { id: 'chain.none', label: 'Go on without source or cue', keys: ['Backspace'] },
    (context, mode) => answer(context, mode, { kind: 'none' }),
  ),
];
