import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

const TASKS = 'tasks.json';

export const LABEL_STUDIO: Flaws = {
  shift: {
    path: TASKS,
    change: (text) => text.replace('"start":2,', '"start":3,'),
  },
  flaws: [
    ...jsonFlaws(TASKS),
    {
      name: 'a quote that is nowhere',
      of: 'simple',
      path: TASKS,
      change: (text) => text.replace('"text":"32,000"', '"text":"99,000"'),
      says: /\[0\]\.annotations\[0\]\.result\[0\]: the quote “99,000”/u,
    },
    {
      name: 'an offset past the end, and no quote',
      of: 'simple',
      path: TASKS,
      change: (text) => text.replace(/"text":"32,000",/u, '').replace(/"end":\d+/u, '"end":999'),
      says: /\[0\]\.annotations\[0\]\.result\[0\]: .*lies outside the text/u,
    },
    {
      name: 'a region that ends before it begins',
      of: 'simple',
      path: TASKS,
      change: (text) => text.replace(/"end":\d+/u, '"end":2'),
      says: /result\[0\]: it begins at 15 and ends at 2/u,
    },
    {
      name: 'an offset that is no whole number',
      of: 'simple',
      path: TASKS,
      change: (text) => text.replace('"start":15', '"start":15.5'),
      says: /result\[0\]\.value\.start: /u,
    },
    {
      name: 'a relation to a region that is not there',
      of: 'linked',
      path: TASKS,
      change: (text) => text.replace(/"from_id":"[^"]*"/u, '"from_id":"gone"'),
      says: /result\[\d+\]: it links the region gone/u,
    },
    {
      name: 'a relation without an end',
      of: 'linked',
      path: TASKS,
      change: (text) => text.replace(/"from_id":"[^"]*",/u, ''),
      says: /result\[\d+\]\.from_id: /u,
    },
    {
      name: 'an annotation without results',
      of: 'simple',
      path: TASKS,
      change: (text) => text.replace('"result":', '"results":'),
      says: /\[0\]\.annotations\[0\]\.result: /u,
    },
    {
      name: 'a config with a document type',
      of: 'simple',
      path: 'config.xml',
      change: (text) => `<!DOCTYPE View [<!ENTITY a "b">]>\n${text}`,
      says: /config\.xml, line \d+: a document type/u,
    },
    {
      name: 'a config that is cut off',
      of: 'simple',
      path: 'config.xml',
      change: (text) => text.slice(0, 40),
      says: /config\.xml, line \d+: /u,
    },
  ],
};
