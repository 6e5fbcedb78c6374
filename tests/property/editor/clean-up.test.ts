import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getSchema } from '@tiptap/core';
import { history } from '@tiptap/pm/history';
import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanUpDocument } from '../../../renderer/editor/clean-up/document.ts';
import { following, trailOf } from '../../../renderer/editor/clean-up/following.ts';
import {
  commandOf,
  outcomeOf,
  type CleanUp,
  type Outcome,
} from '../../../renderer/editor/clean-up/places.ts';
import { cleanUpSchema } from '../../../renderer/editor/clean-up/schema.ts';
import { isChanged } from '../../../renderer/editor/clean-up/trail.ts';
import {
  exactOf,
  quoteOf,
  splitsSurrogatePair,
  type Fragment,
} from '../../../shared/model/anchor.ts';
import type { Article } from '../../../shared/model/article.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { unionOf } from '../../../shared/ops/article-commands.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { EMPTY_HISTORY, entryOf, remember, undoEntry } from '../../../shared/ops/history.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import { tidyFragments } from '../../../shared/ops/span-commands.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { normaliseText } from '../../../shared/text/normalise.ts';
import { cleanUpEditArb, makeEdit, type CleanUpEdit } from '../../arbitraries/clean-up.ts';
import { sha256Of } from '../../arbitraries/article.ts';
import { idAt } from '../../arbitraries/clock.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { must, valuesOf } from '../ops/session.ts';
import { Oracle, survivorIn, type Placed } from './clean-up-oracle.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
const seeds = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .sort();
/** Two thousand in all. */
const RUNS = { numRuns: 2000 / seeds.length };

const CLOCK = '000000000-0000-test';
const TIME = '2024-03-22T00:00:00.000Z';
const codebook = defaultCodebook(CLOCK);
const schema = getSchema([...cleanUpSchema]);

/** Around one place of the text, so that edits and annotations meet. */
interface Script {
  readonly around: number;
  /** Of each annotation, the starts and lengths of its fragments. */
  readonly spans: readonly (readonly (readonly [at: number, length: number])[])[];
  readonly boilerplate: readonly (readonly [at: number, length: number])[];
  readonly edits: readonly CleanUpEdit[];
}

const rangeArb = fc.tuple(
  fc.nat({ max: 700 }),
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 90 }), fc.nat({ max: 600 })),
);
const scriptArb: fc.Arbitrary<Script> = fc.record({
  around: fc.nat({ max: 9999 }),
  spans: fc.array(fc.array(rangeArb, { minLength: 1, maxLength: 3 }), {
    minLength: 4,
    maxLength: 10,
  }),
  boilerplate: fc.array(rangeArb, { maxLength: 2 }),
  edits: fc.array(cleanUpEditArb, { minLength: 1, maxLength: 10 }),
});

function articleOf(name: string): Article {
  const text = normaliseText(readFileSync(path.join(SEEDS, name), 'utf8'));
  return {
    kind: 'article',
    id: idAt(1, 0),
    title: name,
    text,
    sha256: sha256Of(text),
    revision: 1,
    blocks: findBlocks(text),
    marks: [],
    meta: {},
    boilerplate: [],
    created: TIME,
    clock: CLOCK,
  };
}

const whole = (text: string, offset: number): number =>
  splitsSurrogatePair(text, offset) ? offset + 1 : offset;

const rangesIn = (text: string, around: number, pairs: Script['boilerplate']): Fragment[] =>
  tidyFragments(
    text,
    pairs.map(([at, length]) => {
      const start = whole(text, (around + at) % (text.length - 1));
      return {
        start,
        end: Math.max(start + 1, whole(text, Math.min(text.length, start + length))),
      };
    }),
  );

function projectOf(
  plain: Article,
  script: Script,
): { state: State; article: Article; spans: Span[] } {
  const { text } = plain;
  const around = script.around % text.length;
  const article = { ...plain, boilerplate: unionOf(rangesIn(text, around, script.boilerplate)) };
  const spans = script.spans.flatMap((pairs, index): Span[] => {
    const fragments = rangesIn(text, around, pairs);
    if (fragments.length === 0) return [];
    return [
      {
        kind: 'span',
        id: idAt(2, index),
        article: article.id,
        revision: 1,
        label: codebook.labels[index % codebook.labels.length]?.id ?? '',
        fragments,
        quote: quoteOf(text, fragments),
        attributes: {},
        status: 'draft',
        by: idAt(0, 0),
        created: TIME,
        modified: TIME,
        clock: CLOCK,
      },
    ];
  });
  const annotator = {
    kind: 'annotator',
    id: idAt(0, 0),
    name: 'Ada',
    created: TIME,
    clock: CLOCK,
  } as const;
  const head = {
    project: { kind: 'project', id: 'project', title: 'Seeds', created: TIME, clock: CLOCK },
    codebook,
    annotators: [annotator],
    links: [],
  } as const;
  return { state: stateOf(head, [{ article, spans, relations: [] }]), article, spans };
}

