import { half, type Flaws } from './flaw.ts';

const isAnn = (path: string): boolean => path.endsWith('.ann');

export const BRAT: Flaws = {
  shift: {
    path: isAnn,
    change: (text) => text.replace(/^(T1\t\S+ )(\d+)/u, (_all, head, at) => `${head}${at - 1}`),
  },
  flaws: [
    {
      name: 'cut off',
      of: 'linked',
      path: isAnn,
      change: half,
      says: /\.ann, line 4: it does not read like R1, tab, type and two arguments/u,
    },
    {
      name: 'offsets past the end',
      of: 'simple',
      path: isAnn,
      change: (text) => text.replace(/ (\d+) (\d+)\t32,000/u, ' 15 2100\t99,000'),
      says: /\.ann, line 1: \[15, 2100\) lies outside the text/u,
    },
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: isAnn,
      change: (text) => text.replace('\t32,000', '\t99,000'),
      says: /\.ann, line 1: the quote “99,000”/u,
    },
    {
      name: 'a relation to nothing',
      of: 'linked',
      path: (path) => /here.*\.ann$|001.*\.ann$/u.test(path),
      change: (text) => text.replace('Arg2:T3', 'Arg2:T33'),
      says: /\.ann, line \d+: it names T33, and no line has that id/u,
    },
    {
      name: 'a line of another format',
      of: 'simple',
      path: isAnn,
      change: (text) => `${text}{"a": 1}\n`,
      says: /\.ann, line \d+: there is no tab after an id/u,
    },
    {
      name: 'no texts beside the annotations',
      of: 'simple',
      path: (path) => path.endsWith('.txt'),
      change: () => ' \n',
      says: /it annotates a text that is empty/u,
    },
  ],
};
