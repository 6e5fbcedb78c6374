/**
 * Attribute ids as the names of UIMA features. Those are identifiers, in Java and (dkpro-cassis
 * makes classes of them) in Python: ASCII letters, digits and `_`, a letter first, no keyword.
 *
 * `_` becomes `__`, any other character its code point in hexadecimal between two `_`; a name that
 * would still be none has `A_N` before it. Injective, and readable for usual ids.
 */
import type { ValueKind } from '../usage.ts';

const MARK = 'A_N';
/** No escape holds `_` before a capital, so these are no part of an id. */
const KIND_ENDINGS: Readonly<Record<ValueKind, string>> = {
  text: '',
  boolean: '_Boolean',
  list: '_List',
};

/** Our own features, UIMA's, the names Python's classes have of themselves, and its keywords. */
const TAKEN = new Set(
  `label note id status annotator annotatorId created modified fragments begin end sofa type self
  xmiID Governor Dependent elements and as assert async await break case class continue def del elif
  else except finally for from global if import in is lambda match nonlocal not or pass raise return
  try while with yield None True False`.split(/\s+/u),
);

const WRITTEN = /^(A_N)?((?:[A-Za-z0-9]|__|_[0-9a-f]+_)*?)(_Boolean|_List)?$/u;

/** @param isMarked the kind of value is told by the name, where the format does not tell it */
export function featureOf(attribute: string, kind: ValueKind, isMarked: boolean): string {
  const escaped = attribute.replace(/[^A-Za-z0-9]/gu, (character) =>
    character === '_' ? '__' : `_${(character.codePointAt(0) ?? 0).toString(16)}_`,
  );
  const isUsable = /^[A-Za-z]/u.test(escaped) && !/^(?:ROLE_|BT_)/u.test(escaped);
  const isFree = !TAKEN.has(attribute);
  return `${isUsable && isFree ? '' : MARK}${escaped}${isMarked ? KIND_ENDINGS[kind] : ''}`;
}

/** What `featureOf` made `name` of; any other name is an attribute's id as it is. */
export function attributeOf(name: string): { readonly id: string; readonly kind: ValueKind } {
  const [, , body = '', ending = ''] = WRITTEN.exec(name) ?? [];
  const id = body.replace(/__|_([0-9a-f]+)_/gu, (all, code: string | undefined) => {
    const point = code === undefined ? 0x5f : Number.parseInt(code, 16);
    return point > 0x10ffff ? all : String.fromCodePoint(point);
  });
  const kind = ending === '_Boolean' ? 'boolean' : ending === '_List' ? 'list' : 'text';
  const isOurs = id !== '' && featureOf(id, kind, ending !== '') === name;
  return isOurs ? { id, kind } : { id: name, kind: 'text' };
}
