import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import { contentOf as contentOfLayer } from '../../../shared/ops/state.ts';
import { must } from '../../storage/project.ts';
import { contentOf, related, tagged } from '../agreement/tagged.ts';
import { Desk, onOne, projectOf } from './craft.ts';

const NUMBERS = [
  tagged('ada', 'number 20-32', { attributes: { value: '133' }, note: 'At least.' }),
  tagged('boris', 'number 29-32'),
] as const;
const WIDE = 'at least 133';

describe('what is taken becomes gold', () => {
  test('with the place, the answers and the note of the one whose version it is', () => {
    const desk = new Desk(onOne(NUMBERS));
    const step = desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['ada'] });
    expect(step.label).toBe('Take “at least 133” as Number');
    expect(desk.gold()).toMatchObject([
      {
        label: 'number',
        fragments: [{ start: 20, end: 32 }],
        attributes: { value: '133' },
        note: 'At least.',
        status: 'final',
      },
    ]);
    const [unit] = desk.units();
    expect(unit?.state).toBe('decided');
    expect(unit?.decision).toMatchObject({ verdict: 'taken', from: ['ada'], by: 'dana' });
    expect(desk.state.annotators.get('gold')?.name).toBe('Gold');
  });

  test('what annotators did stays as it was', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['boris'] });
    const own = [...(desk.state.layers.get('a')?.spans ?? [])].filter(({ by }) => by !== 'gold');
    expect(own).toEqual(NUMBERS);
  });

  test('both: every version beside the other; versions that say the same are one', () => {
    const desk = new Desk(onOne([...NUMBERS, tagged('carla', 'number 29-32')]));
    const unit = desk.unit(WIDE, ['ada', 'boris', 'carla']);
    const step = desk.decide(unit, { verdict: 'both', from: ['ada', 'boris', 'carla'] });
    expect(step.label).toBe('Take 2 versions of “at least 133”');
    expect(desk.gold().map(({ quote }) => quote.exact)).toEqual([WIDE, '133']);
    const gold = desk.unit(WIDE).decision?.gold ?? [];
    expect(new Set(gold).size).toBe(2);
    expect(gold).toHaveLength(3);
  });

  test('an edited version has the label, place and answers given', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), {
      verdict: 'edited',
      from: ['ada'],
      label: 'number',
      fragments: [{ start: 20, end: 39 }],
      attributes: { comparator: '≥' },
    });
    expect(desk.gold()).toMatchObject([
      { quote: { exact: 'at least 133 people' }, attributes: { comparator: '≥' } },
    ]);
  });

  test('none and skip make no gold, and only none is decided', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), { verdict: 'skipped' });
    expect(desk.unit(WIDE).state).toBe('skipped');
    desk.decide(desk.unit(WIDE), { verdict: 'none' });
    expect(desk.unit(WIDE).state).toBe('decided');
    expect(desk.gold()).toEqual([]);
  });
});

describe('refused', () => {
  test('a version of somebody who tagged nothing here', () => {
    const desk = new Desk(onOne(NUMBERS.slice(0, 1)));
    const { article, of } = desk.unit(WIDE);
    expect(
      desk.try({ do: 'adjudicate', article, of, choice: { verdict: 'taken', from: ['boris'] } }),
    ).toMatchObject({ ok: false, error: { code: 'no-version' } });
  });

  test('gold as what is decided on, and annotations that are gone', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['ada'] });
    const tryOn = (of: string[]) =>
      desk.try({ do: 'adjudicate', article: 'a', of, choice: { verdict: 'none' } });
    expect(tryOn([desk.gold()[0]?.id ?? ''])).toMatchObject({ error: { code: 'gold' } });
    expect(tryOn(['nobody'])).toMatchObject({ error: { code: 'no-span' } });
  });

  test('the same decision once more', () => {
    const desk = new Desk(onOne(NUMBERS));
    const unit = desk.unit(WIDE);
    desk.decide(unit, { verdict: 'taken', from: ['ada'] });
    const { article, of } = unit;
    expect(
      desk.try({ do: 'adjudicate', article, of, choice: { verdict: 'taken', from: ['ada'] } }),
    ).toMatchObject({ error: { code: 'no-change' } });
  });
});

