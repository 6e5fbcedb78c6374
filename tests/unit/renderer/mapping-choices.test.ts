/** The mapping step’s choices: what is asked, what stands there before anybody chose. */
import { expect, test } from 'vitest';
import {
  fateIn,
  isAsked,
  mappingOf,
  optionsFor,
  valueOf,
  withPresets,
} from '../../../renderer/views/dialogs/mapping-choices.ts';
import { clockAt, NO_TIME } from '../../../shared/codecs/stamp.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { nameKeyOf, type NameFate, type UnknownName } from '../../../shared/model/name-mapping.ts';

const codebook = defaultCodebook(clockAt(NO_TIME));
const unknown = (name: Partial<UnknownName>): UnknownName => ({
  kind: 'label',
  id: 'PER',
  of: null,
  count: 1,
  examples: [],
  suggestion: null,
  misfit: null,
  ...name,
});
const PER = unknown({});
const ROLE = unknown({ kind: 'attribute', id: 'Role', of: 'PER' });
const AGE = unknown({ kind: 'attribute', id: 'age', of: 'PER' });
const names = [PER, ROLE, AGE];
const chosen = (fate: NameFate) => new Map([[nameKeyOf(PER), fate]]);

test('what is close is there already, a misfit is taken in, everything else waits', () => {
  const close = unknown({ id: 'Sources', suggestion: 'source' });
  const misfit = unknown({ kind: 'attribute', id: 'kind', of: 'source', misfit: 'no option' });
  const presets = withPresets([PER, close, misfit], codebook, new Map());
  expect(presets.get(nameKeyOf(PER))).toBeUndefined();
  expect(presets.get(nameKeyOf(close))).toEqual({ to: 'source' });
  expect(presets.get(nameKeyOf(misfit))).toBe('add');
});

test.each(['add', 'skip'] as const)('attributes of a label go with it on “%s”', (fate) => {
  const choices = withPresets(names, codebook, chosen(fate));
  expect(names.filter((name) => isAsked(name, codebook, choices))).toEqual([PER]);
  expect(mappingOf(names, codebook, choices)).toEqual([
    { kind: 'label', id: 'PER', of: null, fate },
  ]);
});

test('attributes of a label that becomes another are asked, among those of that one', () => {
  const choices = withPresets(names, codebook, chosen({ to: 'source' }));
  expect(names.filter((name) => isAsked(name, codebook, choices))).toEqual(names);
  expect(choices.get(nameKeyOf(ROLE))).toEqual({ to: 'role' });
  expect(choices.has(nameKeyOf(AGE))).toBe(false);
  expect(optionsFor(AGE, codebook, choices).map(({ value }) => value)).toEqual([
    '',
    'to:kind',
    'to:canonical-name',
    'to:role',
    'add',
    'skip',
  ]);
});

test('a label that is called “add” is told from adding', () => {
  expect(fateIn(valueOf({ to: 'add' }))).toEqual({ to: 'add' });
  expect(fateIn(valueOf('add'))).toBe('add');
  expect(fateIn('')).toBeUndefined();
});
