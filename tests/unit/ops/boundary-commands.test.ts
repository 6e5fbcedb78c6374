import { describe, expect, test } from 'vitest';
import {
  done,
  placesOf,
  projectOf,
  quotesIn,
  refusal,
  relationOf,
  spanOn,
  spansIn,
  TEXTS,
} from './craft.ts';

const offsetOf = (quote: string): number => placesOf(TEXTS.a, quote)[0]?.start ?? -1;
const SENTENCE = 'at least 133 people were killed.';
const claim = spanOn('a', 'claim', 'claim', [SENTENCE], {
  attributes: { kind: 'assertion' },
  note: 'mine',
  status: 'final',
});
const source = spanOn('a', 'source', 'source', ['Officials']);

describe('splitting', () => {
  const split = (at: number) => ({ do: 'split-span', article: 'a', span: 'claim', at }) as const;
  const state = projectOf([claim, source], [relationOf('attributed-to', 'claim', 'source')]);

  test('cuts at the caret and leaves white space out of both parts', () => {
    for (const at of [offsetOf(' people'), offsetOf('people')]) {
      const { step, after } = done(state, split(at));
      expect(quotesIn(after, 'a')).toEqual([
        'source: Officials',
        'claim: at least 133',
        'claim: people were killed.',
      ]);
      expect(step.label).toBe(`Split “${SENTENCE}”`);
    }
  });

  test('gives the second part label, answers and status; note and relations stay', () => {
    const { after } = done(state, split(offsetOf('people')));
    const [, first, second] = spansIn(after, 'a');
    expect(first).toMatchObject({ id: 'claim', note: 'mine', attributes: { kind: 'assertion' } });
    expect(second).toMatchObject({ attributes: { kind: 'assertion' }, status: 'final', by: 'ada' });
    expect(second).not.toHaveProperty('note');
    expect([...(after.layers.get('a')?.relations.values() ?? [])]).toMatchObject([
      { from: { span: 'claim' }, to: { span: 'source' } },
    ]);
  });

  test('parts a discontinuous span between its fragments or inside one', () => {
    const quote = spanOn('a', 'claim', 'claim', ['“We will”', '“do it alone.”']);
    const between = done(projectOf([quote]), split(offsetOf('he said,')));
    expect(quotesIn(between.after, 'a')).toEqual(['claim: “We will”', 'claim: “do it alone.”']);
    const inside = done(projectOf([quote]), split(offsetOf('it alone')));
    expect(quotesIn(inside.after, 'a')).toEqual(['claim: “We will” “do', 'claim: it alone.”']);
  });

  test('is refused where one part would be empty', () => {
    for (const at of [offsetOf(SENTENCE), offsetOf(SENTENCE) + SENTENCE.length, 3])
      expect(refusal(state, split(at))).toMatch(/^Put the caret between two words/);
  });

  test('an orphan cannot be split, joined or duplicated', () => {
    const lost = projectOf([
      { ...claim, orphan: 'not found' },
      { ...claim, id: 'other' },
    ]);
    const words = /has lost its place/;
    expect(refusal(lost, split(offsetOf('people')))).toMatch(words);
    expect(refusal(lost, { do: 'join-spans', article: 'a', spans: ['claim', 'other'] })).toMatch(
      words,
    );
    expect(
      refusal(lost, { do: 'duplicate-span', article: 'a', span: 'claim', label: 'cue' }),
    ).toMatch(words);
  });
});

