/**
 * UIMA CAS JSON 0.4, which INCEpTION, dkpro-cassis (Python) and UIMA's Java SDK read: a file an
 * article, with the types it uses. Offsets are UTF-16 code units.
 *
 * https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc
 */
import { LABELLED_TEXT } from '../carries.ts';
import { readCas } from './read.ts';
import { casWriter, TYPE_SYSTEM } from './write.ts';
import type { Candidate, Codec } from '../codec.ts';

const carries = {
  ...LABELLED_TEXT,
  ids: true,
  authors: 'ids',
  titles: true,
  meta: ['url', 'language'],
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
  relations: true,
} as const;

/** The older JSON of UIMA is taken, too, to be refused with what to do. */
const CAS = /^\s*\{\s*"(?:%HEADER|%TYPES|%FEATURE_STRUCTURES|%VIEWS|_context|_views)"\s*:/u;

const isTypeSystem = ({ path, head }: Candidate): boolean =>
  /(?:^|\/)TypeSystem\.xml$/u.test(path) &&
  head.includes('<name>webanno.custom.ClaimbenchSpan</name>');

export const cas: Codec = {
  id: 'cas',
  name: 'UIMA CAS JSON 0.4',
  description: 'A file an article with its types, for INCEpTION, dkpro-cassis and UIMA',
  extension: '',
  offsetUnit: 'UTF-16 code units',
  carries,
  parts: [TYPE_SYSTEM, '*.json'],
  options: [],
  units: { by: 'file', keyOf: (path) => (path.endsWith('.json') ? path : null) },
  imports: 'any',
  usage: (name) =>
    [
      '```python',
      'from pathlib import Path',
      'from cassis import load_cas_from_json',
      `for path in sorted(Path("${name}").glob("[0-9]*.json")):`,
      '    with open(path, "rb") as file:',
      '        cas = load_cas_from_json(file)',
      '    for span in cas.select("webanno.custom.ClaimbenchSpan"):',
      '        print(span.label, span.get_covered_text())',
      '```',
      '',
      `INCEpTION: in the settings of a project, import \`${TYPE_SYSTEM}\` as layers first (Layers, Import),`,
      'then the numbered files as documents (Documents, format UIMA CAS JSON).',
      '',
    ].join('\n'),
  recognises: (candidate) =>
    candidate.path.endsWith('.json') ? CAS.test(candidate.head) : isTypeSystem(candidate),
  writer: casWriter,
  read: readCas,
};
