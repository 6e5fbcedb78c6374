/**
 * Prodigy's JSONL: one line an article and annotator, in the form that `db-in` takes and `db-out`
 * writes. `_hash` keys are left out: Prodigy makes them itself, and others would hide examples.
 */
import type { Candidate, Codec } from '../codec.ts';
import { LABELLED_TEXT } from '../carries.ts';
import { META_FIELDS } from '../plain-article.ts';
import { NAME, NO_ARTICLES, readProdigy } from './read.ts';
import { prodigyLines, reduceForProdigy } from './write.ts';

/** Keys that only Prodigy writes; a quotation mark inside a JSON string has a backslash before it. */
const KEYS =
  /[{,]\s*"(?:_(?:input_hash|task_hash|view_id|session_id|annotator_id)"\s*:|answer"\s*:\s*"(?:accept|reject|ignore)")/u;

/** Ours of no articles is one empty line. */
const recognises = ({ path, head }: Candidate): boolean =>
  /\.(?:jsonl|ndjson)$/iu.test(path) && (KEYS.test(head) || NO_ARTICLES.test(head));

export const prodigy: Codec = {
  id: 'prodigy',
  name: NAME,
  description: 'One example an article and annotator with tokens and relations, for Prodigy',
  extension: '.jsonl',
  offsetUnit: 'Unicode code points',
  carries: {
    ...LABELLED_TEXT,
    authors: 'names',
    titles: true,
    meta: META_FIELDS,
    relations: true,
  },
  parts: [''],
  options: [],
  imports: 'any',
  usage: (name) =>
    [
      '```sh',
      `python -m prodigy db-in my_dataset ${name}`,
      'python -m prodigy train ./model --spancat my_dataset',
      '```',
      '',
      'Annotations may overlap: look at them with `spans.manual` or `rel.manual`, not with `ner.manual`. Each annotator is a session; `python -m prodigy review` compares them.',
      '',
      'Offsets are Unicode code points; `token_end` is the last token itself.',
      '',
    ].join('\n'),
  reduce: reduceForProdigy,
  recognises,
  writer({ head, usage }, out) {
    const linesOf = prodigyLines(head, usage.relations > 0 ? 'relations' : 'spans_manual');
    if (usage.articles === 0) out('', '\n');
    return { article: (content) => out('', linesOf(content)), finish: () => undefined };
  },
  read: readProdigy,
};
