/** Every format Claimbench writes and reads. Adding one: a codec here, its fixtures in the tests. */
import { brat } from './brat/brat.ts';
import { bundle } from './bundle/bundle.ts';
import type { Candidate, Codec } from './codec.ts';
import { csv } from './csv/csv.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { doccano } from './doccano/doccano.ts';
import { jsonl } from './jsonl/jsonl.ts';
import { refi } from './refi/refi.ts';
import { spacy } from './spacy/spacy.ts';
import { prodigy } from './prodigy/prodigy.ts';
import { conll } from './conll/conll.ts';
import { labelStudio } from './label-studio/label-studio.ts';
import { tei } from './tei/tei.ts';
import { w3c } from './w3c/w3c.ts';
import { webanno } from './webanno/webanno.ts';
import { cas } from './cas/cas.ts';

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
