import { half, type Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

const OFFSETS = 'offsets.jsonl';
const NUMBER = 'number.conll';

export const CONLL: Flaws = {
  shift: {
    path: OFFSETS,
    change: (text) => text.replace(/("utf16":\[\[0,2\],\[)3,/u, '$14,'),
  },
  flaws: [
    ...jsonFlaws(OFFSETS),
    { name: 'the side map cut off', of: 'linked', path: OFFSETS, change: half, says: /line \d+/u },
    {
      name: 'cut off in a row',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.slice(0, text.indexOf('B-number') - 2),
      says: /number\.conll, line 5: expected 4 columns, as above, found 2/u,
    },
    {
      name: 'cut off between rows',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.slice(0, text.indexOf('people')),
      says: /number\.conll, line 1: it ends after 3 tokens, though offsets\.jsonl has 7/u,
    },
    {
      name: 'a row too short',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.replace('said -X- _ O', 'said O'),
      says: /number\.conll, line 4: expected 4 columns, as above, found 2/u,
    },
    {
      name: 'a last column that is no tag',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.replace('_ B-number', '_ number'),
      says: /number\.conll, line 5: the last column, “number”, is no tag/u,
    },
    {
      name: 'an annotation that does not begin with B-',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.replace('B-number', 'I-number'),
      says: /number\.conll, line 5: an annotation begins with another mark than B-/u,
    },
    {
      name: 'another token than the side map has',
      of: 'simple',
      path: NUMBER,
      change: (text) => text.replace('32,000', '99,000'),
      says: /number\.conll, line 5: “99,000” is not the token that offsets\.jsonl has there: “32,000”/u,
    },
    {
      name: 'an offset past the end',
      of: 'simple',
      path: OFFSETS,
      change: (text) => text.replace('"utf16":[[0,9]', '"utf16":[[0,999]'),
      says: /line 1, utf16\[0\]: \[0, 999\) is out of order, empty or outside the text/u,
    },
    {
      name: 'units that disagree',
      of: 'simple',
      path: OFFSETS,
      change: (text) => text.replace('"codePoints":[[0,9]', '"codePoints":[[0,8]'),
      says: /line 1, utf16\[0\]: its code points disagree/u,
    },
  ],
};