describe('joining', () => {
  const join = (...spans: readonly string[]) =>
    ({ do: 'join-spans', article: 'a', spans }) as const;

  test('covers white space between two spans', () => {
    const state = projectOf([
      spanOn('a', 'one', 'claim', ['at least 133']),
      spanOn('a', 'two', 'claim', ['people were killed.']),
    ]);
    const { step, after } = done(state, join('one', 'two'));
    expect(quotesIn(after, 'a')).toEqual([`claim: ${SENTENCE}`]);
    expect(spansIn(after, 'a')[0]?.fragments).toHaveLength(1);
    expect(step.label).toBe('Join “at least 133” and “people were killed.”');
  });

  test('leaves words between two spans out: the joined one is discontinuous', () => {
    const state = projectOf([
      spanOn('a', 'one', 'claim', ['“We will”']),
      spanOn('a', 'two', 'claim', ['“do it alone.”']),
    ]);
    const [joined] = spansIn(done(state, join('two', 'one')).after, 'a');
    expect(joined?.id).toBe('two');
    expect(joined?.fragments).toEqual(placesOf(TEXTS.a, '“We will”', '“do it alone.”'));
  });

  test('keeps the answers of the first, takes those it lacks, and every note', () => {
    const state = projectOf([
      spanOn('a', 'one', 'claim', ['at least 133'], {
        attributes: { kind: 'denial' },
        note: 'early',
        status: 'final',
      }),
      spanOn('a', 'two', 'claim', ['people were killed.'], {
        attributes: { kind: 'belief', certainty: 'hedged' },
        note: 'late',
      }),
    ]);
    expect(spansIn(done(state, join('two', 'one')).after, 'a')).toMatchObject([
      {
        attributes: { kind: 'belief', certainty: 'hedged' },
        note: 'early\n\nlate',
        status: 'draft',
      },
    ]);
    expect(spansIn(done(state, join('one', 'two')).after, 'a')).toMatchObject([
      { attributes: { kind: 'denial', certainty: 'hedged' } },
    ]);
  });

  test('hangs the relations of the others on the first, each once and none on itself', () => {
    const state = projectOf(
      [
        spanOn('a', 'one', 'claim', ['at least 133']),
        spanOn('a', 'two', 'claim', ['people were killed.']),
        source,
        spanOn('a', 'cue', 'cue', ['said']),
      ],
      [
        relationOf('attributed-to', 'one', 'source'),
        relationOf('attributed-to', 'two', 'source'),
        relationOf('cued-by', 'two', 'cue'),
        relationOf('nested-in', 'two', 'one'),
      ],
    );
    const { after } = done(state, join('one', 'two'));
    const ends = [...(after.layers.get('a')?.relations.values() ?? [])].map(
      ({ type, from, to }) => `${from.span} ${type} ${to.span}`,
    );
    expect(ends).toEqual(['one attributed-to source', 'one cued-by cue']);
  });

  test('is refused for one span alone, other labels and other annotators', () => {
    const state = projectOf([
      claim,
      source,
      spanOn('a', 'theirs', 'claim', ['Officials said'], { by: 'bo' }),
    ]);
    expect(refusal(state, join('claim'))).toMatch(/two annotations at least/);
    expect(refusal(state, join('claim', 'source'))).toMatch(/of one label and one annotator/);
    expect(refusal(state, join('claim', 'theirs'))).toMatch(/of one label and one annotator/);
  });
});

describe('duplicating', () => {
  const as = (label: string) =>
    ({ do: 'duplicate-span', article: 'a', span: 'claim', label }) as const;

  test('tags the same place with another label, with the answers that fit it', () => {
    const state = projectOf([claim]);
    const { step, after } = done(state, as('source'));
    const spans = spansIn(after, 'a');
    expect(spans.find(({ id }) => id === 'claim')).toEqual(claim);
    expect(spans.find(({ id }) => id !== 'claim')).toMatchObject({
      label: 'source',
      fragments: claim.fragments,
      attributes: {},
      status: 'draft',
    });
    expect(step.label).toBe(`Duplicate “${SENTENCE}” as Source`);
  });

  test('is refused where the annotator has tagged the place so already', () => {
    expect(refusal(projectOf([claim]), as('claim'))).toBe(
      'You tagged this as Claim already. Choose another label for the second annotation.',
    );
  });

  test('makes a colleague’s annotation one’s own, under the same label too', () => {
    const theirs = projectOf([{ ...claim, by: 'bo' }]);
    expect(
      spansIn(done(theirs, as('claim')).after, 'a')
        .map(({ by }) => by)
        .sort(),
    ).toEqual(['ada', 'bo']);
  });
});
