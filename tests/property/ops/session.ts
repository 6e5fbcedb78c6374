/** A random session on a random project: the entries made, and the states they led through. */
import fc from 'fast-check';
import type { Entry } from '../../../shared/model/change.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import type { OpContext } from '../../../shared/ops/context.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { entryOf } from '../../../shared/ops/history.ts';
import { contentOf, stateOf, type ArticleContent, type State } from '../../../shared/ops/state.ts';
import type { Result } from '../../../shared/result.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { commandOf, EDITS, stepArb } from '../../arbitraries/step.ts';

export interface Session {
  readonly start: State;
  readonly entries: readonly Entry[];
  /** One more than there are entries: the start, then what each led to. */
  readonly states: readonly State[];
  readonly context: OpContext;
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const sessionArb: fc.Arbitrary<Session> = fc
  .tuple(datasetArb({ minArticles: 1 }), fc.array(stepArb(EDITS), { minLength: 1, maxLength: 25 }))
  .map(([dataset, steps]) => {
    const start = stateOf(dataset, dataset.articles);
    const context = contextOf(dataset.annotators[0]?.id ?? '');
    const entries: Entry[] = [];
    const states = [start];
    for (const step of steps) {
      const state = states.at(-1) ?? start;
      const command = commandOf(step, state);
      const done = command ? execute(state, command, context) : null;
      // Refused: there was nothing to change.
      if (!done?.ok) continue;
      entries.push(entryOf(done.value, 'user', context));
      states.push(must(applyChange(state, done.value.change)));
    }
    return { start, entries, states, context };
  });

/** Everything a state says, in one order, as plain values; not which writes it came by. */
export function valuesOf(state: State, withClocks = true): unknown {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : 1;
  const plain = (content: ArticleContent): ArticleContent => ({
    ...content,
    relations: content.relations.toSorted(byId),
  });
  const values = {
    project: state.project,
    codebook: state.codebook,
    annotators: [...state.annotators.values()].sort(byId),
    articles: [...state.layers.values()]
      .map((layer) => plain(contentOf(layer)))
      .sort((a, b) => byId(a.article, b.article)),
    links: [...state.links.values()].sort(byId),
  };
  const json = JSON.stringify(values, (key, value: unknown) =>
    key === 'lineage' || (key === 'clock' && !withClocks) ? undefined : value,
  );
  const parsed: unknown = JSON.parse(json);
  return parsed;
}
