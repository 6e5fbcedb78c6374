/** Names of foreign datasets: what is asked, what is suggested, what becomes of each. */
import { describe, expect, test } from 'vitest';
import { clockAt, NO_TIME } from '../../../shared/codecs/stamp.ts';
import { closeNamed } from '../../../shared/mapping/close-name.ts';
import { mapped } from '../../../shared/mapping/mapped.ts';
import { planNames, type NamePlan } from '../../../shared/mapping/name-plan.ts';
import { NameUses } from '../../../shared/mapping/name-uses.ts';
import { unknownNames } from '../../../shared/mapping/unknown-names.ts';
import { codebookProblem } from '../../../shared/model/codebook-problem.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { NameChoice, NameFate } from '../../../shared/model/name-mapping.ts';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { must } from '../../storage/project.ts';
import { foreign } from './datasets.ts';

const own = defaultCodebook(clockAt(NO_TIME));
const usesOf = (dataset: Dataset): NameUses => new NameUses().add(dataset);
const asked = (dataset: Dataset, codebook: Codebook = own) =>
  unknownNames(usesOf(dataset), codebook);

const label = (id: string, fate: NameFate): NameChoice => ({ kind: 'label', id, of: null, fate });
const attribute = (of: string, id: string, fate: NameFate): NameChoice => ({
  kind: 'attribute',
  id,
  of,
  fate,
});
const type = (id: string, fate: NameFate): NameChoice => ({
  kind: 'relation type',
  id,
  of: null,
  fate,
});

const planned = (
  dataset: Dataset,
  choices: readonly NameChoice[],
  otherwise?: 'add' | 'skip',
): NamePlan =>
  must(
    planNames({
      uses: usesOf(dataset),
      codebook: own,
      mapping: { choices, ...(otherwise && { otherwise }) },
    }),
  );

const people = foreign(
  [
    { label: 'PER', words: 'Ada Lovelace', attributes: { kind: 'woman' } },
    { label: 'ORG', words: 'Babbage & Co' },
    { label: 'SOURCES', words: 'London' },
  ],
  [['works-for', 0, 1]],
);

describe('what is asked', () => {
  test('every name that the codebook lacks, with counts, quotes and what is close', () => {
    expect(asked(people)).toEqual([
      {
        kind: 'label',
        id: 'PER',
        of: null,
        count: 1,
        examples: ['Ada Lovelace'],
        suggestion: null,
        misfit: null,
      },
      {
        kind: 'attribute',
        id: 'kind',
        of: 'PER',
        count: 1,
        examples: ['woman'],
        suggestion: null,
        misfit: null,
      },
      expect.objectContaining({ kind: 'label', id: 'ORG', examples: ['Babbage & Co'] }),
      expect.objectContaining({ kind: 'label', id: 'SOURCES', suggestion: 'source' }),
      {
        kind: 'relation type',
        id: 'works-for',
        of: null,
        count: 1,
        examples: ['Ada Lovelace → Babbage & Co'],
        suggestion: null,
        misfit: null,
      },
    ]);
  });

  test('nothing where ids or names are the same but for case', () => {
    const known = foreign([
      { label: 'SOURCE', words: 'Ada', attributes: { KIND: 'person', 'Full Name': 'Ada L.' } },
      { label: 'Claim', words: 'London' },
    ]);
    expect(asked(known)).toEqual([]);
  });

  test('a label that was deleted from the codebook is asked for again', () => {
    const without = {
      ...own,
      labels: own.labels.map((one) => (one.id === 'cue' ? { ...one, removed: true } : one)),
    };
    const cue = foreign([{ label: 'cue', words: 'works' }]);
    expect(asked(cue, without)).toMatchObject([{ kind: 'label', id: 'cue' }]);
    const plan = must(
      planNames({
        uses: usesOf(cue),
        codebook: without,
        mapping: { choices: [], otherwise: 'add' },
      }),
    );
    expect(plan.labelOf('cue')).toBe('cue-2');
  });

  test('an answer that is no option, and a relation between other labels, with what is wrong', () => {
    const misfits = foreign(
      [
        { label: 'source', words: 'Ada', attributes: { kind: 'robot' } },
        { label: 'source', words: 'Lovelace', attributes: { kind: 'person' } },
      ],
      [['attributed-to', 0, 1]],
    );
    const names = asked(misfits);
    expect(names).toMatchObject([
      { kind: 'attribute', id: 'kind', of: 'source', count: 2 },
      { kind: 'relation type', id: 'attributed-to', count: 1 },
    ]);
    expect(names[0]?.misfit).toMatch(
      /^1 of 2 answers do not fit \(“robot”\): “Kind” takes one of/u,
    );
    expect(names[1]?.misfit).toBe('“attributed to” does not link “source” to “source”');
  });
});

