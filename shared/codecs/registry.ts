/** Every format Claimbench writes and reads. Adding one: a codec here, its fixtures in the tests. */
import { brat } from './brat.ts';
import { bundle } from './bundle.ts';
import type { Candidate, Codec } from './codec.ts';
import { csv } from './csv.ts';
import { huggingFace } from './hugging-face.ts';
import { doccano } from './doccano.ts';
import { jsonl } from './jsonl.ts';
import { refi } from './refi.ts';
import { spacy } from './spacy.ts';
import { prodigy } from './prodigy.ts';
import { conll } from './conll.ts';
import { labelStudio } from './label-studio.ts';
import { tei } from './tei.ts';
import { w3c } from './w3c.ts';
import { webanno } from './webanno.ts';
import { cas } from './cas.ts';

/** In the order in which a file is shown to them. */
export const CODECS: readonly Codec[] = [
  bundle,
  spacy,
  conll,
  jsonl,
  w3c,
  csv,
  brat,
  prodigy,
  huggingFace,
  doccano,
  refi,
  labelStudio,
  webanno,
  cas,
  tei,
];

/** By id, case ignored. */
export const findCodec = (id: string): Codec | undefined =>
  CODECS.find((codec) => codec.id === id.toLowerCase());

/** The format of a file by its name, its first characters and its neighbours, or null. */
export const recognised = (candidate: Candidate): Codec | null =>
  CODECS.find((codec) => codec.recognises(candidate)) ?? null;
