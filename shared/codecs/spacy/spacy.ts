/**
 * spaCy: a line of JSON an article, and the script that makes `.spacy` training data of them. The
 * lines are ours, so they carry what spaCy has no field for, too; only discontinuous annotations
 * have no place, because a `Span` is one stretch of tokens.
 */
import type { Annotator } from '../../model/annotator.ts';
import type { Relation } from '../../model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import { LABELLED_TEXT } from '../carries.ts';
import type { Candidate, Codec, DataFile, ReadOptions } from '../codec.ts';
import type { Dataset, DatasetHead } from '../dataset.ts';
import { lineJson, parseJson } from '../json.ts';
import { OffsetTable } from '../offsets.ts';
import { partAt } from '../parts.ts';
import { META_FIELDS, metaOf, plainArticle } from '../plain-article.ts';
import { reading } from '../reading.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import { countForSpacy, entsOf } from './ents.ts';
import { lineSchema, type SpacyLine } from './line.ts';
import { ALIGNMENTS, docBinScript } from './script.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';

const LINES = 'dataset.jsonl';
const SCRIPT = 'to_docbin.py';
const FIRST_KEYS = /^\s*\{"spacy":\d/u;

function lineWriter({ annotators, links }: DatasetHead): (content: ArticleContent) => string {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  const authored = ({ by, created, modified }: Span | Relation) => ({
    by,
    annotator: names.get(by) ?? by,
    created,
    modified,
  });
  const relate = (relation: Relation) => {
    const { id, type, from, to, attributes } = relation;
    return { id, type, from, to, attributes, ...authored(relation) };
  };
  return (content) => {
    const { article, spans, relations } = content;
    const { id, title, text, sha256, created, meta } = article;
    const table = new OffsetTable(text);
    const place = (span: Span) => ({
      id: span.id,
      label: span.label,
      start: table.toCodePoints(spanStart(span)),
      end: table.toCodePoints(spanEnd(span)),
    });
    const line = lineJson({
      ...{ id, title, text, sha256, created, meta },
      spans: {
        sc: spans.map((span) => ({
          ...place(span),
          text: span.quote.exact,
          attributes: span.attributes,
          ...(span.note !== undefined && { note: span.note }),
          status: span.status,
          ...authored(span),
        })),
      },
      ents: entsOf(content).map(place),
      relations: relations.map(relate),
      links: links.filter(({ from }) => from.article === id).map(relate),
    });
    // First, so that the format is told from the start of a file, however long its texts.
    return `{"spacy":1,${line.slice(1)}\n`;
  };
}

class Reader {
  readonly assembly: Assembly;
  private readonly names = new Map<string, string>();

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
  }

  get annotators(): Annotator[] {
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    return [...this.names].map(([id, name]) => ({ kind: 'annotator', id, name, ...stamp }));
  }

  line(line: SpacyLine, where: Where): Err | null {
    const { id, title, text, sha256, created, meta } = line;
    const known = metaOf((field) => meta[field]);
    const article = plainArticle({ id, title, text, sha256, created, meta: known });
    return this.assembly.addArticle(article, where) ?? this.records(line, where);
  }

  private records(line: SpacyLine, where: Where): Err | null {
    const table = new OffsetTable(line.text);
    for (const [index, one] of line.spans.sc.entries()) {
      const { id, label, start, end, text, attributes, note, status } = one;
      const span: Span = {
        kind: 'span',
        ...{ id, label, attributes, status },
        article: line.id,
        revision: 1,
        fragments: [{ start: table.toUtf16(start), end: table.toUtf16(end) }],
        quote: { exact: text, prefix: '', suffix: '' },
        ...(note !== undefined && { note }),
        ...this.authored(one),
      };
      const at = { ...where, path: `spans.sc[${index}]` };
      const bad = this.assembly.addSpan(span, at, { requote: true });
      if (bad) return bad;
    }
    for (const list of ['relations', 'links'] as const) {
      for (const [index, one] of line[list].entries()) {
        const { id, type, from, to, attributes } = one;
        const ends = {
          from: { article: from.article, span: from.span },
          to: { article: to.article, span: to.span },
        };
        const bad = this.assembly.addRelation(
          { kind: 'relation', id, type, ...ends, attributes, ...this.authored(one) },
          { ...where, path: `${list}[${index}]` },
        );
        if (bad) return bad;
      }
    }
    return null;
  }

  private authored({
    by,
    annotator,
    created,
    modified,
  }: SpacyLine['relations'][number] | SpacyLine['spans']['sc'][number]) {
    this.names.set(by, annotator);
    return { by, created, modified, clock: clockAt(modified) };
  }
}

