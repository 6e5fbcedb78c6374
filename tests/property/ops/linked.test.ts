/** Spans with their relations as one step: whole or not at all, and gone without a trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import {
  endOf,
  linkCandidates,
  linkOffers,
  linkProblem,
} from '../../../shared/ops/link-choices.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { must, valuesOf } from './session.ts';

const RUNS = { numRuns: 200 };
const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 12, maxLength: 12 });

/** Up to three new spans, linked to each other and to one that is there, sensibly or not. */
function commandIn(state: State, [a = 0, b = 0, c = 0, ...places]: readonly number[]): Command {
  const layers = [...state.layers.values()];
  const layer = layers[a % layers.length];
  if (!layer) throw new Error('No article');
  const { article, spans } = layer;
  const { labels, relationTypes } = state.codebook;
  const old = [...spans][b % Math.max(1, spans.size)];
  const plans = Array.from({ length: c % 4 }, (_, at) => {
    const start = (places[at] ?? 0) % Math.max(1, article.text.length);
    const label = labels[(places[at + 3] ?? 0) % labels.length]?.id ?? '';
    return { label, fragments: [{ start, end: Math.min(article.text.length, start + 9) }] };
  });
  const relations = plans.map((_, at) => ({
    type: relationTypes[(places[at + 6] ?? 0) % Math.max(1, relationTypes.length)]?.id ?? '',
    from: at,
    to: at === 0 && old ? endOf(old) : (at + 1) % plans.length,
  }));
  return {
    do: 'add-linked',
    article: article.id,
    spans: plans,
    relations: relations.slice(0, b % 3),
  };
}

test('what is added with its links keeps every invariant, and its undo leaves no trace', () => {
  let made = 0;
  fc.assert(
    fc.property(datasetArb({ minArticles: 1 }), numbers, (dataset, chosen) => {
      const state = stateOf(dataset, dataset.articles);
      const context = contextOf(dataset.annotators[0]?.id ?? '');
      const before = JSON.stringify(valuesOf(state));
      const step = execute(state, commandIn(state, chosen), context);
      expect(JSON.stringify(valuesOf(state))).toBe(before);
      if (!step.ok) return;
      made += 1;
      const { change } = step.value;
      const after = must(applyChange(state, change));
      must(checkInvariants(after, change));
      expect(JSON.stringify(valuesOf(must(applyChange(after, invert(change)))))).toBe(before);
    }),
    RUNS,
  );
  // Refusals alone would prove nothing.
  expect(made).toBeGreaterThan(20);
});

test('every candidate that is offered can be linked, and no other one can', () => {
  let linked = 0;
  fc.assert(
    fc.property(datasetArb({ minArticles: 1 }), fc.nat(), fc.nat(), (dataset, a, b) => {
      const state = stateOf(dataset, dataset.articles);
      const context = contextOf(dataset.annotators[0]?.id ?? '');
      const all = [...state.layers.values()].flatMap(({ spans }) => [...spans]);
      const here = all[a % Math.max(1, all.length)];
      const offers = here ? linkOffers(state.codebook, here.label) : [];
      const offer = offers[b % Math.max(1, offers.length)];
      if (!here || !offer) return;
      const choice = { type: offer.type.id, direction: offer.directions[0] };
      const articles = [...state.layers.keys()];
      const offered = linkCandidates(state, offer.type, choice, here, articles);
      for (const there of all.slice(0, 40)) {
        const [from, to] = choice.direction === 'to' ? [here, there] : [there, here];
        const ends = { from: endOf(from), to: endOf(to) };
        const outcome = execute(state, { do: 'add-relation', type: choice.type, ...ends }, context);
        expect(outcome.ok).toBe(offered.includes(there));
        expect(linkProblem(state, offer.type, choice, here, there) === null).toBe(outcome.ok);
        linked += outcome.ok ? 1 : 0;
      }
    }),
    RUNS,
  );
  expect(linked).toBeGreaterThan(20);
});
