import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

export const W3C: Flaws = {
  shift: {
    path: '',
    change: (text) => text.replace(/("TextPositionSelector",\s*"start": )2,/u, '$13,'),
  },
  flaws: [
    ...jsonFlaws(''),
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: '',
      change: (text) => text.replace('"exact": "32,000"', '"exact": "99,000"'),
      says: /first\.items\[0\]: .*“99,000”/u,
    },
  ],
};
