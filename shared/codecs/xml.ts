/**
 * XML 1.0 in and out, with namespaces. Reading resolves no entities but the five of XML and refuses
 * a document type declaration, so nothing can be declared, expanded or fetched.
 */
import { SaxesParser } from 'saxes';
import { ok, type Result } from '../result.ts';
import { escapeUnits, unescapeUnits } from './escaped-units.ts';
import { refuse, type Where } from './refusal.ts';

/**
 * What XML 1.0 cannot hold, not even as a character reference (its production `Char`), and the other
 * control characters, which editors of XML like to change.
 */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Reversible: a character that XML cannot hold is written as `%u001B`, and what looks so is escaped. */
export const toXmlChars = (value: string): string =>
  value === '' ? '' : escapeUnits(value, FORBIDDEN);

export const fromXmlChars = (value: string): string => unescapeUnits(value);

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const referenced = (value: string, which: RegExp): string =>
  value.replace(which, (found) => REFERENCES[found] ?? found);

/** Character data of an element. @param value of characters that XML can hold */
export const xmlText = (value: string): string => referenced(value, /[&<>\r]/gu);

/** Line ends and tabs are references: a reader makes spaces of them otherwise. */
const xmlValue = (value: string): string => referenced(value, /[&<>"\t\n\r]/gu);

/** ` name="value"` for each that is given. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${xmlValue(toXmlChars(value))}"`],
    )
    .join('');

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By their names as written: `xml:id`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Processing instructions in it, `target data` each. */
  readonly instructions: readonly string[];
  readonly line: number;
}

interface Draft extends XmlElement {
  readonly children: (Draft | string)[];
  readonly instructions: string[];
}

/** Deeper than any document is meant to be. */
const MAX_DEPTH = 200;

/** The root element, or what is wrong and in which line. @param where without a line */
export function parseXml(source: string, where: Where): Result<XmlElement> {
  const parser = new SaxesParser({ xmlns: true });
  const open: Draft[] = [];
  const roots: Draft[] = [];
  parser.on('doctype', () => {
    throw new Error('a document type declaration is not allowed');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MAX_DEPTH) throw new Error(`elements nest more than ${MAX_DEPTH} deep`);
    const element: Draft = {
      name: local,
      namespace: uri,
      attributes: new Map(Object.values(attributes).map(({ name, value }) => [name, value])),
      children: [],
      instructions: [],
      line: parser.line,
    };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('processinginstruction', ({ target, body }) => {
    open.at(-1)?.instructions.push(`${target} ${body}`);
  });
  try {
    parser.write(source.replace(/^\uFEFF/u, '')).close();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '');
    return refuse({ ...where, line: parser.line }, `not XML that can be read: ${reason}`);
  }
  const [root] = roots;
  return root ? ok(root) : refuse(where, 'it holds no XML');
}

/** The elements of that name among the children. */
export const childrenOf = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** Its own character data, without that of elements inside. */
export const textOf = ({ children }: XmlElement): string =>
  children.filter((child) => typeof child === 'string').join('');
