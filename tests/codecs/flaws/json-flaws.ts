/** What befalls every format that is one JSON file. */
import { half, type Flaw } from './flaw.ts';

export const jsonFlaws = (path: string): [Flaw, Flaw, Flaw] => [
  { name: 'cut off', of: 'linked', path, change: half, says: /line \d+: not JSON/u },
  {
    name: 'not JSON at all',
    of: 'simple',
    path,
    change: () => '<html></html>',
    says: /line 1: not JSON/u,
  },
  {
    name: 'a key that objects take for an instruction',
    of: 'simple',
    path,
    change: (text) => text.replace(/\{/u, '{"__proto__": {"polluted": true}, '),
    says: /__proto__: this key is not allowed/u,
  },
];
