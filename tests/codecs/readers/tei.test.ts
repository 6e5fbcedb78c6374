/** Our TEI documents as libxml2 reads them, and their pointers as any reader of XML follows them. */
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parseXml, type XmlElement } from '../../../shared/codecs/xml.ts';
import { codecOf, textsOf } from '../files.ts';
import { valueOf } from '../value-of.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const codec = codecOf('tei');

/** Any document at all: what is left to find wrong is how it is formed. */
const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.tei-c.org/ns/1.0"><xs:element name="TEI"/></xs:schema>`;

test('libxml2 finds every document well formed', async () => {
  const files = textsOf(codec, await annotatedSeeds());
  expect(files.length).toBeGreaterThan(3);
  const xml = files.map(({ path, text }) => ({ fileName: path, contents: text }));
  const { valid, errors } = await validateXML({ xml, schema: ANYTHING });
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

const all = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
];

const charactersOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : charactersOf(child))).join('');

test('every pointer leads to the quoted words by code point, and every name is unique', async () => {
  let count = 0;
  for (const { path, text } of textsOf(codec, await annotatedSeeds())) {
    const elements = all(valueOf(parseXml(text, { file: path })));
    const ids = elements.flatMap((one) => one.attributes.get('xml:id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const division = elements.find((one) => one.attributes.get('xml:id') === 'text');
    const points = division ? [...charactersOf(division)] : [];
    for (const one of elements) {
      const target = one.name === 'annotation' ? (one.attributes.get('target') ?? '') : '';
      const ranges = [...target.matchAll(/#string-range\(text,(\d+),(\d+)\)/gu)];
      if (ranges.length === 0) continue;
      const quote = all(one).find((note) => note.attributes.get('type') === 'quote');
      const words = ranges.map(([, start, length]) =>
        points.slice(Number(start), Number(start) + Number(length)).join(''),
      );
      expect(words.join(' ')).toBe(quote && charactersOf(quote));
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(20);
});
