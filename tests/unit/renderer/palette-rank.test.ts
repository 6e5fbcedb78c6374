import { describe, expect, test } from 'vitest';
import { rank } from '../../../renderer/views/dialogs/palette-rank.ts';

const NAMES = ['Undo', 'Go to the next annotation', 'Show the next problem', 'Export…', 'Annotate'];

const found = (typed: string): string[] =>
  NAMES.map((name) => [name, rank(name, typed)] as const)
    .filter(([, score]) => score > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);

describe('what the palette finds', () => {
  test('names that begin with what was typed come first, then words that do', () => {
    expect(found('anno')).toEqual(['Annotate', 'Go to the next annotation']);
    expect(found('next')).toEqual(['Go to the next annotation', 'Show the next problem']);
  });

  test('every word must be there, in any order and case', () => {
    expect(found('NEXT go')).toEqual(['Go to the next annotation']);
    expect(found('next undo')).toEqual([]);
  });

  test('the middle of a word is found last', () => {
    expect(found('port')).toEqual(['Export…']);
    expect(rank('Export…', 'port')).toBeLessThan(rank('Show the port', 'port'));
  });
});
