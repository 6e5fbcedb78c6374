import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

const LINES = 'dataset.jsonl';

export const SPACY: Flaws = {
  shift: {
    path: LINES,
    change: (text) => text.replace(/("sc":\[\{.*?"start":)2,/u, '$13,'),
  },
  flaws: [
    ...jsonFlaws(LINES),
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: LINES,
      change: (text) => text.replace('"text":"32,000"', '"text":"99,000"'),
      says: /line 1, spans\.sc\[0\]: the quote “99,000”/u,
    },
    {
      name: 'an offset past the end',
      of: 'nested',
      path: LINES,
      change: (text) => text.replace(/("sc":\[\{.*?"text":)".*?"(.*?"end":)?/u, '$1"gone"$2'),
      says: /line 1, spans\.sc\[0\]: the quote “gone”/u,
    },
    {
      name: 'a text that is not the one of its hash',
      of: 'simple',
      path: LINES,
      change: (text) => text.replace('Officials said', 'Officials sang'),
      says: /line 1: the text of .* is not the one its sha256/u,
    },
  ],
};
