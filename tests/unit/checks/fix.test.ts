import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import { fixesOf, fixOf } from '../../../shared/checks/fix.ts';
import { bookWith, problemsIn, relationOf, spanOf, stateWith } from './material.ts';

const source = spanOf('source', 'Officials');
const cue = spanOf('cue', 'said');
const kind: AttributeDefinition = {
  id: 'kind',
  name: 'Kind',
  type: 'one',
  options: ['person', 'media'],
  required: true,
  default: 'person',
};

test('a number is given all that the text says of it, and keeps what was answered', () => {
  const span = spanOf('number', 'at least 133', { attributes: { comparator: '>' } });
  const state = stateWith([span]);
  const [problem] = problemsIn(state);
  expect(problem && fixOf(problem, state)).toEqual({
    do: 'edit-spans',
    spans: [{ article: 'a', span: span.id }],
    edit: { attributes: { value: '133', statistic: 'count' } },
  });
});

test('equal answers, and all relations to nothing, are one command each', () => {
  const spans = [source, spanOf('source', 'Others'), cue];
  const relations = [source, cue].map((from) =>
    relationOf('relayed-by', from, { ...cue, id: 'x' }),
  );
  const state = stateWith(spans, relations, bookWith('source', { attributes: [kind] }));
  const commands = fixesOf(problemsIn(state), state);
  expect(commands).toEqual([
    {
      do: 'edit-spans',
      spans: [source, spanOf('source', 'Others')].map(({ id }) => ({ article: 'a', span: id })),
      edit: { attributes: { kind: 'person' } },
    },
    { do: 'remove-relations', relations },
  ]);
});

describe('no fix is offered', () => {
  test('that would ask something new', () => {
    const asked: AttributeDefinition = {
      id: 'name',
      name: 'Name',
      type: 'text',
      required: true,
      shownWhen: { attribute: 'kind', is: ['person'] },
    };
    const state = stateWith([source], [], bookWith('source', { attributes: [kind, asked] }));
    expect(problemsIn(state)).toMatchObject([{ attribute: 'kind', fix: null }]);
  });

  test('that the store would refuse, because something else is wrong with the span', () => {
    const span = spanOf('number', 'at least 133', { attributes: { 'as-of': 'yesterday' } });
    const state = stateWith([span]);
    expect(problemsIn(state).map(({ kind: what, fix }) => [what, fix])).toEqual([
      ['bad-value', null],
      ['number-without-value', null],
    ]);
  });

  test('for a problem that is solved already', () => {
    const broken = stateWith([spanOf('number', 'at least 133')]);
    const [problem] = problemsIn(broken);
    const solved = stateWith([spanOf('number', 'at least 133', { attributes: { value: '133' } })]);
    expect(problem && fixOf(problem, solved)).toBeNull();
  });
});
