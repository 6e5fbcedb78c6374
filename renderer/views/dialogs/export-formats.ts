/** The formats as the dialog lists them: by what one does with them. */
import type { Codec } from '../../../shared/codecs/codec.ts';
import { CODECS } from '../../../shared/codecs/registry.ts';

export interface FormatGroup {
  readonly name: string;
  readonly codecs: readonly Codec[];
}

/** By the ids of formats; what fits none of them is a standard to exchange or archive with. */
const GROUPS: readonly (readonly [name: string, ids: RegExp])[] = [
  ['Claimbench, and programs of your own', /^(?:bundle|jsonl|csv)$/u],
  ['Annotation tools', /^(?:brat|webanno|uima|cas|doccano|label-studio|prodigy)/u],
  ['Machine learning', /^(?:hugging-face|spacy|conll)/u],
  ['Exchange and archives', /^/u],
];

const groupOf = ({ id }: Codec): string => GROUPS.find(([, ids]) => ids.test(id))?.[0] ?? '';

/** Every format once; groups without any are left out. */
export const FORMAT_GROUPS: readonly FormatGroup[] = GROUPS.map(([name]) => ({
  name,
  codecs: CODECS.filter((codec) => groupOf(codec) === name),
})).filter(({ codecs }) => codecs.length > 0);
