import { half, type Flaws } from './flaw.ts';

const path = (name: string): boolean => name.endsWith('.tsv');

export const WEBANNO: Flaws = {
  shift: { path, change: (text) => text.replace('\t3-9\tfamily', '\t4-10\tfamily') },
  flaws: [
    {
      name: 'cut off',
      of: 'simple',
      path,
      change: half,
      says: /line \d+: (?:the row has|a row begins|the last sentence|this is no declaration)/u,
    },
    {
      name: 'another version',
      of: 'simple',
      path,
      change: (text) => text.replace('TSV 3.3', 'TSV 2.0'),
      says: /line 1: WebAnno TSV 2 cannot be read/u,
    },
    {
      name: 'no header',
      of: 'simple',
      path,
      change: () => 'a\tb\tc\n',
      says: /line 1: this is no WebAnno TSV 3/u,
    },
    {
      name: 'an offset past the end',
      of: 'simple',
      path,
      change: (text) => text.replace('\t37-38\t.', '\t37-99\t.'),
      says: /line 12: \[37, 99\) lies outside its sentence, which ends at 38/u,
    },
    {
      name: 'a token that does not stand at its offsets',
      of: 'simple',
      path,
      change: (text) => text.replace('\t32,000\t', '\t99,000\t'),
      says: /line 8: the token “99,000” does not match the text “32,000”/u,
    },
    {
      name: 'sentences out of order',
      of: 'simple',
      path,
      change: (text) => text.replace('\n1-1\t', '\n2-1\t'),
      says: /line 6: the row 2-1 is out of order: sentence 1 is due here/u,
    },
    {
      name: 'a negative offset',
      of: 'simple',
      path,
      change: (text) => text.replace('\t0-9\t', '\t-1-9\t'),
      says: /line 6: a row begins with its number and its offsets/u,
    },
    {
      name: 'a relation from a unit that is not there',
      of: 'linked',
      path,
      change: (text) => text.replace(/\d+-\d+\[1_3\]/u, '9-9[9_3]'),
      says: /line \d+: no annotation has the number \[9\]/u,
    },
    {
      name: 'a feature that objects take for an instruction',
      of: 'simple',
      path,
      change: (text) => text.replace('|note', '|__proto__'),
      says: /line 2: a feature cannot be called __proto__/u,
    },
  ],
};
