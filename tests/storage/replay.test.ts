/** The store against a model in memory: random commands, compactions, reopenings and crashes. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../main/storage/port.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Entry } from '../../shared/model/change.ts';
import { applyChange } from '../../shared/ops/apply.ts';
import { EMPTY_HISTORY, redoEntry, remember, undoEntry } from '../../shared/ops/history.ts';
import { contentOf, stateOf, type State } from '../../shared/ops/state.ts';
import { summaryOf } from '../../shared/ops/summary.ts';
import { datasetArb } from '../arbitraries/dataset.ts';
import { commandOf, EDITS, stepArb } from '../arbitraries/step.ts';
import { addArticles, crashed, create, must, open, options, tempFolder } from './project.ts';

const STEPS = [...EDITS, 'undo', 'redo', 'compact', 'reopen', 'crash'] as const;
const sessionArb = fc.array(stepArb(STEPS), { minLength: 5, maxLength: 40 });

function undoOrRedo(what: 'undo' | 'redo', store: Store): Entry | null {
  const history = store
    .entriesSinceOpen()
    .reduce((past, { entry }) => remember(past, entry), EMPTY_HISTORY);
  const { newId } = options();
  const clock = `0lu9lxo01-${store.seq().toString(36).padStart(4, '0')}-undo`;
  const context = { newId, now: () => 'later', tick: () => clock, annotator: 'ada' };
  const entry = what === 'undo' ? undoEntry(history, context) : redoEntry(history, context);
  return entry.ok ? entry.value : null;
}

/** Records of the model as the store's dataset has them. */
function modelDataset(state: State): Pick<Dataset, 'articles' | 'links' | 'annotators'> {
  const byId = (x: { readonly id: string }, y: { readonly id: string }): number =>
    x.id < y.id ? -1 : 1;
  return {
    articles: [...state.layers.values()]
      .map(contentOf)
      .map((content) => ({ ...content, relations: content.relations.toSorted(byId) }))
      .sort(
        ({ article: x }, { article: y }) =>
          (x.title < y.title ? -1 : x.title > y.title ? 1 : 0) || byId(x, y),
      ),
    links: [...state.links.values()].sort(byId),
    annotators: [...state.annotators.values()].sort(byId),
  };
}

async function expectSame(store: Store, model: State): Promise<void> {
  const dataset = must(await store.dataset());
  const expected = modelDataset(model);
  expect(dataset).toMatchObject(expected);
  expect(dataset.articles.map(({ spans }) => spans.length)).toEqual(
    expected.articles.map(({ spans }) => spans.length),
  );
  expect(store.summaries()).toEqual(expected.articles.map(summaryOf));
}

test('after any commands, compactions, reopenings and crashes the store holds what the model holds', async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(datasetArb({ minArticles: 1 }), sessionArb, async (dataset, steps) => {
      const path = join(await tempFolder(), 'p');
      let store = await create(path);
      await addArticles(store);
      const { articles, annotators, links, codebook } = dataset;
      const records = {
        articles: articles.map(({ article }) => article),
        annotators,
        spans: articles.flatMap(({ spans }) => spans),
        relations: [...articles.flatMap(({ relations }) => relations), ...links],
        decisions: articles.flatMap(({ decisions = [] }) => decisions),
        codebook,
      };
      must(await store.run({ do: 'add-records', ...records }, 'ada', 'import'));
      let model = stateOf(store.head(), articles);
      let live = store.onCommit(() => undefined);
      const follow = (): void => {
        live();
        live = store.onCommit(({ entry }) => {
          model = must(applyChange(model, entry.change));
          edits += 1;
        });
      };
      follow();
      for (const step of steps) {
        if (step.what === 'compact') must(await store.compact());
        else if (step.what === 'reopen' || step.what === 'crash') {
          const next = step.what === 'crash' ? await crashed(store) : store.path;
          await store.close();
          store = await open(next);
          expect(store.notices).toEqual([]);
          follow();
        } else if (step.what === 'undo' || step.what === 'redo') {
          const entry = undoOrRedo(step.what, store);
          if (entry) must(await store.commit([entry]));
        } else {
          const command = commandOf(step, model);
          const state = model;
          const outcome = command ? await store.run(command, 'ada', 'user') : null;
          // A refusal (nothing to change, a relation the codebook forbids) changes nothing.
          if (outcome && !outcome.ok) expect(model).toBe(state);
        }
      }
      await expectSame(store, model);
      await store.close();
      store = await open(store.path);
      await expectSame(store, model);
      await store.close();
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000 },
  );
  expect(edits).toBeGreaterThan(100);
});
