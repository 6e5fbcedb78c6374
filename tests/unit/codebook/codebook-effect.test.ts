import { expect, test } from 'vitest';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';
import { codebook, edit, effect, genre, labelOf, messageOf, who } from './small-project.ts';

const claim = labelOf('claim');
const cue = labelOf('cue');
const [sameClaim] = codebook.relationTypes.filter(({ id }) => id === 'same-claim');
if (!sameClaim) throw new Error('The default codebook has no “same claim”');

test.each<[string, CodebookEdit, number, string[], string[]]>([
  [
    'a rename is counted from the counts alone',
    { edit: 'put-label', label: { ...claim, name: 'Assertion' } },
    2,
    ['2 annotations in 2 articles are renamed with it.'],
    [],
  ],
  [
    'archiving hides and keeps',
    { edit: 'put-label', label: { ...cue, archived: true } },
    2,
    ['2 annotations in 2 articles stay as they are; Cue is no longer offered.'],
    [],
  ],
  [
    'a rename and a new colour are two sentences',
    { edit: 'put-label', label: { ...claim, name: 'Assertion', colour: 'teal' } },
    2,
    [
      '2 annotations in 2 articles are renamed with it.',
      '2 annotations in 2 articles are drawn the new way.',
    ],
    [],
  ],
  [
    'a new key changes no annotation',
    { edit: 'put-label', label: { ...claim, key: 'y' } },
    0,
    ['Annotations stay as they are.'],
    [],
  ],
  [
    'a new label',
    { edit: 'put-label', label: { ...cue, id: 'fact', name: 'Fact', key: 'f' } },
    0,
    ['Fact is new: nothing is tagged with it yet.'],
    [],
  ],
  [
    'a label without annotations is deleted for nothing',
    { edit: 'delete-label', label: 'number' },
    0,
    [
      'Nothing is tagged with Number.',
      'The label goes out of the ends of “quantifies”, “same quantity”, “conflicts with”.',
    ],
    [],
  ],
  [
    'a new required attribute',
    { edit: 'put-attribute', of: 'cue', attribute: { ...genre, required: true } },
    2,
    [
      '2 annotations in 2 articles have no answer to it yet.',
      'It must be answered from now on: what lacks it is listed under Problems.',
    ],
    ['a', 'b'],
  ],
  [
    'a renamed attribute',
    { edit: 'put-attribute', of: 'source', attribute: { ...who, name: 'Whom' } },
    2,
    ['2 answers in 2 articles are kept under the new name.'],
    ['a', 'b'],
  ],
  [
    'renamed options of a document label',
    {
      edit: 'put-attribute',
      of: null,
      attribute: { ...genre, options: ['news', 'opinion'] },
      renamedOptions: { report: 'news' },
    },
    2,
    ['2 answers in 2 articles are renamed with their option.'],
    ['a', 'b'],
  ],
  [
    'answers that go',
    { edit: 'delete-attribute', of: 'source', attribute: 'who', withAnswers: true },
    2,
    ['2 answers in 2 articles are taken away.'],
    ['a', 'b'],
  ],
  [
    'a renamed relation type',
    { edit: 'put-relation-type', type: { ...sameClaim, name: 'same thing' } },
    1,
    ['1 relation is renamed with it.'],
    ['a', 'b'],
  ],
  [
    'relations of another type',
    { edit: 'delete-relation-type', type: 'same-claim', moveTo: 'supports' },
    1,
    ['1 relation becomes “supports”.'],
    ['a', 'b'],
  ],
  [
    'an entity that takes the place of another',
    { edit: 'delete-entity', entity: 'fsb', moveTo: 'tass' },
    2,
    ['2 answers in 2 articles point to TASS instead.'],
    ['a', 'b'],
  ],
  [
    'a codebook from a file',
    {
      edit: 'replace',
      codebook: {
        ...codebook,
        labels: [
          ...codebook.labels
            .filter(({ id }) => id !== 'number')
            .map((label) => (label.id === 'cue' ? { ...label, name: 'Signal' } : label)),
          { ...cue, id: 'fact', name: 'Fact', key: 'f' },
        ],
        relationTypes: codebook.relationTypes.filter(({ from }) => !from.includes('number')),
      },
    },
    2,
    [
      '1 label is new: Fact.',
      '1 label goes, unused: Number.',
      '1 label is renamed: Cue to Signal.',
      '3 relation types go, unused: quantifies, same quantity, conflicts with.',
      '6 annotations keep their labels.',
    ],
    [],
  ],
])('%s', async (_what, wanted, affected, sentences, articles) => {
  const { outcome, read } = await effect(wanted);
  expect(outcome).toEqual({ ok: true, value: { affected, sentences } });
  expect(read).toEqual(articles);
});

test('a moved label says how many annotations move and how many answers are dropped', async () => {
  const { outcome } = await effect({ edit: 'delete-label', label: 'source', moveTo: 'cue' });
  expect(messageOf(outcome)).toContain('“attributed to” would have Cue at an end');
});

test('what the command refuses, its effect refuses in the same words', async () => {
  const refused: readonly CodebookEdit[] = [
    { edit: 'delete-label', label: 'cue' },
    { edit: 'put-label', label: { ...cue, key: 'c' } },
    { edit: 'delete-entity', entity: 'fsb' },
    { edit: 'delete-relation-type', type: 'cued-by' },
  ];
  for (const wanted of refused) {
    const { outcome } = await effect(wanted);
    expect(messageOf(outcome)).not.toBe('');
    expect(messageOf(outcome)).toBe(messageOf(edit(wanted)));
  }
});
