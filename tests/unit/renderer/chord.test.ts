import { expect, test } from 'vitest';
import { chordOf, chordOfCharacter, shownChord } from '../../../renderer/actions/chord.ts';
import { press } from './press.ts';

test.each([
  ['a letter', press('c'), 'C'],
  ['a letter under caps lock', press('C'), 'C'],
  ['a letter with Shift', press('J', { shiftKey: true }), 'Shift+J'],
  ['a character that Shift makes', press('?', { shiftKey: true, code: 'Slash' }), '?'],
  ['a shortcut', press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
  ['an arrow with Alt', press('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
  [
    'a digit with Ctrl and Alt',
    press('1', { ctrlKey: true, altKey: true, code: 'Digit1' }),
    'Mod+Alt+1',
  ],
  ['a letter on a Cyrillic layout', press('с', { code: 'KeyC' }), 'C'],
  ['a modifier alone', press('Control', { ctrlKey: true }), null],
])('%s is named', (_what, pressed, chord) => {
  expect(chordOf(pressed, false)).toBe(chord);
});

test('on a Mac, Command is Mod and Ctrl is not', () => {
  expect(chordOf(press('k', { metaKey: true }), true)).toBe('Mod+K');
  expect(chordOf(press('k', { ctrlKey: true }), true)).toBe('Ctrl+K');
});

test('an Option key that makes another character leaves the digit it stands on', () => {
  expect(chordOf(press('¡', { metaKey: true, altKey: true, code: 'Digit1' }), true)).toBe(
    'Mod+Alt+1',
  );
});

test('keys are shown as they are typed', () => {
  expect(shownChord('C', false)).toBe('c');
  expect(shownChord('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
  expect(shownChord('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  expect(shownChord('Alt+ArrowLeft', false)).toBe('Alt ←');
});

test('the key of a label tells small letters from capitals', () => {
  expect(chordOfCharacter('c')).toBe('C');
  expect(chordOfCharacter('C')).toBe('Shift+C');
  expect(chordOfCharacter('1')).toBe('1');
});
