import { describe, expect, test } from 'vitest';
import type { Split } from '../../../shared/model/split.ts';
import { notesOn } from '../../../shared/splits/notes.ts';
import { planSplits, type SplitPlan } from '../../../shared/splits/plan.ts';
import type { SplitArticle } from '../../../shared/splits/split-group.ts';
import { parseWeights, writtenWeights } from '../../../shared/splits/weights.ts';
import { errorOf, valueOf } from '../../codecs/value-of.ts';

const EIGHTY: Split = { weights: { train: 8, dev: 1, test: 1 }, by: 'article', seed: 1 };

const article = (n: number, more: Partial<SplitArticle> = {}): SplitArticle => ({
  id: `a${n}`,
  sha256: `hash-${n}`,
  counts: {},
  ...more,
});

const many = (count: number, more: (n: number) => Partial<SplitArticle> = () => ({})) =>
  Array.from({ length: count }, (_, n) => article(n, more(n)));

const sizes = ({ table }: SplitPlan): number[] => table.map((row) => row.articles);
const names = (id: string): string => id.slice(0, 1).toUpperCase() + id.slice(1);

describe('planSplits', () => {
  test('divides 100 articles 80, 10, 10', () => {
    expect(sizes(valueOf(planSplits(many(100), EIGHTY)))).toEqual([80, 10, 10]);
  });

  test('stratifies: a rare label is divided as the weights say', () => {
    const rare = many(100, (n) => ({ counts: { claim: 5, number: n < 20 ? 1 : 0 } }));
    const { table } = valueOf(planSplits(rare, EIGHTY));
    expect(table.map(({ spans }) => spans)).toEqual([
      { claim: 400, number: 16 },
      { claim: 50, number: 2 },
      { claim: 50, number: 2 },
    ]);
  });

  test('keeps stratifying where events are whole', () => {
    const events = many(120, (n) => ({
      event: `event ${Math.floor(n / 3)}`,
      counts: { claim: 2, cue: n % 15 === 0 ? 3 : 0 },
    }));
    const { table } = valueOf(planSplits(events, { ...EIGHTY, by: 'event' }));
    expect(table.map(({ groups }) => groups)).toEqual([32, 4, 4]);
    expect(table.map(({ spans }) => spans['cue'])).toEqual([18, 3, 3]);
  });

  test('puts a large event first, so that the weights still hold', () => {
    const events = many(100, (n) => ({ event: n < 50 ? 'storm' : `event ${n}` }));
    const plan = valueOf(planSplits(events, { ...EIGHTY, by: 'event' }));
    expect(sizes(plan)).toEqual([80, 10, 10]);
    expect(plan.of.get('a0')).toBe('train');
  });

  test('another seed gives another plan, of the same sizes', () => {
    const plans = [1, 2, 3, 4].map((seed) => valueOf(planSplits(many(50), { ...EIGHTY, seed })));
    const tests = plans.map(({ of }) =>
      [...of].filter(([, name]) => name === 'test').map(([id]) => id),
    );
    expect(new Set(tests.map((ids) => ids.toSorted().join())).size).toBe(4);
    for (const plan of plans) expect(sizes(plan)).toEqual([40, 5, 5]);
  });

  test('gives the same texts the same splits in a project where they have other ids', () => {
    const here = many(30, (n) => ({ counts: { claim: n % 4 } }));
    const there = here.map((one) => ({ ...one, id: `other-${one.id}` }));
    const { of } = valueOf(planSplits(here, EIGHTY));
    const other = valueOf(planSplits(there, EIGHTY)).of;
    for (const [id, name] of of) expect(other.get(`other-${id}`)).toBe(name);
  });

  test('an event is one whatever its case and white space; other articles stand alone', () => {
    const given = [
      article(0, { event: 'Storm Ana' }),
      article(1, { event: '  storm  ana ' }),
      article(2, { event: ' ' }),
      article(3),
    ];
    const how: Split = { weights: { train: 1, dev: 0, test: 1 }, by: 'event', seed: 7 };
    const { of, table, withoutEvent } = valueOf(planSplits(given, how));
    expect(of.get('a0')).toBe(of.get('a1'));
    expect(table.map(({ groups }) => groups).toSorted()).toEqual([1, 2]);
    expect(withoutEvent).toBe(2);
  });

  test('the plan of a project does not change under us: what seed 1 gives is written down', () => {
    const { of } = valueOf(planSplits(many(12), EIGHTY));
    const others = [...of].filter(([, name]) => name !== 'train').toSorted();
    expect(others).toEqual([
      ['a1', 'dev'],
      ['a9', 'test'],
    ]);
  });

  test('nothing to divide is nothing divided', () => {
    const plan = valueOf(planSplits([], EIGHTY));
    expect(sizes(plan)).toEqual([0, 0, 0]);
    expect(notesOn(plan, 'article', names)).toEqual([]);
  });

  test('labels called like parts of objects are counted as any other', () => {
    const given = many(20, () => ({ counts: { constructor: 1, toString: 2 } }));
    const { table } = valueOf(planSplits(given, EIGHTY));
    expect(table[0]?.spans).toEqual({ constructor: 16, toString: 32 });
  });
});

