/**
 * CoNLL-2003 with IOB2 tags: a folder of one file for each label (and annotator), and the side map
 * that gives back the texts. After what the common readers demand: the CoNLL-2003 script of Hugging
 * Face (four columns, one space between), flair and seqeval (tag last), spaCy's converter.
 */
import { LABELLED_TEXT } from '../carries.ts';
import type { Candidate, Codec } from '../codec.ts';
import { LAYERS, OFFSETS } from './layers.ts';
import { readConll } from './read.ts';
import { columnsOf, DOCSTART } from './rows.ts';
import { isTag } from './tags.ts';
import { conllWriter, reduceForConll } from './write.ts';
import { META_FIELDS } from '../plain-article.ts';

/** Names that only files of columns have, and those that anything may have. */
const COLUMNS = /\.(?:conll|conll0[23]|conll200[23]|iob[12]?|bio|bioes|bilou|bmes)$/iu;
const ANYTHING = /\.(?:txt|tsv|data|train|dev|valid|test|test[ab])$/iu;

/** Rows that end in tags; the last line may be cut off. */
function hasTags(head: string, least: number): boolean {
  const lines = head.split(/\r?\n/u);
  if (lines.length > 1) lines.pop();
  const rows = lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#') && !DOCSTART.test(line))
    .map((line) => columnsOf(line, line.includes('\t')));
  const isColumns = rows.every((row) => row.length > 1 && isTag(row.at(-1) ?? ''));
  return isColumns && rows.length >= least;
}

function recognises({ path, head, beside }: Candidate): boolean {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/u.exec(path) ?? [];
  const isOurs = beside.has(folder + LAYERS) && beside.has(folder + OFFSETS);
  if (name === LAYERS) return head === '' ? isOurs : head.includes('"claimbench-conll"');
  if (name === OFFSETS) return head === '' ? isOurs : head.startsWith('{"conll":');
  if (COLUMNS.test(name)) return head === '' || hasTags(head, DOCSTART.test(head) ? 0 : 1);
  const tagged = /[ \t][BIMELSU]-\S/u.test(head) || DOCSTART.test(head);
  return ANYTHING.test(name) && tagged && hasTags(head, DOCSTART.test(head) ? 0 : 2);
}

export const conll: Codec = {
  id: 'conll',
  name: 'CoNLL-2003 (IOB2)',
  description:
    'Tokens with tags, a file for each label, for Hugging Face, flair, spaCy and seqeval',
  extension: '',
  offsetUnit: 'tokens',
  carries: { ...LABELLED_TEXT, authors: 'names', titles: true, meta: META_FIELDS },
  parts: [LAYERS, OFFSETS, '*.conll'],
  options: [
    {
      kind: 'choice',
      id: 'overlap',
      name: 'Annotations that overlap',
      help: 'A token has one tag in a file. Within one file the longest annotation wins.',
      choices: [
        { id: 'labels', name: 'a file for each label' },
        { id: 'longest', name: 'one file, the longest wins' },
      ],
    },
    {
      kind: 'choice',
      id: 'tokens',
      name: 'Annotations that cut a token',
      help: 'What becomes of an annotation that begins or ends inside a word.',
      choices: [
        { id: 'split', name: 'split the token' },
        { id: 'leave-out', name: 'leave the annotation out' },
      ],
    },
  ],
  imports: 'any',
  usage: (name) =>
    [
      '```python',
      'import json, pathlib',
      `folder = pathlib.Path("${name}")`,
      `for layer in json.loads((folder / "${LAYERS}").read_text("utf-8"))["layers"]:`,
      '    rows = (folder / layer["file"]).read_text("utf-8").split("\\n")',
      '    tags = [row.split(" ")[-1] for row in rows if row and not row.startswith("-DOCSTART-")]',
      '```',
      '',
      `Each \`.conll\` file has four columns: token, \`-X-\`, \`_\`, tag. \`${LAYERS}\` says whose annotations and which label a file holds; \`${OFFSETS}\` has the texts, and for each token of an article where it lies (\`utf16\` and \`codePoints\`, the ends not included).`,
      '',
      'An annotator’s files hold the articles that annotator worked on, and those that nobody did.',
      '',
    ].join('\n'),
  reduce: reduceForConll,
  recognises,
  writer: conllWriter,
  read: readConll,
};
