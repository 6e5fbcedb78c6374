/**
 * JSONL, our own: one article a line, with everything that lies on it and offsets in both units.
 * Beside it: the JSON Schema of a line, and the project's codebook and annotators. The lines alone
 * can be read too; they name the labels without defining them.
 */
import { z } from 'zod';
import { annotatorSchema, type Annotator } from '../../model/annotator.ts';
import type { Article } from '../../model/article.ts';
import { codebookSchema } from '../../model/codebook.ts';
import type { Decision } from '../../model/decision.ts';
import { projectSchema } from '../../model/project.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { Candidate, Codec, DataFile, ReadOptions } from '../codec.ts';
import { META_FIELDS } from '../plain-article.ts';
import { reading } from '../reading.ts';
import type { ArticleContent } from '../../ops/state.ts';
import type { Dataset, DatasetHead } from '../dataset.ts';
import { lineJson, parseJson, prettyJson } from '../json.ts';
import { codePointsAgree, lineJsonSchema, lineSchema, withCodePoints, type Line } from './line.ts';
import { without } from '../known-fields.ts';
import { OffsetTable } from '../offsets.ts';
import type { OptionValues } from '../option.ts';
import { mainFile, partAt, type Part } from '../parts.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';
import { leavesTextsOut, TEXT_OPTION, textLeftOut, withoutRevisions } from '../text-option.ts';

const NAME = 'Claimbench JSONL';
const DATASET = 'dataset.json';
const SCHEMA = 'schema.json';
/** As our lines begin, or as anybody's would that say what ours say; `sha256` may come late. */
const LINE = /^\s*\{(?:"id":"(?:[^"\\]|\\.)*","title":|[^\n]*"(?:sha256|clock)"\s*:)/u;

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
  relations: true,
  links: true,
  decisions: true,
  codebook: true,
  orphans: true,
  raws: false,
  tombstones: false,
  structure: true,
  ofArticles: true,
  history: true,
  unknownFields: true,
} as const;

const datasetSchema = z.looseObject({
  project: projectSchema,
  codebook: codebookSchema,
  annotators: z.array(annotatorSchema),
});

/** The line of an article, without the line feed. */
function lineWriter(
  { links, annotators }: DatasetHead,
  options: OptionValues,
): (content: ArticleContent) => string {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const relationLine = ({ kind: _kind, ...relation }: Relation) => ({
    ...relation,
    annotator: nameOf(relation.by),
  });
  const decisionLine = ({ kind: _kind, article: _article, ...decision }: Decision) => ({
    ...decision,
    annotator: nameOf(decision.by),
  });
  return ({ article: { kind: _kind, text, ...article }, ...content }) => {
    const { spans, relations, decisions } = content;
    const table = new OffsetTable(text);
    const both = <T extends { start: number; end: number }>(place: T) =>
      withCodePoints(table, place);
    const spanLine = ({ kind: _span, article: _article, ...span }: Span) => ({
      ...span,
      fragments: span.orphan === undefined ? span.fragments.map(both) : span.fragments,
      annotator: nameOf(span.by),
    });
    return lineJson({
      ...article,
      ...(leavesTextsOut(options) ? { length: text.length } : { text }),
      blocks: article.blocks.map(both),
      marks: article.marks.map(both),
      boilerplate: article.boilerplate.map(both),
      spans: spans.map(spanLine),
      relations: relations.map(relationLine),
      links: links.filter(({ from }) => from.article === article.id).map(relationLine),
      ...(decisions && { decisions: decisions.map(decisionLine) }),
    });
  };
}

/** With its text, wherever that is from. */
type WholeLine = Line & { readonly text: string };

class Reader {
  readonly assembly: Assembly;
  /** Id to name, of everyone that a line names. */
  readonly authors = new Map<string, string>();

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
  }

  article(line: WholeLine, where: Where): Err | null {
    const table = new OffsetTable(line.text);
    if (!codePointsAgree(table, [...line.blocks, ...line.marks, ...line.boilerplate]))
      return refuse(
        where,
        'code points of blocks, marks or boilerplate disagree with UTF-16 offsets',
      );
    const whole: Article = {
      ...without(line, ['spans', 'relations', 'links', 'decisions', 'length']),
      kind: 'article',
      blocks: line.blocks.map(({ codePointStart: _s, codePointEnd: _e, ...block }) => block),
      marks: line.marks.map(({ codePointStart: _s, codePointEnd: _e, ...mark }) => mark),
      boilerplate: line.boilerplate.map(({ start, end }) => ({ start, end })),
    };
    return this.assembly.addArticle(whole, where);
  }

  spans(line: WholeLine, where: Where): Err | null {
    const table = new OffsetTable(line.text);
    for (const [index, { annotator, ...span }] of line.spans.entries()) {
      const at = { ...where, path: `spans[${index}]` };
      this.authors.set(span.by, annotator);
      const fragments = span.fragments.map(({ start, end }) => ({ start, end }));
      if (!codePointsAgree(table, span.fragments))
        return refuse(at, 'its code points disagree with its UTF-16 offsets');
      const bad = this.assembly.addSpan({ ...span, kind: 'span', article: line.id, fragments }, at);
      if (bad) return bad;
    }
    for (const list of ['relations', 'links'] as const) {
      for (const [index, { annotator, ...relation }] of line[list].entries()) {
        this.authors.set(relation.by, annotator);
        const at = { ...where, path: `${list}[${index}]` };
        const bad = this.assembly.addRelation({ ...relation, kind: 'relation' }, at);
        if (bad) return bad;
      }
    }
    for (const [index, { annotator, ...decision }] of (line.decisions ?? []).entries()) {
      this.authors.set(decision.by, annotator);
      const at = { ...where, path: `decisions[${index}]` };
      const record = { ...decision, kind: 'decision', article: line.id } as const;
      const bad = this.assembly.addDecision(record, at);
      if (bad) return bad;
    }
    return null;
  }
}

