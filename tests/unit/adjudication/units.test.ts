import { expect, test } from 'vitest';
import { progressOf } from '../../../shared/adjudication/progress.ts';
import { contentOf, related, tagged } from '../agreement/tagged.ts';
import { Desk, onOne, projectOf } from './craft.ts';

// 'Officials said that at least 133 people were killed in the attack on Friday.'
//  0         10        20        30        40        50
const differences = (desk: Desk, annotators?: string[]) =>
  desk.units(annotators).map((unit) => [[...unit.spans.keys()].join('+'), ...unit.differences]);

test('annotations of the same words are one unit, others stay alone, in reading order', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'source 0-9'),
      tagged('boris', 'source 0-9'),
      tagged('ada', 'claim 20-51'),
      tagged('boris', 'claim 20-42'),
      tagged('boris', 'number 29-32'),
    ]),
  );
  expect(differences(desk)).toEqual([
    ['ada+boris'],
    ['ada+boris', 'boundary'],
    ['boris', 'missing'],
  ]);
});

test('every difference of a unit is listed, and which attributes differ', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'number 20-32', { attributes: { value: '133', comparator: '≥' } }),
      tagged('boris', 'number 29-32', { attributes: { value: '133', comparator: '=' } }),
      tagged('ada', 'claim 0-9'),
      tagged('boris', 'source 0-9'),
    ]),
  );
  expect(differences(desk)).toEqual([
    ['ada+boris', 'label'],
    ['ada+boris', 'boundary', 'attribute'],
  ]);
  expect(desk.units()[1]?.attributes).toEqual(['comparator']);
});

test('the order of the choices of many is no difference', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'claim 0-9', { attributes: { topics: ['a', 'b'] } }),
      tagged('boris', 'claim 0-9', { attributes: { topics: ['b', 'a'] } }),
    ]),
  );
  expect(differences(desk)).toEqual([['ada+boris']]);
});

test('relations differ where both have both ends and only one linked them', () => {
  const claims = [tagged('ada', 'claim 20-51'), tagged('boris', 'claim 20-51')] as const;
  const sources = [tagged('ada', 'source 0-9'), tagged('boris', 'source 0-9')] as const;
  const link = related('ada', 'attributed-to', claims[0], sources[0]);
  expect(differences(new Desk(onOne([...claims, ...sources], [link])))).toEqual([
    ['ada+boris', 'relation'],
    ['ada+boris', 'relation'],
  ]);
  // Boris lacks the source: that is a difference of the source alone.
  expect(differences(new Desk(onOne([...claims, sources[0]], [link])))).toEqual([
    ['ada', 'missing'],
    ['ada+boris'],
  ]);
});

test('of three, each has at most one annotation in a unit, and who lacks it is named', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'claim 0-20'),
      tagged('boris', 'claim 0-9'),
      tagged('boris', 'claim 10-20'),
      tagged('carla', 'source 60-66'),
    ]),
  );
  const all = ['ada', 'boris', 'carla'];
  expect(desk.units(all).map(({ spans, without }) => [[...spans.keys()], without])).toEqual([
    [['ada', 'boris'], ['carla']],
    [['boris'], ['ada', 'carla']],
    [['carla'], ['ada', 'boris']],
  ]);
});

test('who never opened the article lacks nothing; what only one worked on is no agreement', () => {
  const both = contentOf('a', [tagged('ada', 'claim 0-9'), tagged('boris', 'claim 0-9')]);
  const desk = new Desk(projectOf([both]));
  expect(differences(desk, ['ada', 'boris', 'carla'])).toEqual([['ada+boris']]);
  expect(differences(desk, ['ada', 'carla'])).toEqual([['ada', 'missing']]);
  expect(desk.units(['ada', 'carla'])[0]?.without).toEqual(['carla']);
});

test('gold is nobody’s work, even if asked for', () => {
  const desk = new Desk(onOne([tagged('ada', 'claim 0-9'), tagged('gold', 'claim 0-9')]));
  expect(differences(desk, ['ada', 'gold'])).toEqual([['ada', 'missing']]);
});

test('progress counts units by difference and state', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'source 0-9'),
      tagged('boris', 'source 0-9'),
      tagged('ada', 'claim 20-51'),
    ]),
  );
  desk.decide(desk.unit('Officials'), { verdict: 'skipped' });
  expect(progressOf(desk.units())).toMatchObject({
    units: 2,
    agreed: 1,
    acceptable: 1,
    differences: { missing: 1, label: 0 },
    states: { undecided: 1, skipped: 1, decided: 0, changed: 0 },
    left: 2,
  });
});