/** Everything but the clocks, its keys in one order. */
const jsonOf = (state: State): string =>
  JSON.stringify(valuesOf(state, false), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

interface Played {
  readonly cleanUp: CleanUp;
  readonly outcome: Outcome;
  readonly oracle: Oracle;
}

function play(article: Article, spans: readonly Span[], script: Script): Played {
  const { content, map } = cleanUpDocument(article);
  let state = EditorState.create({
    doc: Node.fromJSON(schema, content),
    plugins: [following(), history()],
  });
  const oracle = new Oracle(state.doc, (position) => map.offsetOf(position));
  const around = map.positionOf(script.around % article.text.length);
  for (const edit of script.edits) {
    makeEdit(
      edit,
      around,
      () => state,
      (transaction) => {
        transaction.doc.check();
        oracle.see(transaction);
        state = state.apply(transaction);
      },
    );
  }
  const cleanUp: CleanUp = { article, map, trail: trailOf(state) };
  return { cleanUp, outcome: outcomeOf(cleanUp, spans), oracle };
}

/** The fragments that `span` must have now, by the oracle. */
function expectedOf(span: Span, text: string, places: readonly Placed[]): Fragment[] {
  const left = span.fragments.flatMap((fragment) => survivorIn(places, fragment) ?? []);
  const isWhole = left.length === span.fragments.length && exactOf(text, left) === span.quote.exact;
  return isWhole ? left : tidyFragments(text, left);
}

/** Neighbours that are as they were have between them what they had. */
function expectUneditedKept(
  before: string,
  after: string,
  oracle: Oracle,
  placed: readonly Placed[],
): void {
  const old = new Map(
    oracle.first.map((line, index) => [
      line.map(({ from }) => from).join(),
      { index, start: line[0]?.from ?? 0, end: (line.at(-1)?.from ?? 0) + 1 },
    ]),
  );
  const places = placed.map(({ line, start, end }) => ({
    was: old.get(line.map(({ from }) => from).join()),
    start,
    end,
  }));
  for (const [index, { was, start }] of places.entries()) {
    const last = places[index - 1];
    if (!was || !last?.was || last.was.index + 1 !== was.index) continue;
    expect(after.slice(last.start, start)).toBe(before.slice(last.was.start, was.start));
  }
  const [first] = places;
  if (first?.was?.index === 0)
    expect(after.slice(0, first.end)).toBe(before.slice(0, first.was.end));
  const final = places.at(-1);
  if (final?.was?.index === old.size - 1)
    expect(after.slice(final.start)).toBe(before.slice(final.was.start));
}

function expectFollowed(
  state: State,
  article: Article,
  spans: readonly Span[],
  played: Played,
): void {
  const { cleanUp, outcome, oracle } = played;
  const { text } = outcome.revised;
  const places = oracle.placesIn(text);
  expectUneditedKept(article.text, text, oracle, places);
  if (!isChanged(cleanUp.trail)) expect(text).toBe(article.text);
  const context = contextOf(idAt(0, 0));
  const step = execute(state, commandOf(cleanUp, outcome), context);
  if (!step.ok) {
    expect(['no-change', 'empty-text']).toContain(step.error.code);
    return;
  }
  const after = must(applyChange(state, step.value.change));
  must(checkInvariants(after, step.value.change));
  const layer = after.layers.get(article.id);
  expect(layer?.article.text).toBe(text);
  expect([...(layer?.spans ?? [])].map(({ id }) => id).sort()).toEqual(
    spans.map(({ id }) => id).sort(),
  );
  for (const old of spans) {
    const span = layer?.spans.get(old.id);
    const expected = expectedOf(old, text, places);
    if (expected.length === 0) {
      expect(span).toMatchObject({ fragments: old.fragments, quote: old.quote, revision: 1 });
      expect(span?.orphan).toMatch(/removed/);
      expect(outcome.lost).toContain(old);
    } else {
      expect(span?.orphan).toBeUndefined();
      expect(span?.fragments).toEqual(expected);
      expect(span?.quote).toEqual(quoteOf(text, expected));
    }
  }
  const done = remember(EMPTY_HISTORY, entryOf(step.value, 'user', context));
  const undone = must(applyChange(after, must(undoEntry(done, context)).change));
  expect(jsonOf(undone)).toBe(jsonOf(state));
}

describe('after any clean-up, every annotation covers exactly what has survived of its text', () => {
  test.each(seeds)('%s', (name) => {
    const plain = articleOf(name);
    fc.assert(
      fc.property(scriptArb, (script) => {
        const { state, article, spans } = projectOf(plain, script);
        expectFollowed(state, article, spans, play(article, spans, script));
      }),
      RUNS,
    );
  });
});
