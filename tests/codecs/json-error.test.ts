import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, prettyJson } from '../../shared/codecs/json.ts';
import { jsonErrorAt } from '../../shared/codecs/json-error.ts';
import { errorOf, valueOf } from './value-of.ts';

const where = { file: 'a.json' };

describe('a text that is no JSON', () => {
  test.each([
    ['{"a": 1,\n "b": x}', 2, 'expected a value instead of “x}”'],
    ['{"a": 1,\n\n b: 2}', 3, 'expected a name in double quotes instead of “b: 2}”'],
    ['[1,\n2', 2, 'ends too early'],
    ['{"a"\n1}', 2, 'expected “:” instead of “1}”'],
    ['[1,\n]', 2, 'expected a value instead of “]”'],
    ['{"a":1,\n}', 2, 'expected a name in double quotes'],
    ['[]\n[]', 2, 'expected nothing more'],
    ['["a\nb"]', 1, 'expected a value or “]”'],
    ['', 1, 'ends too early'],
    ['{"a":[1,2}', 1, 'expected “,” or a closing bracket instead of “}”'],
  ])('%j is refused with its line', (text, line, reason) => {
    const error = errorOf(parseJson(text, where));
    expect(error).toMatchObject({ file: 'a.json', line });
    expect(error.message).toContain(reason);
  });

  test('is found wherever a character is spoiled', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, n) => {
        const at = n % json.length;
        const text = `${json.slice(0, at)}\u0001${json.slice(at)}`;
        expect(jsonErrorAt(text).offset).toBeLessThanOrEqual(at);
        expect(parseJson(text, where).ok).toBe(false);
      }),
    );
  });

  test('is placed without trouble in a string of megabytes', () => {
    const text = `["${'word \\n'.repeat(500_000)}", x]`;
    expect(jsonErrorAt(text).offset).toBe(text.length - 2);
  });
});

test('a key that would change prototypes is refused by its path, however it is spelt', () => {
  for (const key of ['__proto__', '\\u005f_proto__']) {
    const error = errorOf(parseJson(`{"a":[{"${key}":{"x":1}}]}`, where));
    expect(error.message).toBe('a.json, a[0].__proto__: this key is not allowed.');
  }
});

test('a hostile depth is refused or read, never a crash', () => {
  const deep = `${'['.repeat(200_000)}"__proto__"${']'.repeat(200_000)}`;
  expect(parseJson(deep, where).ok).toBe(true);
});

test('the order of keys does not depend on who made the object', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true }), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      expect(prettyJson(turned)).toBe(prettyJson(object));
      if (!Object.hasOwn(object, '__proto__'))
        expect(valueOf(parseJson(prettyJson(object), where))).toEqual(object);
    }),
  );
});
