/** Deciding what annotators disagree about: from unit to unit, by single keys. */
import { isAgreed, isOpen, type Unit } from '../../shared/adjudication/unit.ts';
import { otherEnds } from '../../shared/model/relation.ts';
import type { Choice } from '../../shared/model/project-command.ts';
import { compareSpans } from '../../shared/model/span.ts';
import { plural } from '../../shared/text/plural.ts';
import {
  adjudicationDesk,
  chosenAnnotators,
  countProgress,
  setAdjudication,
  shownNow,
  unitNow,
  unitsNow,
} from '../store/adjudication.ts';
import { reviewPlace } from '../store/review-place.ts';
import type { Chord } from './chord.ts';
import { ANYWHERE, type Action, type ActionContext } from './action.ts';
import { goToSpan } from './go-to-span.ts';

const isOpenHere = ({ workbench, state }: ActionContext): boolean =>
  state.view.screen === 'review' && reviewPlace(workbench).getState().tab === 'adjudicate';

const needsUnit = (context: ActionContext): true | string => {
  if (!isOpenHere(context)) return 'Open Review and its Adjudicate tab first.';
  return unitNow(context.state) ? true : 'There is nothing to decide here. Choose an article.';
};

const needsToWrite = (context: ActionContext): true | string =>
  context.state.readOnly ?? needsUnit(context);

const openAfter = (units: readonly Unit[], id: string): Unit | undefined => {
  const at = units.findIndex((unit) => unit.id === id);
  return units.slice(at + 1).find(isOpen) ?? units.slice(0, Math.max(0, at)).find(isOpen);
};

/** After a decision: on to the next unit that waits, in this article. */
function goOn({ workbench }: ActionContext, from: Unit, said: string): void {
  const state = workbench.store.getState();
  const next = openAfter(unitsNow(state), from.id);
  if (next) setAdjudication(workbench, { unit: next.id });
  else setAdjudication(workbench, { unit: from.id });
  const left = unitsNow(state).filter(isOpen).length;
  workbench.say(
    left === 0
      ? `${said}. Everything in this article is decided: Shift+J goes to the next one.`
      : `${said}. ${left} left in this article.`,
  );
}

export async function decide(context: ActionContext, unit: Unit, choice: Choice): Promise<boolean> {
  const { workbench, state } = context;
  const { article, of } = unit;
  const beside = otherEnds(state.data.links.values(), new Set(of));
  const done = await workbench.runEverywhere({
    do: 'adjudicate',
    article,
    of,
    choice,
    ...(beside.length > 0 && { beside }),
  });
  if (done.ok) goOn(context, unit, done.value);
  else workbench.say(done.error.message, 'refused');
  return done.ok;
}

/** On a unit that is not decided the reason waits for the decision, which keeps it. */
export async function explain(context: ActionContext, unit: Unit, why: string): Promise<boolean> {
  const { workbench } = context;
  const { article, of, decision } = unit;
  const done = await workbench.runEverywhere(
    decision
      ? { do: 'explain-decision', article, decision: decision.id, why }
      : { do: 'adjudicate', article, of, choice: { verdict: 'skipped' }, why },
  );
  if (done.ok) workbench.say(`${done.value}.`);
  else workbench.say(done.error.message, 'refused');
  return done.ok;
}

function withUnit(context: ActionContext, choose: (unit: Unit) => Choice): void {
  const unit = unitNow(context.state);
  if (unit) void decide(context, unit, choose(unit));
}

function move(context: ActionContext, step: 1 | -1): void {
  const { workbench, state } = context;
  const units = unitsNow(state);
  const at = units.findIndex(({ id }) => id === unitNow(state)?.id);
  const next = units[at + step];
  if (next) setAdjudication(workbench, { unit: next.id });
  else workbench.say(step === 1 ? 'That was the last one.' : 'That was the first one.', 'refused');
}

/** The article whose turn it is, from the one at work on; undefined: nothing is left. */
function nextArticle({ workbench, state }: ActionContext): string | undefined {
  const articles = adjudicationDesk(workbench).getState().articles ?? [];
  const at = articles.findIndex(({ article }) => article === state.view.adjudication.article);
  const round = [...articles.slice(at + 1), ...articles.slice(0, Math.max(0, at))];
  return round.find(({ progress }) => progress.left > 0)?.article;
}

const action = (
  id: string,
  label: string,
  keys: readonly Chord[],
  run: Action['run'],
  when: Action['when'] = needsToWrite,
): Action => ({
  id: `adjudicate.${id}`,
  label,
  group: 'Adjudication',
  keys,
  places: ['adjudication'],
  when,
  run,
});

const MOST_KEYS = 6;

