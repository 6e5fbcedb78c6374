import { describe, expect, test } from 'vitest';
import {
  GROUPS,
  type Action,
  type ActionContext,
  type Place,
} from '../../../renderer/actions/action.ts';
import { choose } from '../../../renderer/actions/keyboard.ts';
import { actionsFor } from '../../../renderer/actions/registry.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { openWindow } from './window.ts';

const PLACES: readonly Place[] = ['text', 'list', 'field', 'clean-up', 'elsewhere'];
const actions = actionsFor(defaultCodebook('000000000-0000-test'));

describe('the registry', () => {
  test('gives every action an id of its own, a group and words', () => {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    for (const { label, group } of actions) {
      expect(label).toMatch(/^\p{Lu}/u);
      expect(GROUPS).toContain(group);
    }
  });

  test('gives every action a key', () => {
    expect(actions.filter(({ keys }) => keys.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test.each(PLACES)('never gives one key two actions: %s', (place) => {
    // While something is under way its own keys come first, so they are keys of their own.
    const taken = actions
      .filter(({ places }) => places.includes(place))
      .flatMap(({ keys, mode }) => keys.map((key) => (mode ? `${mode}: ${key}` : key)));
    expect(taken.filter((chord, at) => taken.indexOf(chord) !== at)).toEqual([]);
  });

  test('gives each label of the codebook its own key', () => {
    const keys = actions.filter(({ id }) => id.startsWith('tag.')).map(({ keys: own }) => own);
    expect(keys).toEqual([['C'], ['N'], ['S'], ['Q']]);
  });
});

describe('a key', () => {
  const action = (id: string, answer: true | string): Action => ({
    id,
    label: id,
    group: 'Tag',
    keys: ['C'],
    places: ['text'],
    when: () => answer,
    run: () => undefined,
  });
  const chosen = async (list: readonly Action[], chord = 'C', place: Place = 'text') => {
    const context: ActionContext = await openWindow().then(({ context: own }) => own());
    return choose(list, chord, place, context, false);
  };

  test('runs the one action that can be run', async () => {
    const only = action('a', true);
    expect(await chosen([only, action('b', 'Not now.')])).toEqual({ kind: 'run', action: only });
  });

  test('says why where none can be run', async () => {
    expect(await chosen([action('a', 'Not now.')])).toEqual({ kind: 'refuse', reason: 'Not now.' });
  });

  test('is refused, not guessed, where two can be run', async () => {
    const choice = await chosen([action('a', true), action('b', true)]);
    expect(choice.kind === 'refuse' && choice.reason).toMatch(/c has 2 meanings here \(a; b\)/);
  });

  test('means what is under way before anything else, and nothing of it otherwise', async () => {
    const plain = action('plain', true);
    const modal: Action = { ...action('modal', true), mode: 'choose-label' };
    const context = await openWindow().then(({ context: own }) => own());
    const during = {
      ...context,
      state: { ...context.state, mode: { kind: 'choose-label', purpose: 'relabel' } as const },
    };
    const list = [plain, modal];
    expect(choose(list, 'C', 'text', context, false)).toEqual({ kind: 'run', action: plain });
    expect(choose(list, 'C', 'text', during, false)).toEqual({ kind: 'run', action: modal });
  });

  test('is left to the browser outside of its places', async () => {
    expect(await chosen([action('a', true)], 'C', 'field')).toEqual({ kind: 'leave' });
  });

  test('that means nothing is refused in the text, where it would look like typing', async () => {
    const choice = await chosen(actions, 'W');
    expect(choice.kind === 'refuse' && choice.reason).toMatch(/^w does nothing here/);
    expect(await chosen(actions, 'ArrowLeft')).toEqual({ kind: 'leave' });
  });
});
