import { describe, expect, test } from 'vitest';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { CLOCK } from '../../storage/project.ts';
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

const number = spanOn('a', 'number', 'number', ['133'], {
  attributes: { value: '133', kind: 'kept though no label asks' },
});
const claim = spanOn('a', 'claim', 'claim', ['at least 133 people were killed.'], {
  attributes: { kind: 'assertion', certainty: 'hedged' },
});
const source = spanOn('a', 'source', 'source', ['Officials']);
const cue = spanOn('a', 'cue', 'cue', ['said']);
const there = spanOn('b', 'there', 'claim', ['133 people were killed.']);
const at = (...spans: readonly { readonly id: string; readonly article: string }[]) =>
  spans.map(({ id, article }) => ({ article, span: id }));

describe('tagging many', () => {
  const places = (label: string) => [
    { article: 'a', label, fragments: placesOf(TEXTS.a, '133') },
    { article: 'b', label, fragments: placesOf(TEXTS.b, '133') },
  ];

  test('in several articles is one step that says how many', () => {
    const { step, after } = done(projectOf([]), { do: 'add-spans', spans: places('number') });
    expect(step.label).toBe('Tag 2 places as Number');
    expect(quotesIn(after, 'a')).toEqual(['number: 133']);
    expect(quotesIn(after, 'b')).toEqual(['number: 133']);
  });

  test('passes over what is tagged so already, and says so', () => {
    const state = projectOf([number]);
    const twice = [...places('number'), ...places('number')];
    const { step, after } = done(state, { do: 'add-spans', spans: twice });
    expect(step.label).toBe('Tag “133” as Number (3 tagged already)');
    expect(quotesIn(after, 'a')).toEqual(['number: 133']);
    expect(refusal(after, { do: 'add-spans', spans: places('number') })).toMatch(/^Nothing to tag/);
  });

  test.each([
    ['by a colleague', { by: 'bo' }],
    ['under another label', { label: 'claim' }],
    ['of an orphan, whose text is gone,', { orphan: 'its words were removed' }],
  ])('the same place %s is no twin', (_what, more) => {
    const state = projectOf([{ ...number, ...more }]);
    const { step } = done(state, { do: 'add-spans', spans: places('number') });
    expect(step.label).toBe('Tag 2 places as Number');
  });

  test('is refused whole where one place cannot be tagged', () => {
    const far = { article: 'b', label: 'number', fragments: [{ start: 900, end: 910 }] };
    expect(refusal(projectOf([]), { do: 'add-spans', spans: [...places('number'), far] })).toMatch(
      /^This cannot be tagged: .* lies outside the text/,
    );
  });
});

describe('relabelling many', () => {
  test('keeps the answers that fit, and those no label asks for', () => {
    const codebook: Codebook = {
      ...defaultCodebook(CLOCK),
      labels: defaultCodebook(CLOCK).labels.map((label) =>
        label.id === 'cue'
          ? {
              ...label,
              attributes: [
                { id: 'certainty', name: 'Certainty', type: 'one', options: ['hedged'] },
                { id: 'kind', name: 'Kind', type: 'one', options: ['verb'] },
              ],
            }
          : label,
      ),
    };
    const foreign = { ...claim, attributes: { ...claim.attributes, theirs: 'x' } };
    const { step, after } = done(projectOf([foreign, there], [], codebook), {
      do: 'edit-spans',
      spans: at(claim, there),
      edit: { label: 'cue' },
    });
    expect(step.label).toBe('Relabel 2 annotations as Cue');
    expect(spansIn(after, 'a')[0]).toMatchObject({
      label: 'cue',
      attributes: { certainty: 'hedged', theirs: 'x' },
    });
    expect(spansIn(after, 'a')[0]?.attributes).not.toHaveProperty('kind');
    expect(quotesIn(after, 'b')).toEqual(['cue: 133 people were killed.']);
  });

  test('a single one says what could not go along', () => {
    const state = projectOf([claim]);
    const edit = { label: 'source' };
    const { step } = done(state, { do: 'edit-span', article: 'a', span: 'claim', edit });
    expect(step.label).toBe(
      'Relabel “at least 133 people were killed.” as Source, without Kind, Certainty',
    );
  });

  test('is refused where relations would not go with the label, by type and number', () => {
    const state = projectOf(
      [claim, source, cue, number],
      [
        relationOf('attributed-to', 'claim', 'source'),
        relationOf('cued-by', 'claim', 'cue'),
        relationOf('quantifies', 'number', 'claim'),
        relationOf('quantifies', 'number', 'claim', 'second'),
      ],
    );
    const edit = { label: 'source' };
    expect(refusal(state, { do: 'edit-spans', spans: at(claim, number), edit })).toBe(
      'Source does not go with what is linked already: attributed to, cued by, 2 × quantifies. Unlink first, or choose another label.',
    );
  });

  test('relations that go with the label stay', () => {
    const state = projectOf([claim, number], [relationOf('nested-in', 'number', 'claim')]);
    const edit = { label: 'claim' };
    const { after } = done(state, { do: 'edit-spans', spans: at(number), edit });
    expect(after.layers.get('a')?.relations.size).toBe(1);
  });
});

