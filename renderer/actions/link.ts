/** Relations: from the selected span to another one, by keys or by a click. */
import type { RelationType } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import {
  endOf,
  endsOf,
  linkOffers,
  linkProblem,
  type Linkable,
  type LinkChoice,
} from '../../shared/ops/link-choices.ts';
import { quoted } from '../../shared/text/quoted.ts';
import type { Mode } from '../store/mode.ts';
import { withPane } from '../store/view-state.ts';
import { needsSpan, selectedSpan, type Action, type ActionContext } from './action.ts';
import { chainActions } from './chain.ts';
import { paneShowing } from './go-to-span.ts';

type Linking = Extract<Mode, { kind: 'link' }>;

/** The span a link starts from, as long as it is there. */
export function linkOrigin({ state }: Pick<ActionContext, 'state'>): Span | undefined {
  const { mode, data } = state;
  if (mode?.kind !== 'link') return undefined;
  return data.layers.get(mode.from.article)?.spans.get(mode.from.span);
}

export const typeOf = (
  { state }: Pick<ActionContext, 'state'>,
  { type }: LinkChoice,
): RelationType | undefined => state.data.codebook.relationTypes.find(({ id }) => id === type);

/** Back in the text where the link began, with its span selected. */
export function returnToOrigin({ workbench, focus }: ActionContext, mode: Linking): void {
  workbench.enter(null);
  const { view } = workbench.store.getState();
  const pane = paneShowing(view, mode.from.article);
  if (pane < 0) return;
  workbench.setView((now) => withPane({ ...now, active: pane }, pane, { span: mode.from.span }));
  focus.pane(pane);
}

/** Makes the relation and ends the mode; where it is refused, the mode goes on. */
export function linkTo(
  context: ActionContext,
  choice: LinkChoice,
  there: Linkable & Pick<Span, 'quote'>,
): void {
  const { workbench, state } = context;
  const { mode } = state;
  const here = linkOrigin(context);
  const type = typeOf(context, choice);
  if (mode?.kind !== 'link' || !here || !type) return;
  const problem = linkProblem(state.data, type, choice, here, there);
  if (problem !== null) {
    workbench.say(problem, 'refused');
    return;
  }
  const ends = endsOf(choice, endOf(here), endOf(there));
  const outcome = workbench.dispatch({ do: 'add-relation', type: type.id, ...ends });
  if (!outcome.ok) {
    workbench.say(outcome.error.message, 'refused');
    return;
  }
  returnToOrigin(context, mode);
  const [from, to] = choice.direction === 'to' ? [here, there] : [there, here];
  workbench.say(`Linked: ${quoted(from.quote.exact)} ${type.name} ${quoted(to.quote.exact)}`);
}

/** Every choice by which `there` could be the other end. */
function choicesFor({ state }: ActionContext, here: Span, there: Span): readonly LinkChoice[] {
  return linkOffers(state.data.codebook, here.label).flatMap(({ type, directions }) =>
    directions
      .map((direction) => ({ type: type.id, direction }))
      .filter((choice) => linkProblem(state.data, type, choice, here, there) === null),
  );
}

/**
 * A click while linking: on a span that fits it is the other end.
 * @param spans those at the place of the click, the innermost first
 * @returns false when no link is under way
 */
export function linkByClick(context: ActionContext, spans: readonly Span[]): boolean {
  const { workbench, state } = context;
  const here = linkOrigin(context);
  if (state.mode?.kind !== 'link' || !here) return false;
  const { choice } = state.mode;
  const [first] = spans;
  if (!first) {
    workbench.say(
      'Nothing is tagged there. Click the annotation to link to; Esc stops.',
      'refused',
    );
    return true;
  }
  if (choice) {
    const type = typeOf(context, choice);
    const there = type
      ? spans.find((span) => linkProblem(state.data, type, choice, here, span) === null)
      : undefined;
    linkTo(context, choice, there ?? first);
    return true;
  }
  const fitting = spans
    .map((there) => ({ there, choices: choicesFor(context, here, there) }))
    .find(({ choices }) => choices.length > 0);
  const [only, ...others] = fitting?.choices ?? [];
  if (fitting && only && others.length === 0) linkTo(context, only, fitting.there);
  else if (only)
    workbench.say(
      'More than one relation fits there. Choose the type first, then click.',
      'refused',
    );
  else
    workbench.say('No relation of the codebook links these two, or one does already.', 'refused');
  return true;
}

const canLink = (context: ActionContext): true | string => {
  const { readOnly, data } = context.state;
  if (readOnly !== null) return readOnly;
  const answer = needsSpan(context);
  const span = selectedSpan(context);
  if (answer !== true || !span) return answer;
  if (linkOffers(data.codebook, span.label).length > 0) return true;
  const label = data.codebook.labels.find(({ id }) => id === span.label);
  return `The codebook has no relation for ${label?.name ?? span.label}. Add one in the codebook (Alt+4).`;
};

const beginLink: Action = {
  id: 'link.begin',
  label: 'Link the annotation to another one',
  group: 'Relations',
  keys: ['L'],
  places: ['text', 'list'],
  when: canLink,
  run(context) {
    const span = selectedSpan(context);
    if (!span) return;
    const [offer, ...others] = linkOffers(context.state.data.codebook, span.label);
    const choice =
      offer && others.length === 0 && offer.directions.length === 1
        ? { type: offer.type.id, direction: offer.directions[0] }
        : null;
    context.workbench.hush();
    context.workbench.enter({ kind: 'link', from: endOf(span), choice, candidate: null });
  },
};

const toggleConnectors: Action = {
  id: 'link.connectors',
  label: 'Draw all relations, or only those of the selected annotation',
  group: 'Relations',
  keys: ['Shift+L'],
  places: ['text', 'list'],
  when: () => true,
  run({ workbench, state }) {
    const allConnectors = !state.view.allConnectors;
    workbench.setView((view) => ({ ...view, allConnectors }));
    workbench.say(
      allConnectors
        ? 'All relations of these articles are drawn.'
        : 'Only the selected annotation’s relations are drawn.',
    );
  },
};

export const linkActions: readonly Action[] = [beginLink, toggleConnectors, ...chainActions];
