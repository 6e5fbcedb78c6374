/** Ranks: `the sixth visit`, `7th`. Spelled-out ones count only after a determiner. */
import type { Token } from './token.ts';

const ORDINALS = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
  thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`.split(
  /\s+/u,
);
const DETERMINERS = new Set('the a his her its their our my your this'.split(' '));

export interface Rank {
  readonly value: string;
  readonly to: number;
}

export const isOrdinalSuffix = (token: Token | undefined): boolean =>
  token?.isGlued === true && /^(?:st|nd|rd|th)$/u.test(token.lower);

export function readOrdinal(tokens: readonly Token[], at: number): Rank | null {
  const token = tokens[at];
  if (token?.kind === 'number' && /^\d+$/u.test(token.text) && isOrdinalSuffix(tokens[at + 1]))
    return { value: BigInt(token.text).toString(), to: at + 2 };
  const rank = ORDINALS.indexOf(token?.text ?? '') + 1;
  const follows = DETERMINERS.has(tokens[at - 1]?.lower ?? '');
  return rank > 0 && follows ? { value: `${rank}`, to: at + 1 } : null;
}
