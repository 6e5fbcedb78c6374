/** The flaws of every codec, by its id. A codec that is missing here fails the suite. */
import { BRAT } from './brat.ts';
import { BUNDLE } from './bundle.ts';
import { CSV } from './csv.ts';
import { DOCCANO } from './doccano.ts';
import type { Flaws } from './flaw.ts';
import { JSONL } from './jsonl.ts';
import { SPACY } from './spacy.ts';
import { PRODIGY } from './prodigy.ts';
import { CONLL } from './conll.ts';
import { LABEL_STUDIO } from './label-studio.ts';
import { W3C } from './w3c.ts';
import { HUGGING_FACE } from './hugging-face.ts';
import { REFI } from './refi.ts';
import { WEBANNO } from './webanno.ts';
import { CAS } from './cas.ts';
import { TEI } from './tei.ts';

export const FLAWS: Readonly<Record<string, Flaws>> = {
  bundle: BUNDLE,
  jsonl: JSONL,
  w3c: W3C,
  csv: CSV,
  brat: BRAT,
  'hugging-face': HUGGING_FACE,
  doccano: DOCCANO,
  spacy: SPACY,
  prodigy: PRODIGY,
  refi: REFI,
  conll: CONLL,
  'label-studio': LABEL_STUDIO,
  webanno: WEBANNO,
  cas: CAS,
  tei: TEI,
};
