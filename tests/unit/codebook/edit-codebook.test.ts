import { expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';
import type { Codebook, RelationType } from '../../../shared/model/codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import { articlesNeeded } from '../../../shared/ops/needs.ts';
import { must } from '../../storage/project.ts';
import {
  codebook,
  edit,
  edited,
  genre,
  labelOf,
  messageOf,
  spansAfter,
  state,
} from './small-project.ts';

const claim = labelOf('claim');
const cue = labelOf('cue');
const attributeOf = (label: string, id: string): AttributeDefinition => {
  const found = labelOf(label).attributes.find((attribute) => attribute.id === id);
  if (!found) throw new Error(`${label} has no attribute ${id}`);
  return found;
};
const typeOf = (id: string): RelationType => {
  const found = codebook.relationTypes.find((type) => type.id === id);
  if (!found) throw new Error(`There is no relation type ${id}`);
  return found;
};
const rename: CodebookEdit = { edit: 'put-label', label: { ...claim, name: 'Assertion' } };
const archive: CodebookEdit = { edit: 'put-label', label: { ...cue, archived: true } };
const needs = (wanted: CodebookEdit) =>
  articlesNeeded({ do: 'edit-codebook', edit: wanted }, codebook);

test('renaming and archiving touch no annotation and need no article', () => {
  for (const wanted of [rename, archive]) {
    expect(must(edit(wanted)).change.updated.map(({ kind }) => kind)).toEqual(['codebook']);
    expect(needs(wanted)).toEqual(new Set());
  }
  expect(must(edit(rename)).label).toBe('Rename Claim to Assertion');
  expect(must(edit(archive)).label).toBe('Archive Cue');
  expect(edited(archive).codebook.labels.find(({ id }) => id === 'cue')?.archived).toBe(true);
});

test('a label is added at its place, and an edit that changes nothing is refused', () => {
  const label = { ...cue, id: 'fact', name: 'Fact', key: 'f' };
  const after = edited({ edit: 'put-label', label, at: 1 }).codebook;
  expect(after.labels.map(({ id }) => id)).toEqual(['claim', 'fact', 'number', 'source', 'cue']);
  expect(edit({ edit: 'put-label', label: claim })).toMatchObject({ error: { code: 'no-change' } });
});

test('a clashing key is refused, naming the label that has it', () => {
  const refused = edit({ edit: 'put-label', label: { ...cue, key: 'c' } });
  expect(messageOf(refused)).toBe('“c” is the key of Claim already. Nothing was changed.');
});

test('an archived label that comes back to a key taken meanwhile is refused', () => {
  const label = { ...cue, id: 'concession', name: 'Concession', key: 'c' };
  const labels = [{ ...claim, archived: true }, ...codebook.labels.slice(1), label];
  const now = { ...state, codebook: { ...codebook, labels } };
  expect(messageOf(edit({ edit: 'put-label', label: claim }, now))).toContain(
    '“c” is the key of Concession already',
  );
});

test('deleting a label that is used is refused with the count, unless it says where to', () => {
  expect(messageOf(edit({ edit: 'delete-label', label: 'cue' }))).toBe(
    '2 annotations in 2 articles have the label Cue. Choose a label to move them to, or archive ' +
      'Cue: it is then no longer offered, and they stay.',
  );
});

test('a label whose relations do not go with the new one is not deleted; the relation is named', () => {
  const refused = edit({ edit: 'delete-label', label: 'cue', moveTo: 'number' });
  expect(messageOf(refused)).toContain(
    '2 relations “cued by” would have Number at an end, which “cued by” does not allow',
  );
});

const withoutLineage = ({ lineage: _past, ...record }: Span | Codebook) => record;

test('deleting a label moves its annotations with the answers that fit, and undo brings all back', () => {
  const label = {
    ...claim,
    id: 'belief',
    name: 'Belief',
    key: 'b',
    attributes: [
      { ...attributeOf('claim', 'kind'), options: ['belief'] },
      attributeOf('claim', 'topics'),
    ],
  };
  const allowing = codebook.relationTypes.map((type) => ({
    ...type,
    from: type.from.includes('claim') ? [...type.from, 'belief'] : type.from,
    to: type.to.includes('claim') ? [...type.to, 'belief'] : type.to,
  }));
  const now = {
    ...state,
    codebook: { ...codebook, labels: [...codebook.labels, label], relationTypes: allowing },
  };
  const step = must(edit({ edit: 'delete-label', label: 'claim', moveTo: 'belief' }, now));
  expect(step.label).toBe('Delete Claim, move 2 annotations to Belief');
  const after = must(applyChange(now, step.change));
  expect(after.layers.get('a')?.spans.get('a-claim')).toMatchObject({
    label: 'belief',
    attributes: { topics: ['attack', 'victims'], foreign: 'x' },
  });
  expect(after.layers.get('a')?.spans.get('a-claim')?.attributes).not.toHaveProperty('kind');
  expect(after.codebook.relationTypes.some(({ from }) => from.includes('claim'))).toBe(false);
  expect(after.layers.get('b')?.relations.size).toBe(2);
  const back = must(applyChange(after, invert(step.change)));
  expect([...(back.layers.get('a')?.spans ?? [])].map(withoutLineage)).toEqual([
    ...(state.layers.get('a')?.spans ?? []),
  ]);
  expect(withoutLineage(back.codebook)).toEqual(now.codebook);
});

test('renamed options rewrite answers, conditions and single choices of many', () => {
  const topics = attributeOf('claim', 'topics');
  const attribute = { ...topics, options: ['terror', 'victims', 'police'] };
  const renamedOptions = { attack: 'terror' };
  const after = spansAfter({ edit: 'put-attribute', of: 'claim', attribute, renamedOptions });
  expect(after.get('a-claim')?.attributes['topics']).toEqual(['terror', 'victims']);
  expect(after.get('a-source')).toBe(state.layers.get('a')?.spans.get('a-source'));
});

test('two options that swap names swap their answers', () => {
  const kind = attributeOf('source', 'kind');
  const wanted: CodebookEdit = {
    edit: 'put-attribute',
    of: 'source',
    attribute: kind,
    renamedOptions: { organisation: 'person', person: 'organisation' },
  };
  // The list of options is as it was: nothing else says that answers change.
  const reordered = { ...kind, options: [...(kind.options ?? [])].reverse() };
  expect(spansAfter({ ...wanted, attribute: reordered }).get('a-source')?.attributes['kind']).toBe(
    'person',
  );
});

test('an option that is answered is not taken away, unless its answers go with it', () => {
  const topics = attributeOf('claim', 'topics');
  const attribute = { ...topics, options: ['victims', 'police'] };
  const wanted = { edit: 'put-attribute', of: 'claim', attribute } as const;
  expect(messageOf(edit(wanted))).toContain(
    '2 annotations in 2 articles answer “Topics” of Claim with what it would not take, such as ' +
      '“attack, victims” for “at least 133 people were killed”',
  );
  const after = spansAfter({ ...wanted, withAnswers: true });
  expect(after.get('a-claim')?.attributes['topics']).toEqual(['victims']);
});

test('a type that existing answers do not fit is refused with the count and an example', () => {
  const attribute = { ...attributeOf('claim', 'kind'), type: 'number' } as const;
  const refused = messageOf(edit({ edit: 'put-attribute', of: 'claim', attribute }));
  expect(refused).toContain('2 annotations in 2 articles answer “Kind” of Claim');
  expect(refused).toContain('such as “assertion” for “at least 133 people were killed”');
  expect(refused).toContain('takes a decimal number');
});

test('an attribute that is answered goes only with its answers', () => {
  const wanted = { edit: 'delete-attribute', of: 'claim', attribute: 'kind' } as const;
  expect(messageOf(edit({ ...wanted, withAnswers: false }))).toContain('Delete it together with');
  const step = must(edit({ ...wanted, withAnswers: true }));
  expect(step.label).toBe('Delete Kind of Claim with 2 answers');
  expect(spansAfter({ ...wanted, withAnswers: true }).get('b-claim')?.attributes).toEqual({
    topics: ['attack', 'victims'],
    foreign: 'x',
  });
});

test('an attribute that another is shown by is not deleted before that one', () => {
  const who = { ...attributeOf('source', 'who'), shownWhen: { attribute: 'kind', is: ['person'] } };
  const now = edited({ edit: 'put-attribute', of: 'source', attribute: who });
  const wanted = { edit: 'delete-attribute', of: 'source', attribute: 'kind' } as const;
  expect(messageOf(edit({ ...wanted, withAnswers: true }, now))).toContain(
    'Source: “Who” is shown by “kind”, and there is no such attribute beside it',
  );
});

test('answers to document labels follow as those of annotations do', () => {
  const attribute = { ...genre, options: ['news report', 'opinion'] };
  const renamedOptions = { report: 'news report' };
  const after = edited({ edit: 'put-attribute', of: null, attribute, renamedOptions });
  expect(after.layers.get('a')?.article.labels).toEqual({ genre: 'news report' });
  const gone = edited({
    edit: 'delete-attribute',
    of: null,
    attribute: 'genre',
    withAnswers: true,
  });
  expect(gone.layers.get('a')?.article).not.toHaveProperty('labels');
});

test('a relation type in use is deleted only where its relations go to another that allows them', () => {
  const wanted = { edit: 'delete-relation-type', type: 'same-claim' } as const;
  expect(messageOf(edit(wanted))).toContain('1 relation is “same claim”. Choose another type');
  expect(messageOf(edit({ ...wanted, moveTo: 'nested-in' }))).toContain('would not link across');
  const after = edited({ ...wanted, moveTo: 'supports' });
  expect([...after.links.values()].map(({ type }) => type)).toEqual(['supports']);
  expect(messageOf(edit({ ...wanted, type: 'cued-by', moveTo: 'attributed-to' }))).toContain(
    '“attributed to” would have Cue at an end',
  );
});

test('an end that relations use is not taken from their type', () => {
  const narrow = { ...typeOf('attributed-to'), to: ['cue'] };
  expect(messageOf(edit({ edit: 'put-relation-type', type: narrow }))).toContain(
    '2 relations “attributed to” would have Source at an end',
  );
  const wide = { ...typeOf('attributed-to'), to: ['cue', 'source'] };
  expect(needs({ edit: 'put-relation-type', type: wide })).toEqual(new Set());
});

test('a link across articles counts for the ends its type loses', () => {
  const narrow = { ...typeOf('same-claim'), to: ['number'] };
  expect(messageOf(edit({ edit: 'put-relation-type', type: narrow }))).toContain(
    '1 relation “same claim” would have Claim at an end',
  );
});

test('an entity that is answered goes only where another takes its place', () => {
  const wanted = { edit: 'delete-entity', entity: 'fsb' } as const;
  expect(messageOf(edit(wanted))).toContain('such as “FSB” for “Officials”');
  expect(spansAfter({ ...wanted, moveTo: 'tass' }).get('a-source')?.attributes['who']).toBe('tass');
});

test('a codebook from a file is refused where something in use would be missing, by name', () => {
  const small = { ...codebook, labels: codebook.labels.slice(0, 3), relationTypes: [] };
  const refused = messageOf(edit({ edit: 'replace', codebook: small }));
  expect(refused).toContain('2 annotations in 2 articles have the label Cue. The new codebook');
  expect(refused).toContain('“attributed to”');
  const grown = { ...codebook, name: 'Grown', labels: [...codebook.labels].reverse() };
  expect(edited({ edit: 'replace', codebook: grown }).codebook.name).toBe('Grown');
  expect(needs({ edit: 'replace', codebook: grown })).toEqual(new Set());
});
