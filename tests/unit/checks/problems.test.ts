import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import { problemsOf } from '../../../shared/checks/problems.ts';
import { groupsOf } from '../../../shared/checks/words.ts';
import {
  book,
  bookWith,
  briefly,
  problemsIn,
  relationOf,
  spanOf,
  stateWith,
  TEXT,
} from './material.ts';

const number = (words: string, attributes = {}) => spanOf('number', words, { attributes });
const claim = spanOf('claim', 'at least 133 people and two guards were killed');
const source = spanOf('source', 'Officials');
const kind: AttributeDefinition = {
  id: 'kind',
  name: 'Kind',
  type: 'one',
  options: ['quote', 'belief'],
  required: true,
};

describe('a required answer', () => {
  const codebook = bookWith('claim', {
    attributes: [
      kind,
      {
        id: 'who',
        name: 'Whose belief',
        type: 'text',
        required: true,
        shownWhen: { attribute: 'kind', is: ['belief'] },
      },
    ],
  });
  const missing = (attributes: Record<string, string>) =>
    problemsIn(stateWith([spanOf('claim', 'nothing', { attributes })], [], codebook)).flatMap(
      ({ kind: what, attribute }) => (what === 'missing-attribute' ? [attribute] : []),
    );

  test('is missed, and only where it is asked', () => {
    expect(missing({})).toEqual(['kind']);
    expect(missing({ kind: 'quote' })).toEqual([]);
    expect(missing({ kind: 'belief' })).toEqual(['who']);
    expect(missing({ kind: 'belief', who: '' })).toEqual(['who']);
  });

  test('of a label that is archived is not missed', () => {
    const archived = bookWith('claim', { attributes: [kind], archived: true });
    expect(briefly(stateWith([claim], [], archived))).toEqual([]);
  });
});

test('a value that does not answer its question is found, hidden or not', () => {
  const state = stateWith([number('133', { value: 'many' })]);
  expect(problemsIn(state)).toMatchObject([
    { kind: 'bad-value', attribute: 'value', fix: null, by: 'ada' },
  ]);
  expect(problemsIn(state)[0]?.message).toBe(
    '“Value” takes a decimal number such as 32000 or 1.3, and is “many” here.',
  );
});

describe('a number without its value', () => {
  test('can be read where the text leaves no doubt', () => {
    expect(briefly(stateWith([number('at least 133')]))).toEqual([
      ['number-without-value', 'at least 133', 'set “Value” to 133, as the text says'],
    ]);
  });
  test.each([
    ['133 people and two guards', 'two numbers'],
    ['13', 'a part of a number'],
    ['people', 'no number'],
  ])('is left to a person: %s', (words) => {
    expect(briefly(stateWith([number(words)]))).toEqual([['number-without-value', words, null]]);
  });
  test.each(['22 March 2024', 'a third'])(
    'is none where no decimal is equal to it: %s',
    (words) => {
      expect(briefly(stateWith([number(words)]))).toEqual([]);
    },
  );
  test('is none where it is said to be a time', () => {
    expect(briefly(stateWith([number('people', { statistic: 'time' })]))).toEqual([]);
  });
  test('is reported once where it is required too', () => {
    const [first, ...rest] = book.labels.find(({ id }) => id === 'number')?.attributes ?? [];
    if (!first) throw new Error('Number has no attributes');
    const codebook = bookWith('number', { attributes: [{ ...first, required: true }, ...rest] });
    expect(briefly(stateWith([number('people')], [], codebook))).toEqual([
      ['number-without-value', 'people', null],
    ]);
  });
});

describe('a claim', () => {
  test('without a source is found by what the codebook says of relations', () => {
    expect(briefly(stateWith([claim, source]))).toEqual([
      ['claim-without-source', claim.quote.exact, null],
    ]);
    expect(
      briefly(stateWith([claim, source], [relationOf('attributed-to', claim, source)])),
    ).toEqual([]);
  });
  test('is not sourced by another relation, nor by a source that is gone', () => {
    const cue = spanOf('cue', 'said');
    expect(briefly(stateWith([claim, cue], [relationOf('cued-by', claim, cue)]))).toHaveLength(1);
    const state = stateWith([claim], [relationOf('attributed-to', claim, source)]);
    expect(problemsIn(state).map(({ kind: what }) => what)).toEqual([
      'claim-without-source',
      'dangling-relation',
    ]);
  });
  test('is not asked for a source by a codebook without such a relation', () => {
    const codebook = { ...book, relationTypes: [] };
    expect(briefly(stateWith([claim], [], codebook))).toEqual([]);
  });
});

