/** Every format Claimbench writes and reads. Adding one: a codec here, its fixtures in the tests. */
import { bundle } from './bundle.ts';
import type { Codec } from './codec.ts';
import { csv } from './csv.ts';
import { jsonl } from './jsonl.ts';
import { w3c } from './w3c.ts';

export const CODECS: readonly Codec[] = [bundle, jsonl, w3c, csv];

/** By id, case ignored. */
export const findCodec = (id: string): Codec | undefined =>
  CODECS.find((codec) => codec.id === id.toLowerCase());