function readLines(
  { text, where: { file }, line: first }: Part,
  options: ReadOptions,
): Result<{ line: WholeLine; where: Where }[]> {
  const found: { line: WholeLine; where: Where }[] = [];
  for (const [index, source] of text.split(/\r?\n/u).entries()) {
    if (source.trim() === '') continue;
    const where = { file, line: first + index };
    const json = parseJson(source, where);
    if (!json.ok) return json;
    const line = validated(lineSchema, json.value, where);
    if (!line.ok) return line;
    const whole = line.value.text ?? textLeftOut(line.value, options, where);
    if (typeof whole !== 'string' && !whole.ok) return whole;
    const own = typeof whole === 'string' ? whole : whole.value;
    found.push({ line: { ...line.value, text: own }, where });
  }
  return ok(found);
}

export function readJsonl(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const beside = partAt(files, DATASET, options);
  const json = beside ? parseJson(beside.text, beside.where) : null;
  if (json && !json.ok) return json;
  const head = beside && json ? validated(datasetSchema, json.value, beside.where) : null;
  if (head && !head.ok) return head;
  // A project without articles is a file without lines: only the file beside it tells.
  const main = head ? ok(partAt(files, '', options)) : mainFile(files, options, NAME);
  if (!main.ok) return main;
  const lines = main.value ? readLines(main.value, options) : ok([]);
  if (!lines.ok) return lines;
  const reader = new Reader(options);
  for (const { line, where } of lines.value) {
    const bad = reader.article(line, where);
    if (bad) return bad;
  }
  for (const { line, where } of lines.value) {
    const bad = reader.spans(line, where);
    if (bad) return bad;
  }
  const unnamed = { created: NO_TIME, clock: clockAt(NO_TIME) };
  const known: readonly Annotator[] =
    head?.value.annotators ??
    [...reader.authors].map(([id, name]) => ({ kind: 'annotator', id, name, ...unnamed }));
  const whole = reader.assembly.finish(known);
  if (!whole.ok) return whole;
  return ok(
    canonical({
      project: head?.value.project ?? UNTITLED,
      codebook: head?.value.codebook ?? NO_CODEBOOK,
      annotators: known,
      ...whole.value,
      tombstones: [],
      raws: {},
    }),
  );
}

/** One of our lines, or what `jsonl` puts beside them. Lines of other tools have no `sha256`. */
function recognises({ path, head }: Candidate): boolean {
  if (/\.(?:dataset|schema)\.json$/iu.test(path))
    return /^\s*\{\s*"(?:annotators"|type": "object",\s*"title": "One line of a Claimbench)/u.test(
      head,
    );
  if (/\.(?:jsonl|ndjson)$/iu.test(path)) return head === '' || LINE.test(head);
  return /(?:^|\/)[^.]*$/u.test(path) && LINE.test(head);
}

export const jsonl: Codec = {
  id: 'jsonl',
  name: NAME,
  description: 'One article a line with all annotations, for pandas, jq and programs of your own',
  extension: '.jsonl',
  offsetUnit: 'both',
  carries,
  parts: ['', DATASET, SCHEMA],
  options: [TEXT_OPTION],
  reduce: withoutRevisions,
  units: { by: 'line' },
  imports: 'any',
  usage: (name) =>
    [
      '```python',
      'import json',
      `with open("${name}", encoding="utf-8") as lines:`,
      '    for article in map(json.loads, lines):',
      '        for span in article["spans"]:',
      '            for part in span["fragments"]:',
      '                words = article["text"][part["codePointStart"]:part["codePointEnd"]]',
      '```',
      '',
    ].join('\n'),
  recognises,
  writer({ head, options }, out) {
    const lineOf = lineWriter(head, options);
    out('', '');
    return {
      article: (content) => out('', `${lineOf(content)}\n`),
      finish() {
        const { project, codebook, annotators } = head;
        out(DATASET, prettyJson({ project, codebook, annotators }));
        out(SCHEMA, prettyJson(lineJsonSchema()));
      },
    };
  },
  read: (files, options) => reading(readJsonl(files, options)),
};
