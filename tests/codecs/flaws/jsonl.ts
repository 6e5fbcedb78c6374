import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

export const JSONL: Flaws = {
  shift: {
    path: '',
    change: (text) => text.replace(/("fragments":\[\{"start":)3,/u, '$14,'),
  },
  flaws: [
    ...jsonFlaws(''),
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: '',
      change: (text) => text.replace('"exact":"32,000"', '"exact":"99,000"'),
      says: /line 1, spans\[0\]: the quote “99,000”/u,
    },
  ],
};
