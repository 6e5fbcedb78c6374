import { expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import type { Codebook, Label } from '../../../shared/model/codebook.ts';
import { codebookProblem } from '../../../shared/model/codebook-problem.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { CLOCK } from '../../storage/project.ts';

const whole = defaultCodebook(CLOCK);
const quote: Label = {
  id: 'quote',
  name: 'Quote',
  key: 'u',
  colour: 'teal',
  line: 'wavy',
  unit: 'sentence',
  attributes: [],
};
const withLabel = (edit: Partial<Label>): Codebook => ({
  ...whole,
  labels: [...whole.labels, { ...quote, ...edit }],
});
const asked = (...attributes: readonly AttributeDefinition[]): Codebook =>
  withLabel({ attributes });
const one: AttributeDefinition = { id: 'kind', name: 'Kind', type: 'one', options: ['a', 'b'] };
const text: AttributeDefinition = { id: 'who', name: 'Who', type: 'text' };
const shown = (definition: AttributeDefinition, by: string, ...is: (string | boolean)[]) => ({
  ...definition,
  shownWhen: { attribute: by, is },
});

test('the default codebook has nothing wrong with it', () => {
  expect(codebookProblem(whole)).toBeNull();
});

test('two labels with one key: the message names the other', () => {
  expect(codebookProblem(withLabel({ key: 'c' }))).toBe('“c” is the key of Claim already');
});

test('an archived label does not hold its key, and no key clashes with no key', () => {
  expect(codebookProblem(withLabel({ key: 'c', archived: true }))).toBeNull();
  const keyless = withLabel({ key: '' });
  const second = { ...quote, id: 'quote-2', name: 'Quote 2', key: '' };
  expect(codebookProblem({ ...keyless, labels: [...keyless.labels, second] })).toBeNull();
});

test.each<[string, Codebook, string]>([
  ['a label id twice', withLabel({ id: 'claim' }), 'Two labels have the id “claim”'],
  ['a label name twice, in another case', withLabel({ name: 'cLaim' }), 'called “Claim”'],
  ['a name of white space', withLabel({ name: ' ' }), 'One of the labels has no name'],
  ['a key of white space', withLabel({ key: ' ' }), '“Quote” has white space as its key'],
  ['an attribute id twice', asked(one, { ...text, id: 'kind' }), 'Quote: Two attributes have'],
  ['an attribute name twice', asked(one, { ...text, name: 'kind' }), 'Two attributes are called'],
  ['no options', asked({ ...one, options: [] }), '“Kind” has no options to choose from'],
  ['an empty option', asked({ ...one, options: ['a', ' '] }), '“Kind” has an empty option'],
  ['an option twice', asked({ ...one, options: ['a', 'a'] }), 'the option “a” twice'],
  ['a default that is no option', asked({ ...one, default: 'c' }), 'The default of “Kind”'],
  [
    'a default entity that is not there',
    asked({ ...text, type: 'entity', default: 'tass' }),
    '“tass”, which is none of the codebook’s entities',
  ],
  ['shown by nothing', asked(shown(text, 'kind', 'a')), 'there is no such attribute beside it'],
  [
    'shown by another label’s attribute',
    asked(shown(text, 'certainty', 'hedged')),
    'there is no such attribute beside it',
  ],
  ['shown by no answer', asked(one, shown(text, 'kind')), 'no answer is named'],
  ['shown by an answer never given', asked(one, shown(text, 'kind', 'c')), 'which it never is'],
  ['shown by itself', asked(shown(one, 'kind', 'a')), 'is shown by its own answer'],
  [
    'shown in a circle',
    asked(shown(one, 'who', 'x'), shown(text, 'kind', 'a')),
    'in a circle: Kind ← Who ← Kind',
  ],
  [
    'a relation to an unknown label',
    {
      ...whole,
      relationTypes: [
        { id: 'r', name: 'rests on', from: ['claim'], to: ['fact'], scope: 'within' },
      ],
    },
    '“rests on” links “fact”, and there is no such label',
  ],
  [
    'a relation name twice',
    { ...whole, relationTypes: whole.relationTypes.map((type) => ({ ...type, name: 'same' })) },
    'Two relation types are called “same”',
  ],
  [
    'an entity twice',
    {
      ...whole,
      entities: [
        { id: 'tass', name: 'TASS' },
        { id: 'itar', name: 'Tass' },
      ],
    },
    'Two entities are called “TASS”',
  ],
  ['a broken document label', { ...whole, documentLabels: [{ ...one, options: [] }] }, 'Document'],
])('%s is a problem that says so', (_what, codebook, words) => {
  expect(codebookProblem(codebook)).toContain(words);
});

test('a condition that leads into a circle without being part of it is not called one', () => {
  const chain = asked(one, shown(text, 'kind', 'a'), {
    ...shown({ ...text, id: 'where', name: 'Where' }, 'who', 'x'),
  });
  expect(codebookProblem(chain)).toBeNull();
});
