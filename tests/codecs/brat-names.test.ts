/** Names, answers and notes that brat cannot hold as they are: nothing is lost, nothing collides. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deniedIn,
  deniedName,
  documentName,
  folderName,
  storedName,
  unescapedName,
} from '../../shared/codecs/brat/names.ts';
import { lineOfNote, noteOfLine, valueOfWord, wordOf } from '../../shared/codecs/brat/values.ts';
import { annotatorIdOf } from '../../shared/model/annotator.ts';

/** What is likely to break an escape: its own signs, pieces of it, and any Unicode. */
const PIECES = [
  '_',
  'x',
  '_x20_',
  '_x_no',
  '%',
  '%u',
  '%u0020',
  '␣',
  '␟',
  '␤',
  ' ',
  '\n',
  '\t',
  '-',
];
const hardText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const name = hardText.filter((text) => text !== '');

describe('a type', () => {
  test.each([
    ['claim', 'claim'],
    ['attributed-to', 'attributed-to'],
    ['snake_case', 'snake_case'],
    ['same claim', 'same_x20_claim'],
    ['a_x20_b', 'a_x5f_x20_b'],
    ['__proto__', '__proto__'],
    ['--', '_x2d_-'],
    ['Größe', 'Gr_xf6__xdf_e'],
  ])('“%s” is stored as %s', (id, stored) => {
    expect(storedName(id)).toBe(stored);
  });

  test('comes back, whatever it is called, and has only signs that brat stores', () => {
    fc.assert(
      fc.property(name, (id) => {
        expect(storedName(id)).toMatch(/^[a-zA-Z0-9_-]+$/u);
        expect(unescapedName(storedName(id))).toBe(id);
        expect(deniedIn(storedName(id))).toBeNull();
        expect(deniedIn(deniedName(id))).toBe(id);
      }),
    );
  });
});

describe('the folder of an annotator', () => {
  test.each([
    ['Ada', 'Ada'],
    ['Boris Ö', 'Boris Ö'],
    ['J. Smith', 'J. Smith'],
    ['a/b\\c', 'a_x2f_b_x5c_c'],
    ['..', '_x2e__x2e_'],
    [' Ada ', '_x20_Ada_x20_'],
    ['aux', '_x61_ux'],
    ['annotation.conf', 'annotation_x2e_conf'],
    ['Weiß', 'Wei_xdf_'],
  ])('of “%s” is %s', (annotator, folder) => {
    expect(folderName(annotator)).toBe(folder);
  });

  test('gives the name back, leads nowhere else, and is nobody else’s where case is ignored', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const folder = folderName(one);
        expect(unescapedName(folder)).toBe(one);
        expect(folder).not.toMatch(/[/\\:*?"<>|\p{Cc}]|^\.|[. ]$/u);
        const folded = (text: string): string => text.normalize().toUpperCase().toLowerCase();
        if (annotatorIdOf(one) !== annotatorIdOf(other))
          expect(folded(folderName(other))).not.toBe(folded(folder));
      }),
    );
  });
});

describe('the name of a document', () => {
  test.each([
    [7, 3, 'At least 133 dead, Größe', '007-at-least-133-dead-gro-e'],
    [12, 4, 'עיתון', '0012'],
    [1, 3, '../../etc/passwd', '001-etc-passwd'],
  ])('%i of %i digits: “%s”', (number, width, title, expected) => {
    expect(documentName(number, width, title)).toBe(expected);
  });

  test('sorts as the articles were written', () => {
    const names = [1, 2, 10, 99, 100, 1000].map((number) => documentName(number, 4, 'x'));
    expect([...names].sort()).toEqual(names);
  });
});

describe('an answer', () => {
  test.each([
    ['direct quote', 'direct␣quote'],
    ['', '%u'],
    ['a|b,c', 'a%u007Cb%u002Cc'],
    [['a', 'b c'], '␟a␟b␣c'],
    [[], '␟'],
    [[''], '␟%u'],
  ])('%j is the word %s', (value, word) => {
    expect(wordOf(value)).toBe(word);
  });

  test('of any kind comes back as the same kind, and is one word for Python and for brat', () => {
    fc.assert(
      fc.property(fc.oneof(hardText, fc.array(hardText, { maxLength: 3 })), (value) => {
        expect(wordOf(value)).toMatch(/^[^\s\p{Cc}|,<>]+$/u);
        expect(valueOfWord(wordOf(value))).toEqual(value);
      }),
    );
  });

  test.each(['L1_high', '100%', 'http://x.org/a%20b', 'GO:0005136', '„a“'])(
    'of another program stays %s',
    (word) => {
      expect(valueOfWord(word)).toBe(word);
    },
  );
});

test('a note comes back, and is one line to whoever reads it', () => {
  fc.assert(
    fc.property(hardText, (note) => {
      expect(lineOfNote(note)).toMatch(/^[^\p{Cc}\u2028\u2029]*$/u);
      expect(noteOfLine(lineOfNote(note))).toBe(note);
    }),
  );
  expect(lineOfNote('Two\nlines')).toBe('Two␤lines');
  expect(noteOfLine('see C:\\new, http://x.org/a%20b, 100 %')).toBe(
    'see C:\\new, http://x.org/a%20b, 100 %',
  );
});
