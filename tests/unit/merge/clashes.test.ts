/** What a merge brings together that does not go together, each said with what to do. */
import { expect, test } from 'vitest';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { clashesIn } from '../../../shared/merge/clashes.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';

const codebook = defaultCodebook(CLOCK);

function labelOf(id: string): Label {
  const label = codebook.labels.find((one) => one.id === id);
  if (!label) throw new Error(`The default codebook has no label ${id}`);
  return label;
}
const claim = labelOf('claim');

const withLabels = (...labels: readonly Label[]): Dataset => ({
  project: { kind: 'project', id: 'project', title: 'Test', created: '', clock: CLOCK },
  codebook: { ...codebook, labels },
  annotators: [ADA],
  articles: [],
  links: [],
  tombstones: [],
  raws: {},
});

const other = (more: Partial<Label>): Label => ({
  ...claim,
  id: 'verdict',
  name: 'Verdict',
  ...more,
});

test('two labels with one key: the key is named, and what to do', () => {
  expect(clashesIn(withLabels(claim, other({ key: 'c' })))).toEqual([
    'Claim and Verdict have the same key “c”, so it tags nothing: give one of them another key in the codebook.',
  ]);
});

test('what is archived or deleted holds neither key nor name', () => {
  expect(clashesIn(withLabels(claim, other({ key: 'c', name: 'Claim', archived: true })))).toEqual(
    [],
  );
  expect(clashesIn(withLabels(claim, other({ key: '' })))).toEqual([]);
});

test('two labels of one name, two annotators of one name, case ignored', () => {
  const dataset = withLabels(claim, other({ key: 'v', name: 'claim' }));
  expect(clashesIn(dataset)).toEqual([
    expect.stringMatching(/^2 labels are called “Claim”: rename one/),
  ]);
  expect(
    clashesIn({ ...withLabels(claim), annotators: [ADA, { ...ADA, id: 'ada-2', name: 'ada' }] }),
  ).toEqual(['2 annotators are called “Ada”: their layers stay apart.']);
});

/** Relations of one type between spans named by letters: `ab` goes from a to b. */
function linked(...pairs: readonly string[]): Dataset {
  const relation = (pair: string): Relation => ({
    kind: 'relation',
    id: pair,
    type: 'nested-in',
    from: { article: 'x', span: pair.charAt(0) },
    to: { article: 'x', span: pair.charAt(1) },
    attributes: {},
    by: ADA.id,
    created: '',
    modified: '',
    clock: CLOCK,
  });
  const relations = pairs.map(relation);
  return { ...withLabels(claim), articles: [{ article: articleOf('x'), spans: [], relations }] };
}

test('relations of one type that lead round in a circle are shown step by step', () => {
  expect(clashesIn(linked('ab', 'bc', 'ca'))).toEqual([
    'Relations “nested in” lead round in a circle: “a” → “b” → “c” → “a”. Take one of them away.',
  ]);
  expect(clashesIn(linked('xa', 'ab', 'ba'))).toEqual([
    'Relations “nested in” lead round in a circle: “a” → “b” → “a”. Take one of them away.',
  ]);
});

test('a circle is found behind any branch', () => {
  expect(clashesIn(linked('ab', 'ac', 'cd', 'da'))).toHaveLength(1);
  expect(clashesIn(linked('ab', 'ac', 'bd', 'cd', 'de', 'ec'))).toHaveLength(1);
});

test('a chain of relations, and two that meet, are no circle', () => {
  expect(clashesIn(linked('ab', 'bc', 'cd'))).toEqual([]);
  expect(clashesIn(linked('ac', 'bc', 'cd'))).toEqual([]);
  expect(clashesIn(linked('ab', 'ac', 'bd', 'cd'))).toEqual([]);
});
