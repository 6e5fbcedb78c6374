import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

export const BUNDLE: Flaws = {
  shift: {
    path: '',
    change: (text) => text.replace(/("fragments": \[\s*\{\s*"start": )3,/u, '$14,'),
  },
  flaws: [
    ...jsonFlaws(''),
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: '',
      change: (text) => text.replace('"exact": "32,000"', '"exact": "99,000"'),
      says: /articles\[0\]\.spans\[0\]: the quote “99,000”/u,
    },
  ],
};
