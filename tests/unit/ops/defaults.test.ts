import { expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { defaultsOf } from '../../../shared/ops/defaults.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { stateOf } from '../../../shared/ops/state.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';

const labelWith = (...attributes: readonly AttributeDefinition[]): Label => ({
  id: 'claim',
  name: 'Claim',
  key: 'c',
  colour: 'amber',
  line: 'solid',
  unit: 'word',
  attributes,
});

const kind: AttributeDefinition = {
  id: 'kind',
  name: 'Kind',
  type: 'one',
  options: ['quote', 'belief'],
  default: 'quote',
};
const isDirect: AttributeDefinition = {
  id: 'direct',
  name: 'Direct',
  type: 'boolean',
  default: false,
  shownWhen: { attribute: 'kind', is: ['quote'] },
};

test('a default is given where nothing else is said', () => {
  expect(defaultsOf(labelWith(kind))).toEqual({ kind: 'quote' });
  expect(defaultsOf(labelWith(kind), { kind: 'belief' })).toEqual({});
});

test('one that is not shown is left out; one that another default shows is given', () => {
  // The order of the attributes does not matter.
  expect(defaultsOf(labelWith(isDirect, kind))).toEqual({ kind: 'quote', direct: false });
  expect(defaultsOf(labelWith(isDirect, kind), { kind: 'belief' })).toEqual({});
});

test('two that show each other give nothing and come to an end', () => {
  const first = { ...isDirect, id: 'a', shownWhen: { attribute: 'b', is: [false] } };
  const second = { ...isDirect, id: 'b', shownWhen: { attribute: 'a', is: [false] } };
  expect(defaultsOf(labelWith(first, second))).toEqual({});
});

test('one that does not answer its own definition is not given', () => {
  expect(defaultsOf(labelWith({ ...kind, default: 'rumour' }))).toEqual({});
});

test('new spans carry the defaults of their label, one by one and in bulk', () => {
  const book = defaultCodebook(CLOCK);
  const codebook = { ...book, labels: [labelWith(kind)], relationTypes: [] };
  const project = {
    kind: 'project',
    id: 'project',
    title: 'T',
    created: '',
    clock: CLOCK,
  } as const;
  const state = stateOf({ project, codebook, annotators: [ADA], links: [] }, [
    { article: articleOf('a'), spans: [], relations: [] },
  ]);
  const place = { article: 'a', label: 'claim' };
  const [one, two] = [[{ start: 0, end: 1 }], [{ start: 3, end: 11 }]];
  const single = execute(state, { do: 'add-span', ...place, fragments: one }, contextOf('ada'));
  const bulk = execute(
    state,
    {
      do: 'add-spans',
      spans: [
        { ...place, fragments: one },
        { ...place, fragments: two, attributes: { kind: 'belief' } },
      ],
    },
    contextOf('ada'),
  );
  const answers = [single, bulk].map((step) =>
    step.ok ? step.value.change.added.map((span) => span.kind === 'span' && span.attributes) : step,
  );
  expect(answers).toEqual([[{ kind: 'quote' }], [{ kind: 'quote' }, { kind: 'belief' }]]);
});
