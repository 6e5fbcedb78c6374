/**
 * Terms of TEI P5 (https://tei-c.org/guidelines/p5/) as Claimbench uses them: annotations beside the
 * text in `standOff`, after the Web Annotation model, with pointers of the `string-range()` scheme.
 */
import { uuidOf } from '../../model/name-uuid.ts';

export const NAMESPACE = 'http://www.tei-c.org/ns/1.0';
/** What all articles share: who annotated, labels, relation types, relations across articles. */
export const CORPUS = 'corpus.xml';
/** What pointers into the text begin at. */
export const TEXT = 'text';

/** What an `xml:id` is of, by its first letter. */
export type Kind = 'article' | 'span' | 'relation' | 'label' | 'type' | 'person';
const LETTERS: Readonly<Record<Kind, string>> = {
  article: 'd',
  span: 's',
  relation: 'r',
  label: 'l',
  type: 't',
  person: 'p',
};

/**
 * The `xml:id` of a record, a name without colons as XML demands; reversible: characters that are
 * no ASCII letters, digits or hyphens are `_` and four hexadecimal digits for each UTF-16 code unit.
 */
export const xmlIdOf = (kind: Kind, id: string): string =>
  `${LETTERS[kind]}-${id.replace(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;

/** The id that `xmlIdOf` made it of; null where it is of another kind, or none. */
export function idOf(kind: Kind, xmlId: string | undefined): string | null {
  const front = `${LETTERS[kind]}-`;
  if (!xmlId?.startsWith(front)) return null;
  return xmlId
    .slice(front.length)
    .replace(/_([0-9a-f]{4})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** The file of an article: its id where every file system takes that as a name. */
export const fileOf = (article: string): string =>
  /^(?!corpus$)[0-9a-z][0-9a-z-]{0,99}$/.test(article)
    ? `${article}.xml`
    : `${uuidOf('tei', article)}.xml`;

/** What XML cannot hold, character by character: a stand-in of the same length, and which one it is. */
export const CHARACTER = /(?![\t\n])[\p{Cc}\ufffe\uffff]|\p{Cs}/gu;