describe('a place', () => {
  const lost = (words: string, exact: string) => {
    const span = spanOf('cue', words);
    return { ...span, quote: { ...span.quote, exact } };
  };
  test('that says something else is found; one place with its words is offered', () => {
    expect(briefly(stateWith([lost('said', 'were killed')]))).toEqual([
      ['quote-mismatch', 'were killed', 'move it to the one place with its words'],
    ]);
  });
  test.each([
    ['said', 'twice in the text'],
    ['fficials', 'a part of a word'],
    ['never written', 'nowhere'],
  ])('is not guessed: %s', (exact) => {
    expect(briefly(stateWith([lost('killed', exact)]))).toEqual([['quote-mismatch', exact, null]]);
  });
  test('of another revision is found, also where the words are the same', () => {
    expect(briefly(stateWith([spanOf('cue', 'killed', { revision: 2 })]))).toEqual([
      ['quote-mismatch', 'killed', 'move it to the one place with its words'],
    ]);
  });
  test('outside of the text is found, and breaks nothing', () => {
    const fragments = [{ start: TEXT.length - 1, end: TEXT.length + 9 }];
    expect(briefly(stateWith([spanOf('number', 'people', { fragments })]))).toEqual([
      ['quote-mismatch', 'people', 'move it to the one place with its words'],
      ['number-without-value', 'people', null],
    ]);
  });
  test('that was lost is listed with its reason, never guessed', () => {
    const state = stateWith([spanOf('cue', 'killed', { orphan: 'the sentence was removed' })]);
    expect(problemsIn(state)).toMatchObject([
      { kind: 'orphan', message: 'It has lost its place: the sentence was removed', fix: null },
    ]);
  });
});

test('a label that the codebook does not know is found', () => {
  expect(briefly(stateWith([spanOf('rumour', 'nothing')]))).toEqual([
    ['unknown-label', 'nothing', null],
  ]);
});

describe('a relation across articles', () => {
  const away = { ...spanOf('claim', 'nothing'), article: 'b' };
  const link = relationOf('same-claim', claim, away);
  const of = (state: ReturnType<typeof stateWith>, articles: ReadonlySet<string> | null) =>
    [...state.layers.values()]
      .flatMap((layer) => problemsOf(state.codebook, layer, state.links.values(), articles))
      .filter(({ kind: what }) => what === 'dangling-relation');

  test('is looked at from its own end', () => {
    expect(of(stateWith([claim], [link]), new Set(['a', 'b']))).toEqual([]);
    expect(of(stateWith([], [link]), new Set(['a', 'b']))).toMatchObject([{ span: null }]);
  });
  test('leads to nothing when the other article is gone', () => {
    expect(of(stateWith([claim], [link]), new Set(['a']))).toMatchObject([
      { span: claim.id, relation: link.id, fix: 'remove the relation' },
    ]);
  });
});

test('the same list comes back while nothing changes, also for ten thousand annotations', () => {
  const spans = Array.from({ length: 10_000 }, (_, at) =>
    spanOf('claim', 'nothing', { id: `${at}` }),
  );
  const state = stateWith(spans);
  const layer = state.layers.get('a');
  if (!layer) throw new Error('no layer');
  const before = problemsOf(book, layer, []);
  expect(before).toHaveLength(10_000);
  expect(problemsOf(book, layer, [])).toBe(before);
});

describe('groups', () => {
  test('are called by what is lacking, and counted', () => {
    const codebook = bookWith('claim', { attributes: [kind] });
    const state = stateWith(
      [
        claim,
        spanOf('claim', 'nothing', { attributes: { kind: 'quote' } }),
        number('people'),
        number('133', { value: 'many' }),
        spanOf('source', 'Others', { orphan: 'gone' }),
        spanOf('rumour', 'said'),
      ],
      [relationOf('cued-by', claim, source)],
      codebook,
    );
    expect(groupsOf(codebook, problemsIn(state)).map(({ words }) => words)).toEqual([
      '1 claim lacks a kind',
      '1 number has an answer to “Value” that does not fit',
      '1 annotation has lost its place',
      '1 relation leads to nothing',
      '1 number lacks a value',
      '2 claims lack a source',
      '1 annotation has a label that is not in the codebook',
    ]);
  });
  test('keep names that English cannot bend as they are', () => {
    const codebook = bookWith('claim', {
      name: 'هدف',
      attributes: [{ ...kind, name: 'Count of' }],
    });
    const spans = [claim, spanOf('claim', 'nothing')];
    expect(
      groupsOf(codebook, problemsIn(stateWith(spans, [], codebook))).map(({ words }) => words),
    ).toEqual(['2 annotations “هدف” lack “Count of”', '2 annotations “هدف” lack a source']);
  });
});
