/**
 * WebAnno TSV 3.3, which WebAnno and INCEpTION read and write: tokens in rows, layers in columns.
 * The text comes back whole: its sentences tile it. Offsets are UTF-16 code units.
 *
 * https://inception-project.github.io/releases/36.0/docs/user-guide.html#sect_webannotsv
 */
import type { ArticleContent } from '../../ops/state.ts';
import { relationsInLayers } from '../annotator-layers.ts';
import { LABELLED_TEXT } from '../carries.ts';
import type { Candidate, Codec } from '../codec.ts';
import type { Tally } from '../tally.ts';
import { trimmedSpans } from '../trimmed.ts';
import { documentKey } from '../cas/paths.ts';
import { readWebAnno } from './read.ts';
import { LAYERS, webannoWriter } from './write.ts';

const carries = {
  ...LABELLED_TEXT,
  authors: 'names',
  attributes: true,
  relationAttributes: true,
  notes: true,
  relations: true,
} as const;

/** No row begins or ends in white space; each annotator's work is a file of its own. */
function reduce(content: ArticleContent, tally: Tally): ArticleContent {
  const spans = trimmedSpans(content, tally);
  const kept = new Set(spans.map(({ id }) => id));
  const relations = content.relations.filter(
    ({ from, to }) => kept.has(from.span) && kept.has(to.span),
  );
  tally.add('relations that lost an end', content.relations.length - relations.length);
  return relationsInLayers({ ...content, spans, relations }, tally);
}

const isLayers = ({ path, head }: Candidate): boolean =>
  /(?:^|\/)layers\.xml$/u.test(path) &&
  (head === '' || head.includes('<name>webanno.custom.ClaimbenchSpan</name>'));

export const webanno: Codec = {
  id: 'webanno',
  name: 'WebAnno TSV 3.3',
  description: 'Tokens with annotations in columns, a file for each annotator, for INCEpTION',
  extension: '',
  offsetUnit: 'UTF-16 code units',
  carries,
  parts: [LAYERS, '*.tsv'],
  options: [],
  units: { by: 'file', keyOf: (path) => (path.endsWith('.tsv') ? documentKey(path) : null) },
  imports: 'any',
  usage: (name) =>
    [
      'INCEpTION: in the settings of a project, import the layers first (Layers, Import), then the',
      'files of one annotator as documents (Documents, format WebAnno TSV v3.x):',
      '',
      '```',
      `${name}/${LAYERS}`,
      `${name}/<annotator>/*.tsv`,
      '```',
      '',
    ].join('\n'),
  reduce,
  recognises: (candidate) =>
    candidate.path.endsWith('.xml')
      ? isLayers(candidate)
      : /\.tsv$/iu.test(candidate.path) && candidate.head.startsWith('#FORMAT=WebAnno TSV '),
  writer: webannoWriter,
  read: readWebAnno,
};
