import { describe, expect, it } from 'vitest';
import { attributesOf } from '../../main/cli/attribute-argument.ts';
import type { Label } from '../../shared/model/codebook.ts';

const label: Label = {
  id: 'claim',
  name: 'Claim',
  key: 'c',
  colour: 'amber',
  line: 'solid',
  unit: 'sentence',
  attributes: [
    { id: 'kind', name: 'Kind of claim', type: 'one', options: ['assertion', 'denial'] },
    { id: 'topics', name: 'Topics', type: 'many', options: ['war', 'aid', 'talks'] },
    { id: 'sure', name: 'Sure', type: 'boolean' },
    { id: 'value', name: 'Value', type: 'number' },
    { id: 'said', name: 'Said on', type: 'date' },
    { id: 'role', name: 'Role', type: 'text' },
  ],
};

describe('--set', () => {
  it('reads every type of attribute, named by id or name, case ignored', () => {
    const settings = [
      'KIND OF CLAIM=denial',
      'topics=war, talks',
      'sure=No',
      'value=1.3',
      'said=2024-03-22',
      'role=chief = of staff',
    ];
    expect(attributesOf(label, settings)).toEqual({
      ok: true,
      value: {
        kind: 'denial',
        topics: ['war', 'talks'],
        sure: false,
        value: '1.3',
        said: '2024-03-22',
        role: 'chief = of staff',
      },
    });
  });

  it.each([
    ['kind=rumour', '“Kind of claim” takes one of: assertion, denial'],
    ['topics=war,peace', '“Topics” takes any of: war, aid, talks'],
    ['sure=maybe', '“Sure” takes yes or no'],
    ['value=many', '“Value” takes a decimal number'],
    ['said=22.3.2024', '“Said on” takes a date'],
    ['mood=sad', 'Claim has no attribute “mood”. It has: kind, topics, sure, value, said, role.'],
    ['kind', 'not of the form key=value'],
    ['=denial', 'not of the form key=value'],
  ])('refuses %s', (setting, message) => {
    const refused = attributesOf(label, [setting]);
    expect(refused.ok ? '' : refused.error.message).toContain(message);
  });

  it('refuses the same attribute twice', () => {
    const refused = attributesOf(label, ['kind=denial', 'Kind of claim=assertion']);
    expect(refused.ok ? '' : refused.error.message).toContain('“kind” is set twice');
  });
});
