/**
 * Keys as the registry writes them: `Mod+Shift+Z`, `Alt+ArrowLeft`, `C`, `?`. `Mod` is Ctrl, and
 * Command on a Mac. Letters are written in capitals and mean the key without Shift.
 */
export type Chord = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const LETTER_CODE = /^Key([A-Z])$/;
const DIGIT_CODE = /^Digit(\d)$/;
const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
]);

/** The key itself, as on a Latin keyboard where another layout or Alt made something else of it. */
function keyOf({ key, code, altKey }: KeyPress): string {
  const letter = LETTER_CODE.exec(code)?.[1];
  const digit = DIGIT_CODE.exec(code)?.[1];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (letter !== undefined && (altKey || /^\p{L}$/u.test(key))) return letter;
  if (digit !== undefined && altKey) return digit;
  return key === ' ' ? 'Space' : key;
}

/** What was pressed, or null for a modifier on its own. */
export function chordOf(press: KeyPress, isMac: boolean): Chord | null {
  if (MODIFIERS.has(press.key)) return null;
  const key = keyOf(press);
  // Where Shift made the character (`?`), the character says it all.
  const isShiftInKey = [...key].length === 1 && !/^[A-Z\d]$/.test(key);
  const isMod = isMac ? press.metaKey : press.ctrlKey;
  return [
    ...(isMod ? ['Mod'] : []),
    ...(isMac && press.ctrlKey ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && !isShiftInKey ? ['Shift'] : []),
    key,
  ].join('+');
}

/** The chord of a label's key: `c` is `C`, and `C` is `Shift+C`. */
export const chordOfCharacter = (key: string): Chord =>
  /^[A-Z]$/.test(key) ? `Shift+${key}` : key.toUpperCase();

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' };

/** As shown to people: `Ctrl Shift Z`; a letter on its own is shown small, as it is typed. */
export function shownChord(chord: Chord, isMac: boolean): string {
  if (/^[A-Z]$/.test(chord)) return chord.toLowerCase();
  const parts = chord === '+' ? ['+'] : chord.split('+');
  return parts
    .map(
      (part) => NAMES[part] ?? (isMac ? MAC[part] : undefined) ?? (part === 'Mod' ? 'Ctrl' : part),
    )
    .join(isMac ? '' : ' ');
}

/** As `aria-keyshortcuts` wants it: `Control+Shift+Z`. */
export const ariaChord = (chord: Chord, isMac: boolean): string =>
  chord.replace('Mod', isMac ? 'Meta' : 'Control').replace('Ctrl', 'Control');
