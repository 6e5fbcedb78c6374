import type { Flaws } from './flaw.ts';
import { jsonFlaws } from './json-flaws.ts';

const FILE = 'Ada.jsonl';

export const DOCCANO: Flaws = {
  shift: {
    path: FILE,
    change: (text) => text.replace('"start_offset":3', '"start_offset":5'),
  },
  flaws: [
    ...jsonFlaws(FILE),
    {
      name: 'an offset past the end',
      of: 'simple',
      path: FILE,
      change: (text) => text.replace(/"end_offset":\d+/u, '"end_offset":999'),
      says: /line 1, entities\[0\]: .*lies outside the text/u,
    },
    {
      name: 'an annotation that ends before it begins',
      of: 'simple',
      path: FILE,
      change: (text) => text.replace(/"end_offset":\d+/u, '"end_offset":2'),
      says: /line 1, entities\[0\]: it begins at 15 and ends at 2/u,
    },
    {
      name: 'an offset that is no number',
      of: 'simple',
      path: FILE,
      change: (text) => text.replace('"start_offset":15', '"start_offset":"15"'),
      says: /line 1, entities\[0\]\.start_offset: /u,
    },
    {
      name: 'a relation to an entity that is not there',
      of: 'linked',
      path: FILE,
      change: (text) => text.replace(/"from_id":\d+/u, '"from_id":77'),
      says: /line 1, relations\[0\]: it links the entity 77/u,
    },
    {
      name: 'a relation without an end',
      of: 'linked',
      path: FILE,
      change: (text) => text.replace(/,"to_id":\d+/u, ''),
      says: /line 1, relations\[0\]\.to_id: /u,
    },
    {
      name: 'labels that are no list',
      of: 'simple',
      path: 'label_config.json',
      change: () => '{"text": "x"}\n',
      says: /label_config\.json: /u,
    },
  ],
};