describe('deciding again', () => {
  test('replaces the gold of the decision, and keeps the reason', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), { verdict: 'both', from: ['ada', 'boris'] }, { why: 'Unclear.' });
    desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['boris'] });
    expect(desk.gold().map(({ quote }) => quote.exact)).toEqual(['133']);
    expect(desk.unit(WIDE).decision?.why).toBe('Unclear.');
    expect(desk.state.layers.get('a')?.decisions.size).toBe(1);
  });

  test('on a unit that somebody joined takes the place of the decision before', () => {
    const desk = new Desk(onOne([...NUMBERS, tagged('carla', 'number 20-39')]));
    desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['ada'] });
    const all = ['ada', 'boris', 'carla'];
    expect(desk.unit(WIDE, all).state).toBe('changed');
    desk.decide(desk.unit(WIDE, all), { verdict: 'taken', from: ['carla'] });
    expect(desk.gold().map(({ quote }) => quote.exact)).toEqual(['at least 133 people']);
    expect(desk.state.layers.get('a')?.decisions.size).toBe(1);
    expect(desk.unit(WIDE, all).state).toBe('decided');
  });

  test('is called for by a changed answer, not by a changed note', () => {
    const desk = new Desk(onOne(NUMBERS));
    desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['ada'] });
    const edit = (span: string, edit: object) =>
      desk.do({ do: 'edit-span', article: 'a', span, edit });
    edit(NUMBERS[1].id, { note: 'Hm.' });
    expect(desk.unit(WIDE).state).toBe('decided');
    edit(NUMBERS[1].id, { attributes: { value: '133' } });
    expect(desk.unit(WIDE).state).toBe('changed');
  });
});

test('a clean-up before a unit moves it, and its decision holds; gold moves along', () => {
  const desk = new Desk(onOne(NUMBERS));
  desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['ada'] });
  const layer = desk.state.layers.get('a');
  if (!layer) throw new Error('There is no article');
  const places = Object.fromEntries(
    [...layer.spans].map(({ id, fragments }) => [
      id,
      { fragments: fragments.map(({ start, end }) => ({ start: start - 10, end: end - 10 })) },
    ]),
  );
  const text = layer.article.text.slice('Officials '.length);
  const revised = { text, blocks: [], marks: [], boilerplate: [], places };
  desk.do({ do: 'revise-article', article: 'a', revision: 1, ...revised });
  expect(desk.unit(WIDE).state).toBe('decided');
  expect(desk.gold().map(({ fragments }) => fragments)).toEqual([[{ start: 10, end: 22 }]]);
});

