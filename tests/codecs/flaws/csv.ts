import { half, type Flaws } from './flaw.ts';

export const CSV: Flaws = {
  shift: {
    path: 'annotations.csv',
    change: (text) => text.replace(/,3\.\.29,/u, ',4..29,'),
  },
  flaws: [
    {
      name: 'cut off',
      of: 'linked',
      path: 'annotations.csv',
      change: half,
      says: /line \d+: expected \d+ cells, found/u,
    },
    {
      name: 'another table',
      of: 'simple',
      path: 'annotations.csv',
      change: () => 'a,b\n1,2',
      says: /line 1: the column “id/u,
    },
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: 'annotations.csv',
      change: (text) => text.replace('"32,000"', '"99,000"'),
      says: /line 2: the quote “99,000”/u,
    },
  ],
};
