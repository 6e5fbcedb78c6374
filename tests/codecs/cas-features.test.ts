import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeOf, featureOf } from '../../shared/codecs/cas/features.ts';
import { unicodeArb } from '../arbitraries/text.ts';

test('features give attributes back, whatever their ids and kinds, as identifiers', () => {
  const ids = fc.oneof(
    unicodeArb.filter((id) => id !== ''),
    fc.stringMatching(/^[A_NxLB2d]{1,12}$/u),
    fc.constantFrom('label', 'class', 'ROLE_x', 'BT_x', 'x_Boolean', 'x_List', 'A_N', '1st'),
  );
  const kinds = fc.constantFrom('text' as const, 'boolean' as const, 'list' as const);
  fc.assert(
    fc.property(ids, kinds, (id, kind) => {
      const name = featureOf(id, kind, true);
      expect(name).toMatch(/^[A-Za-z]\w*$/u);
      expect(name).not.toMatch(/^(?:ROLE_|BT_|label$|class$)/u);
      expect(attributeOf(name)).toEqual({ id, kind });
      expect(attributeOf(featureOf(id, kind, false)).id).toBe(id);
    }),
    { numRuns: 2000 },
  );
});

test('features stay readable, and those of others are what they are called', () => {
  expect(featureOf('said-by', 'text', true)).toBe('said_2d_by');
  expect(featureOf('sure', 'boolean', true)).toBe('sure_Boolean');
  expect(attributeOf('some_name')).toEqual({ id: 'some_name', kind: 'text' });
});