test.each([
  ['sources', 'source'],
  ['attributed_to', 'attributed-to'],
  ['AttributedTo', 'attributed-to'],
  ['num', 'number'],
  ['ORG', null],
  ['c', null],
])('“%s” is close to %s', (name, id) => {
  expect(closeNamed([...own.labels, ...own.relationTypes], name)?.id ?? null).toBe(id);
});

describe('what becomes of names', () => {
  test('mapped to a label, its annotations have it, their places untouched', () => {
    const plan = planned(people, [label('PER', { to: 'source' })], 'skip');
    const { dataset } = mapped(people, plan);
    const [span] = dataset.articles[0]?.spans ?? [];
    const before = people.articles[0]?.spans[0];
    expect(span).toEqual({ ...before, label: 'source', attributes: {} });
    expect(plan.codebook).toBe(own);
  });

  test('skipped, its annotations, their answers and relations are counted, nothing else is', () => {
    const plan = planned(people, [
      label('PER', 'skip'),
      label('ORG', { to: 'source' }),
      label('SOURCES', { to: 'source' }),
    ]);
    const { dataset, skipped } = mapped(people, plan);
    expect(dataset.articles[0]?.spans).toHaveLength(2);
    expect(skipped).toEqual([
      { what: 'annotations “PER”', count: 1, why: 'left out as chosen in the mapping' },
      {
        what: 'relations “works-for”',
        count: 1,
        why: 'an annotation that it links was left out',
      },
    ]);
  });

  test('added, labels get keys, colours and lines of their own, and types the ends they have', () => {
    const plan = planned(people, [], 'add');
    expect(codebookProblem(plan.codebook)).toBeNull();
    const added = plan.codebook.labels.slice(own.labels.length);
    expect(added.map(({ id, key }) => [id, key])).toEqual([
      ['PER', 'p'],
      ['ORG', 'o'],
      ['SOURCES', 'u'],
    ]);
    expect(added[0]?.attributes).toEqual([
      { id: 'kind', name: 'kind', type: 'one', options: ['woman'] },
    ]);
    expect(plan.codebook.relationTypes.at(-1)).toEqual({
      id: 'works-for',
      name: 'works-for',
      from: ['PER'],
      to: ['ORG'],
      scope: 'within',
    });
    expect(mapped(people, plan).skipped).toEqual([]);
  });

  test('nobody decided: the plan says about what', () => {
    const plan = planned(people, [label('PER', { to: 'claim' }), label('ORG', 'add')]);
    expect(plan.undecided.map(({ id }) => id)).toEqual(['kind', 'SOURCES', 'works-for']);
    expect(() => mapped(people, plan)).toThrow('half decided');
  });

  test('a name that is to become what the codebook lacks is refused by both names', () => {
    const plan = planNames({
      uses: usesOf(people),
      codebook: own,
      mapping: { choices: [label('PER', { to: 'sauce' })], otherwise: 'skip' },
    });
    expect(plan).toMatchObject({ ok: false, error: { code: 'bad-mapping' } });
    expect(plan.ok ? '' : plan.error.message).toMatch(/“PER” is to become “sauce”.*claim, number/u);
  });

  test('an answer that is no option becomes one where it is added, and is counted where skipped', () => {
    const robots = foreign([
      { label: 'source', words: 'Ada', attributes: { kind: 'robot' } },
      { label: 'source', words: 'Lovelace', attributes: { kind: 'person' } },
    ]);
    const added = planned(robots, [attribute('source', 'kind', 'add')]);
    const kind = added.codebook.labels.find(({ id }) => id === 'source')?.attributes[0];
    expect(kind?.options?.slice(-2)).toEqual(['writer', 'robot']);
    expect(mapped(robots, added).skipped).toEqual([]);

    const skipped = mapped(robots, planned(robots, [attribute('source', 'kind', 'skip')]));
    expect(skipped.dataset.articles[0]?.spans.map(({ attributes }) => attributes)).toEqual([
      {},
      { kind: 'person' },
    ]);
    expect(skipped.skipped).toMatchObject([{ what: 'answers “kind” of “source”', count: 1 }]);
  });

  test('a relation type that is known takes more ends where it is added', () => {
    const linked = foreign(
      [
        { label: 'source', words: 'Ada' },
        { label: 'cue', words: 'works' },
      ],
      [['attributed-to', 0, 1]],
    );
    const plan = planned(linked, [type('attributed-to', 'add')]);
    const wider = plan.codebook.relationTypes.find(({ id }) => id === 'attributed-to');
    expect(wider).toMatchObject({ from: ['claim', 'source'], to: ['source', 'cue'] });
    expect(mapped(linked, plan).dataset.articles[0]?.relations).toHaveLength(1);
  });

  test.each([
    ['yes and no', [true, false], { type: 'boolean' }],
    ['numbers', ['1', '2.5', '-3'], { type: 'number' }],
    ['days', ['2024-03-22', '2024-03'], { type: 'date' }],
    ['a few words', ['low', 'high', 'low', 'low'], { type: 'one', options: ['low', 'high'] }],
    ['lists', [['a'], ['b', 'a']], { type: 'many', options: ['a', 'b'] }],
    ['free text', ['one', 'two', 'three', 'four'], { type: 'text' }],
  ])('answers that are %s make an attribute of that type', (_what, values, asks) => {
    const given = foreign(
      values.map((value) => ({ label: 'PER', words: 'Ada', attributes: { x: value } })),
    );
    const plan = planned(given, [], 'add');
    expect(plan.codebook.labels.at(-1)?.attributes).toEqual([{ id: 'x', name: 'x', ...asks }]);
    expect(mapped(given, plan).skipped).toEqual([]);
  });

  test('answers of different kinds get attributes of their own, so that none is changed', () => {
    const mixed = foreign([
      { label: 'PER', words: 'Ada', attributes: { x: true } },
      { label: 'PER', words: 'London', attributes: { x: 'maybe' } },
    ]);
    const plan = planned(mixed, [], 'add');
    const { dataset, skipped } = mapped(mixed, plan);
    expect(dataset.articles[0]?.spans.map(({ attributes }) => attributes)).toEqual([
      { x: true },
      { 'x-2': 'maybe' },
    ]);
    expect(skipped).toEqual([]);
  });

  test('what the file itself says of a label is taken where it is added', () => {
    const proposed: Codebook = {
      ...own,
      labels: [
        {
          id: 'per',
          name: 'Person',
          key: 'x',
          colour: 'teal',
          line: 'wavy',
          unit: 'noun phrase',
          guideline: 'Somebody.',
          attributes: [{ id: 'kind', name: 'Which', type: 'text' }],
        },
      ],
      relationTypes: [],
    };
    const plan = must(
      planNames({
        uses: usesOf(people),
        codebook: own,
        mapping: { choices: [], otherwise: 'add' },
        proposed: [proposed],
      }),
    );
    expect(plan.codebook.labels.find(({ id }) => id === 'PER')).toMatchObject({
      name: 'Person',
      key: 'x',
      guideline: 'Somebody.',
      attributes: [{ id: 'kind', name: 'Which', type: 'text' }],
    });
  });
});
