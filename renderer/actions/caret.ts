/** Moving the caret by word, sentence and paragraph; with Shift, the selection goes along. */
import type { CaretUnit } from '../editor/editor-handle.ts';
import { needsArticle, type Action } from './action.ts';
import type { Chord } from './chord.ts';

interface Move {
  readonly unit: CaretUnit;
  readonly back: Chord;
  readonly on: Chord;
}

/** By character and line, the arrow keys do it themselves. */
const MOVES: readonly Move[] = [
  { unit: 'word', back: 'Mod+ArrowLeft', on: 'Mod+ArrowRight' },
  { unit: 'sentence', back: 'K', on: 'J' },
  { unit: 'paragraph', back: 'Mod+ArrowUp', on: 'Mod+ArrowDown' },
  { unit: 'article', back: 'Mod+Home', on: 'Mod+End' },
];

const withShift = (chord: Chord): Chord => chord.replace(/([^+]+)$/, 'Shift+$1');

const wordsFor = (unit: CaretUnit, step: 1 | -1): string =>
  unit === 'article'
    ? `the ${step === 1 ? 'end' : 'beginning'} of the article`
    : `the ${step === 1 ? 'next' : 'previous'} ${unit}`;

function actionFor({ unit, back, on }: Move, step: 1 | -1, extend: boolean): Action {
  const chord = step === 1 ? on : back;
  return {
    id: `caret.${extend ? 'extend' : 'move'}.${unit}.${step === 1 ? 'next' : 'previous'}`,
    label: `${extend ? 'Extend the selection' : 'Move the caret'} to ${wordsFor(unit, step)}`,
    group: 'Move',
    keys: [extend ? withShift(chord) : chord],
    places: ['text'],
    when: needsArticle,
    run: ({ editor }) => editor?.move(unit, step, extend),
  };
}

export const caretActions: readonly Action[] = MOVES.flatMap((move) =>
  ([false, true] as const).flatMap((extend) =>
    ([1, -1] as const).map((step) => actionFor(move, step, extend)),
  ),
);