describe('relations of gold', () => {
  const claims = [tagged('ada', 'claim 20-51'), tagged('boris', 'claim 20-51')] as const;
  const sources = [tagged('ada', 'source 0-9'), tagged('boris', 'source 0-9')] as const;
  const link = related('ada', 'attributed-to', claims[0], sources[0]);
  const state = onOne([...claims, ...sources], [link]);

  test('are made when the second end is decided, and only if both decisions took both ends', () => {
    const desk = new Desk(state);
    desk.decide(desk.unit('Officials'), { verdict: 'taken', from: ['ada'] });
    expect(desk.goldRelations()).toEqual([]);
    desk.decide(desk.units()[1] ?? desk.unit(''), { verdict: 'taken', from: ['ada'] });
    expect(desk.goldRelations()).toMatchObject([{ type: 'attributed-to', by: 'gold' }]);
    desk.decide(desk.unit('Officials'), { verdict: 'taken', from: ['boris'] });
    expect(desk.goldRelations()).toEqual([]);
  });

  test('go with the gold they hang on', () => {
    const desk = new Desk(state);
    for (const unit of desk.units()) desk.decide(unit, { verdict: 'both', from: ['ada', 'boris'] });
    expect(desk.goldRelations()).toHaveLength(1);
    desk.decide(desk.unit('Officials'), { verdict: 'none' });
    expect(desk.goldRelations()).toEqual([]);
    expect(desk.gold()).toHaveLength(1);
  });

  test('lead across articles where the other one is at hand', () => {
    const there = tagged('ada', 'claim 0-9', { article: 'b' });
    const across = related('ada', 'same-claim', claims[0], there);
    const desk = new Desk(
      projectOf([contentOf('a', [claims[0]]), contentOf('b', [there])], [across]),
    );
    desk.decide(desk.units()[0] ?? desk.unit(''), { verdict: 'taken', from: ['ada'] });
    desk.decide(desk.unit('Officials', ['ada', 'boris'], 'b'), { verdict: 'taken', from: ['ada'] });
    const gold = [...desk.state.links.values()].filter(({ by }) => by === 'gold');
    expect(gold).toMatchObject([{ from: { article: 'a' }, to: { article: 'b' } }]);
  });
});

test('what agrees is accepted as one step, what does not is passed over', () => {
  const desk = new Desk(
    onOne([
      tagged('ada', 'source 0-9', { note: 'Who?' }),
      tagged('boris', 'source 0-9', { note: 'Unnamed.' }),
      tagged('ada', 'claim 20-51'),
      tagged('boris', 'claim 20-51'),
      ...NUMBERS,
    ]),
  );
  const step = desk.do({ do: 'accept-agreed', units: [...desk.units()] });
  expect(step.label).toBe('Accept 2 agreed annotations');
  expect(desk.gold().map(({ quote, note }) => [quote.exact, note])).toEqual([
    ['Officials', 'Who?\n\nUnnamed.'],
    ['at least 133 people were killed', undefined],
  ]);
  expect(desk.unit(WIDE).state).toBe('undecided');
});

test('two people’s decisions on one unit have one id, and so has their gold', () => {
  const [one, other] = [new Desk(onOne(NUMBERS)), new Desk(onOne(NUMBERS))];
  one.decide(one.unit(WIDE), { verdict: 'taken', from: ['ada'] });
  other.decide(other.unit(WIDE), { verdict: 'taken', from: ['boris'] });
  expect(one.unit(WIDE).decision?.id).toBe(other.unit(WIDE).decision?.id);
  expect(one.gold()[0]?.id).toBe(other.gold()[0]?.id);
});

test('a reason is said and taken away, and undo names what it is about', () => {
  const desk = new Desk(onOne(NUMBERS));
  desk.decide(desk.unit(WIDE), { verdict: 'none' });
  const decision = desk.unit(WIDE).decision?.id ?? '';
  const say = (why: string) => desk.do({ do: 'explain-decision', article: 'a', decision, why });
  expect(say(' Not a count. ').label).toBe('Say why: “at least 133”');
  expect(desk.unit(WIDE).decision?.why).toBe('Not a count.');
  say('');
  expect(desk.unit(WIDE).decision?.why).toBeUndefined();
});

test('undo brings back what was there before', () => {
  const desk = new Desk(onOne(NUMBERS));
  const before = desk.state;
  desk.decide(desk.unit(WIDE), { verdict: 'both', from: ['ada', 'boris'] });
  desk.decide(desk.unit(WIDE), { verdict: 'taken', from: ['boris'] });
  const after = desk.steps
    .toReversed()
    .reduce((state, { change }) => must(applyChange(state, invert(change))), desk.state);
  const layers = [after, before].map(({ layers }) => [...layers.values()].map(contentOfLayer));
  expect(layers[0]).toEqual(layers[1]);
  expect(after.annotators).toEqual(before.annotators);
});
