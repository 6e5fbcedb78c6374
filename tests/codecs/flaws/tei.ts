import { half, type Flaw, type Flaws } from './flaw.ts';

const article = (path: string): boolean => path !== 'corpus.xml';

const flaw = (name: string, of: string, change: Flaw['change'], says: RegExp): Flaw => ({
  name,
  of,
  path: article,
  change,
  says,
});

export const TEI: Flaws = {
  shift: {
    path: article,
    change: (text) => text.replace('string-range(text,2,22)', 'string-range(text,3,22)'),
  },
  flaws: [
    flaw('cut off', 'simple', half, /line \d+: not XML that can be read/u),
    flaw('not XML at all', 'simple', () => '{}', /line 1: not XML that can be read/u),
    flaw(
      'another vocabulary',
      'simple',
      () => '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      /line 1: it is no TEI document/u,
    ),
    flaw(
      'a document type declaration',
      'simple',
      (text) => text.replace('?>', '?><!DOCTYPE TEI [<!ENTITY a "b">]>'),
      /line 1: .*a document type declaration is not allowed/u,
    ),
    flaw(
      'an entity that nobody declared',
      'simple',
      (text) => text.replace('Officials', '&officials;'),
      /line \d+: not XML that can be read: undefined entity/u,
    ),
    flaw(
      'elements without end',
      'simple',
      (text) => text.replace('<body>', '<body>'.repeat(300)),
      /elements nest more than 200 deep/u,
    ),
    flaw(
      'a range past the end',
      'simple',
      (text) =>
        text
          .replace(/string-range\(text,\d+,\d+\)/u, 'string-range(text,900,6)')
          .replace('>32,000<', '>nine<'),
      /line \d+: .*lies outside the text/u,
    ),
    flaw(
      'a pointer of another scheme',
      'simple',
      (text) => text.replace('#string-range(', '#xpath('),
      /line \d+: its target “#xpath\(.*” is no #string-range/u,
    ),
    flaw(
      'a quote that is nowhere',
      'simple',
      (text) => text.replace('type="quote">32,000', 'type="quote">99,000'),
      /line \d+: the quote “99,000”/u,
    ),
    flaw(
      'a text that is not the one its hash was taken of',
      'simple',
      (text) => text.replace('people had died', 'people have died'),
      /is not the one its sha256 was taken of/u,
    ),
    flaw(
      'an attribute that objects take for an instruction',
      'simple',
      (text) => text.replace('n="comparator"', 'n="__proto__"'),
      /line \d+: “__proto__” names no attribute/u,
    ),
    flaw(
      'a relation to an annotation that is not there',
      'linked',
      (text) => text.replace('<ptr target="#s-', '<ptr target="#s-9'),
      /line \d+: it links the annotation 9/u,
    ),
  ],
};
