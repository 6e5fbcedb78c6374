/**
 * doccano JSONL: a folder of one file for each annotator, as doccano exports a project, with the
 * labels beside them. Entities with relations, or triples; after doccano's own importer and exporter
 * (1.8), which take and give offsets as they are. Metadata stands under `meta`: doccano keeps every
 * key that it does not know, and gives it back.
 */
import { LABELLED_TEXT } from '../carries.ts';
import type { Candidate, Codec } from '../codec.ts';
import { isLabelFile, isLineFile, LABELS } from './files.ts';
import { DOCCANO_OPTIONS, reduceForDoccano, unitOf } from './options.ts';
import { readDoccano } from './read.ts';
import { doccanoWriter } from './write.ts';
import type { OptionValues } from '../option.ts';
import { META_FIELDS } from '../plain-article.ts';
import type { OffsetUnit } from '../raw-text.ts';

/** As doccano's lines begin; the labels may come late, behind a long text. */
const START = /^\s*\[?\s*\{\s*"id"\s*:\s*\d+\s*,\s*"(?:(?:text|data)"\s*:\s*"|label"\s*:\s*\[)/u;
const TRIPLES = /"(?:label|labels|entities)"\s*:\s*\[\s*(?:\]|\[\s*\d+\s*,\s*\d+\s*,\s*")/u;
const ENTITIES = /"start_offset"\s*:\s*\d/u;
const TEXT = /"text"\s*:\s*"/u;

function recognises({ path, head }: Candidate): boolean {
  if (isLabelFile(path)) return /^\s*\[\s*(?:\]|\{)/u.test(head);
  if (path === '' || !isLineFile(path) || !/^\s*[[{]/u.test(head)) return false;
  return START.test(head) || (TEXT.test(head) && (TRIPLES.test(head) || ENTITIES.test(head)));
}

/** How Python slices what offsets count; only grapheme clusters need more than its own library. */
const WORDS: Readonly<Record<OffsetUnit, readonly string[]>> = {
  'utf-16': [
    'units = row["text"].encode("utf-16-le")',
    'words = units[2 * start : 2 * end].decode("utf-16-le")',
  ],
  graphemes: [
    'characters = regex.findall(r"\\X", row["text"])',
    'words = "".join(characters[start:end])',
  ],
  'code-points': ['', 'words = row["text"][start:end]'],
};

function usage(name: string, options: OptionValues): string {
  const unit = unitOf(options);
  const isLabel = options['form'] === 'label';
  const [before = '', slice = ''] = WORDS[unit];
  const places = isLabel
    ? ['for start, end, label in row["label"]:']
    : [
        'for entity in row["entities"]:',
        '    start, end = entity["start_offset"], entity["end_offset"]',
      ];
  const loop = [...(before === '' ? [] : [before]), ...places, `    ${slice}`];
  return [
    'In doccano, create a project of the type *Sequence labeling*',
    `with *Use relation labeling* ${isLabel ? 'off' : 'on'}.`,
    options['overlaps'] === 'longest'
      ? 'No annotations of one annotator overlap in this export.'
      : '*Allow overlapping spans* has to be on: otherwise doccano drops what overlaps while it imports, and fails at relations that link what it dropped.',
    unit === 'graphemes'
      ? '*Count grapheme clusters as one character* has to be on.'
      : unit === 'code-points'
        ? 'Offsets count Unicode code points, for Python; doccano itself would draw them shifted after an emoji.'
        : '*Count grapheme clusters as one character* has to be off.',
    '',
    `Import \`${name}/${LABELS}\` under *Labels*, then one annotator’s file under *Dataset*, as`,
    `${isLabel ? '*JSONL*' : '*JSONL(Relation)*'}. Whoever imports a file becomes its annotator.`,
    '',
    '```python',
    unit === 'graphemes' ? 'import json, pathlib, regex' : 'import json, pathlib',
    `for file in pathlib.Path("${name}").glob("*.jsonl"):`,
    '    for row in map(json.loads, file.open(encoding="utf-8")):',
    ...loop.map((line) => `        ${line}`),
    '```',
    '',
  ].join('\n');
}

export const doccano: Codec = {
  id: 'doccano',
  name: 'doccano',
  description: 'A file of lines for each annotator, for labelling on in doccano',
  extension: '',
  offsetUnit: 'UTF-16 code units',
  carries: {
    ...LABELLED_TEXT,
    authors: 'names',
    titles: true,
    meta: META_FIELDS,
    relations: true,
  },
  options: DOCCANO_OPTIONS,
  parts: [LABELS, '*.jsonl'],
  imports: 'any',
  usage,
  reduce: reduceForDoccano,
  recognises,
  writer: doccanoWriter,
  read: readDoccano,
};
