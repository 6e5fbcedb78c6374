import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

export const PRODIGY: Flaws = {
  shift: {
    path: '',
    change: (text) => text.replace(/("spans":\[\{[^}]*?"start":)2,/u, '$13,'),
  },
  flaws: [
    ...jsonFlaws(''),
    {
      name: 'an offset past the end',
      of: 'simple',
      path: '',
      change: (text) => text.replace(/("spans":\[\{[^}]*?"end":)\d+/u, '$1999'),
      says: /line 1, spans\[0\]: \[15, 999\) lies outside the text/u,
    },
    {
      name: 'an end before its start',
      of: 'simple',
      path: '',
      change: (text) => text.replace(/("spans":\[\{[^}]*?"end":)\d+/u, '$11'),
      says: /line 1, spans\[0\]: \[15, 1\) is empty/u,
    },
    {
      name: 'a negative offset',
      of: 'simple',
      path: '',
      change: (text) => text.replace(/("spans":\[\{[^}]*?"start":)\d+/u, '$1-1'),
      says: /line 1, spans\[0\]\.start: /u,
    },
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: '',
      change: (text) => text.replace('"spans":[{', '"spans":[{"text":"99,000",'),
      says: /line 1, spans\[0\]: the quote “99,000”/u,
    },
  ],
};
