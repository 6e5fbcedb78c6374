/** A clean-up as a command: the new text, what became of the spans, and the way back. */
import { expect, test } from 'vitest';
import { quoteOf, type Fragment, type Placement } from '../../../shared/model/anchor.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import { textHash } from '../../../shared/model/text-hash.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { contentOf, stateOf, type State } from '../../../shared/ops/state.ts';
import { valuesOf } from '../../property/ops/session.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK, must } from '../../storage/project.ts';

const OLD = 'Related Post\nOfficials , said that 133 people were killed.';
const NEW = 'Officials said that 133 people were killed.';
const article = articleOf('a', OLD);
const at = (text: string, ...words: readonly string[]): Fragment[] =>
  words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));

const spanOf = (id: string, fragments: readonly Fragment[], more: Partial<Span> = {}): Span => ({
  kind: 'span',
  id,
  article: 'a',
  revision: 1,
  label: 'claim',
  fragments,
  quote: quoteOf(OLD, fragments),
  attributes: {},
  status: 'final',
  by: ADA.id,
  created: '2024-03-22',
  modified: '2024-03-22',
  clock: CLOCK,
  ...more,
});

const project = { kind: 'project', id: 'project', title: 'T', created: '', clock: CLOCK } as const;
const stateWith = (...spans: readonly Span[]): State =>
  stateOf({ project, codebook: defaultCodebook(CLOCK), annotators: [ADA], links: [] }, [
    { article, spans, relations: [] },
  ]);

type Revise = Extract<Command, { do: 'revise-article' }>;
const cleanUp = (places: Readonly<Record<string, Placement>>, more: Partial<Revise> = {}) =>
  ({
    do: 'revise-article',
    article: 'a',
    revision: 1,
    text: NEW,
    blocks: [{ type: 'paragraph', start: 0, end: NEW.length }],
    marks: [],
    boilerplate: [],
    places,
    ...more,
  }) as const;

const run = (state: State, command: Revise) => execute(state, command, contextOf('editor'));
function after(state: State, command: Revise) {
  const layer = must(applyChange(state, must(run(state, command)).change)).layers.get('a');
  if (!layer) throw new Error('the article is gone');
  return contentOf(layer);
}

test('the article gets the new text, its hash and number, and keeps the text it had', () => {
  const step = must(run(stateWith(), cleanUp({})));
  expect(step.label).toBe('Clean up “Article a”');
  expect(after(stateWith(), cleanUp({})).article).toMatchObject({
    text: NEW,
    sha256: textHash(NEW),
    revision: 2,
    blocks: [{ start: 0, end: NEW.length }],
    revisions: [
      { revision: 1, text: OLD, sha256: article.sha256, blocks: article.blocks, by: 'editor' },
    ],
  });
});

test('a span with a place counts into the new text; who tagged it, and when, stays', () => {
  const fragments = at(NEW, '133 people');
  const [span] = after(
    stateWith(spanOf('s', at(OLD, '133 people'))),
    cleanUp({ s: { fragments } }),
  ).spans;
  expect(span).toMatchObject({
    fragments,
    quote: quoteOf(NEW, fragments),
    revision: 2,
    by: ADA.id,
    modified: '2024-03-22',
  });
});

test('a span without a place is an orphan that keeps quote, fragments and revision', () => {
  const lost = spanOf('s', at(OLD, 'Related'));
  const unclear = spanOf('t', at(OLD, 'Post'));
  const { spans } = after(
    stateWith(lost, unclear),
    cleanUp({ t: { orphan: 'its words are there twice' } }),
  );
  expect(spans.map(({ clock: _clock, lineage: _past, ...span }) => span)).toEqual(
    [
      { ...lost, orphan: 'its words were removed' },
      { ...unclear, orphan: 'its words are there twice' },
    ].map(({ clock: _clock, lineage: _past, ...span }) => span),
  );
});

test('an orphan stays the orphan it was, unless a place is found for it', () => {
  const orphan = spanOf('s', at(OLD, '133'), { orphan: 'lost long ago' });
  const quiet = must(run(stateWith(orphan), cleanUp({ s: { orphan: 'lost again' } })));
  expect(quiet.change.updated.map(({ kind }) => kind)).toEqual(['article']);
  const [found] = after(stateWith(orphan), cleanUp({ s: { fragments: at(NEW, '133') } })).spans;
  expect(found).toMatchObject({ fragments: at(NEW, '133'), revision: 2 });
  expect(found).not.toHaveProperty('orphan');
});

test('parts that touch by now become one; white space left at an edge goes', () => {
  const parts = spanOf('s', at(OLD, 'Officials', ' said'));
  const [joined] = after(
    stateWith(parts),
    cleanUp({
      s: {
        fragments: [
          { start: 0, end: 9 },
          { start: 9, end: 14 },
        ],
      },
    }),
  ).spans;
  expect(joined).toMatchObject({ fragments: [{ start: 0, end: 14 }] });
  const cut = after(stateWith(parts), cleanUp({ s: { fragments: [{ start: 9, end: 14 }] } }))
    .spans[0];
  expect(cut).toMatchObject({ fragments: [{ start: 10, end: 14 }], quote: { exact: 'said' } });
});

test('a clean-up of another revision, no text, half characters and wrong places are refused', () => {
  const state = stateWith(spanOf('s', at(OLD, '133')));
  const code = (command: Revise): string => {
    const step = run(state, command);
    return step.ok ? 'done' : step.error.code;
  };
  expect(code(cleanUp({}, { revision: 2 }))).toBe('stale-revision');
  expect(code(cleanUp({}, { text: ' \n', blocks: [] }))).toBe('empty-text');
  expect(code(cleanUp({}, { text: 'a\r\nb', blocks: [] }))).toBe('bad-text');
  expect(code(cleanUp({}, { text: 'a\ud83d', blocks: [] }))).toBe('bad-text');
  expect(code(cleanUp({ s: { fragments: [{ start: 0, end: 99 }] } }))).toBe('bad-range');
  expect(code(cleanUp({}, { boilerplate: [{ start: 40, end: 99 }] }))).toBe('invariant');
  const { text, blocks, marks, boilerplate } = article;
  expect(code(cleanUp({}, { text, blocks, marks, boilerplate }))).toBe('no-change');
});

test('taken back, everything is as it was, to the byte', () => {
  const state = stateWith(spanOf('s', at(OLD, '133')), spanOf('t', at(OLD, 'Related Post')));
  const { change } = must(run(state, cleanUp({ s: { fragments: at(NEW, '133') } })));
  const back = must(applyChange(must(applyChange(state, change)), invert(change)));
  expect(valuesOf(back)).toEqual(valuesOf(state));
});