describe('answering for many', () => {
  test('sets and clears only where the label asks, and says how many were left', () => {
    const state = projectOf([claim, number, there]);
    const set = done(state, {
      do: 'edit-spans',
      spans: at(claim, number, there),
      edit: { attributes: { certainty: 'certain' } },
    });
    expect(set.step.label).toBe('Set Certainty of 2 annotations (1 left as it was)');
    expect(spansIn(set.after, 'a').map(({ attributes }) => attributes)).toEqual([
      { kind: 'assertion', certainty: 'certain' },
      number.attributes,
    ]);
    const cleared = done(set.after, {
      do: 'edit-spans',
      spans: at(claim, number, there),
      edit: { attributes: { certainty: null } },
    });
    expect(cleared.step.label).toBe('Clear Certainty of 2 annotations (1 left as it was)');
    expect(spansIn(cleared.after, 'b')[0]?.attributes).toEqual({});
  });

  test('an answer that is none is refused, naming label and attribute', () => {
    const edit = { attributes: { certainty: 'maybe' } };
    expect(refusal(projectOf([claim]), { do: 'edit-spans', spans: at(claim), edit })).toMatch(
      /^Claim: “Certainty” takes one of: certain, hedged/,
    );
  });

  test('labels that mean something else by the same attribute are left alone', () => {
    const person = { ...source, attributes: { kind: 'person' } };
    const { step, after } = done(projectOf([claim, person]), {
      do: 'edit-spans',
      spans: at(claim, person),
      edit: { attributes: { kind: 'denial' } },
    });
    expect(step.label).toBe('Set Kind of 1 annotation (1 left as it was)');
    expect(spansIn(after, 'a').map(({ attributes }) => attributes['kind'])).toEqual([
      'person',
      'denial',
    ]);
  });

  test('what the label does not ask in this case is left alone', () => {
    const codebook: Codebook = {
      ...defaultCodebook(CLOCK),
      labels: defaultCodebook(CLOCK).labels.map((label) => ({
        ...label,
        attributes: label.attributes.map((definition) =>
          definition.id === 'certainty'
            ? { ...definition, shownWhen: { attribute: 'kind', is: ['belief'] } }
            : definition,
        ),
      })),
    };
    const believed = spanOn('b', 'there', 'claim', ['133'], { attributes: { kind: 'belief' } });
    const state = projectOf(
      [{ ...claim, attributes: { kind: 'assertion' } }, believed],
      [],
      codebook,
    );
    const { after } = done(state, {
      do: 'edit-spans',
      spans: at(claim, believed),
      edit: { attributes: { certainty: 'hedged' } },
    });
    expect(spansIn(after, 'a')[0]?.attributes).toEqual({ kind: 'assertion' });
    expect(spansIn(after, 'b')[0]?.attributes).toEqual({ kind: 'belief', certainty: 'hedged' });
  });

  test('status is set by the same step, and nothing to change is said', () => {
    const edit = { status: 'final' } as const;
    const { step, after } = done(projectOf([claim, there]), {
      do: 'edit-spans',
      spans: at(claim, there),
      edit,
    });
    expect(step.label).toBe('Mark 2 annotations as final');
    expect(refusal(after, { do: 'edit-spans', spans: at(claim, there), edit })).toMatch(
      /^Nothing to change/,
    );
  });
});

describe('removing', () => {
  const state = projectOf(
    [claim, source, cue, there],
    [relationOf('attributed-to', 'claim', 'source'), relationOf('cued-by', 'claim', 'cue')],
  );

  test('one names the relations it takes along', () => {
    const { step, after } = done(state, { do: 'remove-spans', article: 'a', spans: ['claim'] });
    expect(step.label).toBe(
      'Remove “at least 133 people were killed.” and 2 relations (attributed to, cued by)',
    );
    expect(after.layers.get('a')?.relations.size).toBe(0);
  });

  test('many, in several articles, takes each relation once', () => {
    const { step, after } = done(state, {
      do: 'remove-many',
      spans: at(claim, source, there, claim),
    });
    expect(step.label).toBe('Remove 3 annotations and 2 relations (attributed to, cued by)');
    expect(quotesIn(after, 'a')).toEqual(['cue: said']);
    expect(quotesIn(after, 'b')).toEqual([]);
  });

  test('what is gone already refuses the step', () => {
    const gone = { article: 'a', span: 'gone' };
    expect(refusal(state, { do: 'remove-many', spans: [...at(claim), gone] })).toMatch(
      /not there any more/,
    );
  });
});