const takeActions: readonly Action[] = Array.from({ length: MOST_KEYS }, (_, at) =>
  action(
    `take-${at + 1}`,
    `Take the ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][at] ?? ''} annotator’s version`,
    [`${at + 1}`],
    (context) => {
      const annotator = shownNow(context.state)[at];
      if (annotator) withUnit(context, () => ({ verdict: 'taken', from: [annotator.id] }));
      else
        context.workbench.say(
          `Only ${plural(shownNow(context.state).length, 'annotator')} worked here.`,
          'refused',
        );
    },
  ),
);

/** Everywhere in the project: one step. */
export async function acceptEverywhere({ workbench, state }: ActionContext): Promise<void> {
  const annotators = chosenAnnotators(state);
  const done = await workbench.onceSaved((api) => api.acceptAgreed(annotators, []));
  if (!done.ok) workbench.say(done.error.message, 'refused');
  else
    workbench.say(
      done.value.label === null
        ? 'Everything that is agreed is accepted already.'
        : `${done.value.label}.`,
    );
  await countProgress(workbench);
}

async function acceptHere(context: ActionContext): Promise<void> {
  const { workbench, state } = context;
  const from = unitNow(state);
  const units = unitsNow(state)
    .filter((unit) => isAgreed(unit) && isOpen(unit))
    .map(({ article, of }) => ({ article, of }));
  const beside = otherEnds(state.data.links.values(), new Set(units.flatMap(({ of }) => of)));
  const done = await workbench.runEverywhere({
    do: 'accept-agreed',
    units,
    ...(beside.length > 0 && { beside }),
  });
  if (!done.ok) workbench.say(done.error.message, 'refused');
  else if (from && isAgreed(from)) goOn(context, from, done.value);
  else workbench.say(`${done.value}.`);
}

export const adjudicationActions: readonly Action[] = [
  {
    id: 'adjudicate.open',
    label: 'Adjudicate disagreements',
    group: 'Adjudication',
    keys: ['Mod+Shift+J'],
    places: ANYWHERE,
    when: () => true,
    run({ workbench, focus }) {
      reviewPlace(workbench).setState({ tab: 'adjudicate' });
      workbench.setView((view) =>
        view.screen === 'review' ? view : { ...view, screen: 'review' },
      );
      workbench.say('Adjudicate.');
      focus.screen();
    },
  },
  action(
    'next',
    'Go to the next unit',
    ['J', 'ArrowDown'],
    (context) => move(context, 1),
    needsUnit,
  ),
  action(
    'previous',
    'Go to the unit before',
    ['K', 'ArrowUp'],
    (context) => move(context, -1),
    needsUnit,
  ),
  ...takeActions,
  action('both', 'Take every version', ['B'], (context) =>
    withUnit(context, ({ spans }) => ({ verdict: 'both', from: [...spans.keys()] })),
  ),
  action('edit', 'Take an edited version…', ['E'], ({ workbench }) =>
    adjudicationDesk(workbench).setState({ form: 'edit', page: 'units' }),
  ),
  action('none', 'Take none: nothing is to be tagged here', ['X'], (context) =>
    withUnit(context, () => ({ verdict: 'none' })),
  ),
  action('skip', 'Skip: leave it for later', ['S'], (context) =>
    withUnit(context, () => ({ verdict: 'skipped' })),
  ),
  action('why', 'Say why it is decided so…', ['N'], ({ workbench }) =>
    adjudicationDesk(workbench).setState({ form: 'why', page: 'units' }),
  ),
  action('accept', 'Accept all of the article that is agreed', ['G'], (context) => {
    void acceptHere(context);
  }),
  action(
    'accept-project',
    'Accept everything in the project that is agreed',
    ['Shift+G'],
    (context) => void acceptEverywhere(context),
  ),
  action(
    'feedback',
    'Show feedback for annotators, or go back to deciding',
    ['F'],
    ({ workbench }) =>
      adjudicationDesk(workbench).setState(({ page }) => ({
        page: page === 'feedback' ? 'units' : 'feedback',
        form: null,
      })),
    needsUnit,
  ),
  action(
    'text',
    'Go to it in the text',
    ['Enter'],
    (context) => {
      const spans = [...(unitNow(context.state)?.spans.values() ?? [])].sort(compareSpans);
      const [span] = spans;
      if (span) void goToSpan(context, { article: span.article, span: span.id });
    },
    needsUnit,
  ),
  action(
    'next-article',
    'Go to the next article with something to decide',
    ['Shift+J'],
    (context) => {
      const article = nextArticle(context);
      if (article === undefined)
        context.workbench.say('Nothing is left to decide in the project.', 'refused');
      else setAdjudication(context.workbench, { article, unit: null });
    },
    (context) => isOpenHere(context) || 'Open Review and its Adjudicate tab first.',
  ),
];