describe('notes', () => {
  test('say what stays empty, and what a split has none of', () => {
    const plan = valueOf(planSplits([article(0, { counts: { claim: 1 } }), article(1)], EIGHTY));
    expect(notesOn(plan, 'article', names)).toEqual([
      'test stays empty: there are only 2 groups.',
      'dev has no “Claim”.',
    ]);
  });

  test('say why a size is not what was asked for', () => {
    const given = many(10, (n) => ({ event: n < 5 ? 'storm' : 'trial' }));
    const how: Split = { weights: { train: 8, dev: 0, test: 2 }, by: 'event', seed: 1 };
    expect(notesOn(valueOf(planSplits(given, how)), 'event', names)).toEqual([
      'train gets 5 articles instead of 8 and test gets 5 articles instead of 2: articles of one event stay together, and the largest event has 5.',
    ]);
  });

  test('say that one event takes everything, once', () => {
    const given = many(3, () => ({ event: 'storm' }));
    const notes = notesOn(valueOf(planSplits(given, { ...EIGHTY, by: 'event' })), 'event', names);
    expect(notes).toEqual([
      'dev and test stay empty: all articles belong together.',
      'train gets 3 articles instead of 1: articles of one event stay together, and the largest event has 3.',
    ]);
  });

  test('say that no article names an event', () => {
    const plan = valueOf(planSplits(many(10), { ...EIGHTY, by: 'event' }));
    expect(notesOn(plan, 'event', names)).toEqual([
      'No article names an event, so they are divided one by one.',
    ]);
  });

  test('say nothing where there is nothing to say', () => {
    expect(notesOn(valueOf(planSplits(many(10), EIGHTY)), 'article', names)).toEqual([]);
  });
});

describe('weights', () => {
  test.each(['8:1:1', '80:0:20', '0.8:0.1:0.1'])('%s is read and written alike', (text) => {
    expect(writtenWeights(valueOf(parseWeights(text)))).toBe(text);
  });

  test.each(['8:1', '8:1:1:1', '', '8:x:1', '-8:1:1', '8::1', '1e3:1:1', 'Infinity:1:1'])(
    '“%s” is refused with an example',
    (text) => {
      const { code, message } = errorOf(parseWeights(text));
      expect(code).toBe('bad-split');
      expect(message).toContain(`“${text}” is no split`);
      expect(message).toContain('8:1:1');
    },
  );

  test.each(['8:0:0', '0:0:0'])('%s is refused: one split alone is no split', (text) => {
    expect(errorOf(parseWeights(text)).message).toContain('At least two of train, dev, test');
  });
});