function readSpacy(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const part = partAt(files, LINES, options);
  if (!part) return refuse({ file: LINES }, 'the file is missing');
  // Without articles there is the script alone to tell that nothing was lost on the way.
  const script = partAt(files, SCRIPT, options);
  if (part.text === '' && (script === undefined || script.text === ''))
    return refuse(part.where, 'the file is empty');
  const reader = new Reader(options);
  for (const [index, source] of part.text.split(/\r?\n/u).entries()) {
    if (source.trim() === '') continue;
    const where = { ...part.where, line: part.line + index };
    const json = parseJson(source, where);
    if (!json.ok) return json;
    const line = validated(lineSchema, json.value, where);
    if (!line.ok) return line;
    const bad = reader.line(line.value, where);
    if (bad) return bad;
  }
  const { annotators } = reader;
  const whole = reader.assembly.finish(annotators);
  if (!whole.ok) return whole;
  return ok(
    canonical({
      project: UNTITLED,
      codebook: NO_CODEBOOK,
      annotators,
      ...whole.value,
      tombstones: [],
      raws: {},
    }),
  );
}

const recognises = ({ path, head, beside }: Candidate): boolean => {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/u.exec(path) ?? [];
  if (name === LINES) return FIRST_KEYS.test(head) || (head === '' && beside.has(folder + SCRIPT));
  return name === SCRIPT && (head === '' || head.startsWith('"""Makes a spaCy DocBin'));
};

export const spacy: Codec = {
  id: 'spacy',
  name: 'spaCy',
  description: 'One article a line, with the script that makes .spacy training data of them',
  extension: '',
  offsetUnit: 'Unicode code points',
  carries: {
    ...LABELLED_TEXT,
    ids: true,
    authors: 'ids',
    times: true,
    titles: true,
    meta: META_FIELDS,
    attributes: true,
    relationAttributes: true,
    notes: true,
    status: true,
    relations: true,
    links: true,
  },
  parts: [LINES, SCRIPT],
  options: [
    {
      kind: 'choice',
      id: 'alignment',
      name: 'Annotations that cut a token',
      help: 'What to_docbin.py does with an annotation that begins or ends inside one of spaCy’s tokens. It lists each one.',
      choices: [
        { id: 'expand', name: 'take the whole token' },
        { id: 'contract', name: 'leave the token out' },
        { id: 'strict', name: 'drop the annotation, once allowed' },
      ],
    },
  ],
  units: { by: 'line' },
  imports: 'own',
  usage: (name) =>
    [
      '```sh',
      `python ${name}/${SCRIPT}        # makes ${name}/dataset.spacy`,
      '```',
      '',
      '```python',
      'import spacy',
      'from spacy.tokens import DocBin',
      `docs = list(DocBin().from_disk("${name}/dataset.spacy").get_docs(spacy.blank("en").vocab))`,
      'for span in docs[0].spans["sc"]:',
      '    print(span.label_, span.text)',
      '```',
      '',
      'All annotations are in `doc.spans["sc"]`; those that do not overlap are in `doc.ents` too. What spaCy cannot place on whole tokens the script lists, and it writes nothing if one would be lost.',
      '',
    ].join('\n'),
  reduce: countForSpacy,
  recognises,
  writer({ head, options }, out) {
    const lineOf = lineWriter(head);
    const alignment = ALIGNMENTS.find((one) => one === options['alignment']) ?? ALIGNMENTS[0];
    out(LINES, '');
    return {
      article: (content) => out(LINES, lineOf(content)),
      finish: () => out(SCRIPT, docBinScript(alignment)),
    };
  },
  read: (files, options) => reading(readSpacy(files, options)),
};
