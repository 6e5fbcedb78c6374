/**
 * Reading Prodigy's lines. Lines of the same text are one article, whoever annotated it and however
 * often; each annotator's spans are a layer. What was rejected or ignored stays out, as it does when
 * Prodigy trains; so do choices and examples without text. All of it is counted.
 */
import { fragmentsProblem, quoteOf } from '../../model/anchor.ts';
import { annotatorIdOf, type Annotator } from '../../model/annotator.ts';
import { textHash } from '../../model/text-hash.ts';
import type { Span } from '../../model/span.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, ReadOptions, Reading } from '../codec.ts';
import { DerivedIds } from '../derived-ids.ts';
import { parseJson } from '../json.ts';
import { LeftOut } from '../left-out.ts';
import { mainFile, partAt } from '../parts.ts';
import { plainArticle } from '../plain-article.ts';
import { lineSchema, type ProdigyLine, type ProdigyRelation, type ProdigySpan } from './line.ts';
import { countExtras, lineMeta, sameMeta, type LineMeta } from './meta.ts';
import { Ends, givenPlace, type Placed } from './place.ts';
import { RawText } from '../raw-text.ts';
import { refuse, validated, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';

export const NAME = 'Prodigy JSONL';

/** Our file of no articles: an empty one is more likely a copy that failed. */
export const NO_ARTICLES = /^\r?\n$/u;

/** A session without a name is called after the time it began: that names nobody. */
const UNNAMED = /^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}$/u;

interface Known {
  readonly id: string;
  readonly source: RawText;
  readonly meta: LineMeta;
  /** Spans by annotator, label and place. */
  readonly spans: Map<string, Span>;
}

class Reader {
  readonly assembly: Assembly;
  readonly leftOut = new LeftOut();
  readonly annotators = new Map<string, Annotator>();
  private readonly strict: boolean;
  private readonly articles = new Map<string, Known>();
  private spans = 0;
  private readonly relations = new Set<string>();

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
    this.strict = options.strict ?? false;
  }

  line(line: ProdigyLine, where: Where): Err | null {
    const { answer, text } = line;
    if (typeof text !== 'string') {
      const kind = ['image', 'audio', 'video', 'html'].find((key) => key in line) ?? 'other things';
      this.leftOut.add(`examples of ${kind}`, 'they have no text');
      return null;
    }
    if (answer === 'reject' || answer === 'ignore') {
      const why = `the answer was “${answer}”`;
      this.leftOut.add(`examples that were answered “${answer}”`, why);
      this.leftOut.add(
        `annotations in examples answered “${answer}”`,
        why,
        line.spans?.length ?? 0,
      );
      this.leftOut.add(
        `relations in examples answered “${answer}”`,
        why,
        line.relations?.length ?? 0,
      );
      return null;
    }
    const known = this.article(line, text, where);
    if ('error' in known) return known;
    countExtras(line, this.leftOut);
    return this.annotations(line, known, where);
  }

  /** The article of the line's text, new or met before. */
  private article(line: ProdigyLine, text: string, where: Where): Known | Err {
    const said = lineMeta(line);
    const key = JSON.stringify([line.article ?? null, text]);
    const known = this.articles.get(key);
    if (known) {
      if (!sameMeta(known.meta, said))
        this.leftOut.add('metadata of further examples of a text', 'the first one’s are taken');
      return known;
    }
    const source = new RawText(text);
    const fresh: Known = { id: `${this.articles.size}`, source, meta: said, spans: new Map() };
    this.articles.set(key, fresh);
    const plain = plainArticle({
      id: fresh.id,
      title: said.title ?? guessTitle(source.text, findBlocks(source.text)),
      text: source.text,
      sha256: textHash(source.text),
      meta: said.meta,
      created: NO_TIME,
    });
    return this.assembly.addArticle(plain, where) ?? fresh;
  }

  private author(line: ProdigyLine): Annotator {
    const name = line._annotator_id ?? line._session_id ?? '';
    const isNobody = name.trim() === '' || (line.article === undefined && UNNAMED.test(name));
    if (isNobody) return NOBODY;
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    return { kind: 'annotator', id: annotatorIdOf(name), name, ...stamp };
  }

  private annotations(line: ProdigyLine, article: Known, where: Where): Err | null {
    const author = this.author(line);
    const given = line.spans ?? [];
    const relations = line.relations ?? [];
    if (line.answer === 'accept' && given.length === 0 && relations.length === 0)
      this.leftOut.add('answers “accept” without annotations', 'articles have no place for it');
    const placed: Placed[] = [];
    for (const [index, one] of given.entries()) {
      const at = { ...where, path: `spans[${index}]` };
      const span = this.span(one, line, { article, author, where: at });
      if (!span.ok) return span;
      if (span.value) placed.push({ given: one, span: span.value });
    }
    const ends = new Ends(placed);
    for (const [index, one] of relations.entries()) {
      const at = { ...where, path: `relations[${index}]` };
      const bad = this.relation(one, ends, { article, author, where: at });
      if (bad) return bad;
    }
    return null;
  }

  private span(
    one: ProdigySpan,
    line: ProdigyLine,
    { article, author, where }: { article: Known; author: Annotator; where: Where },
  ): Result<Span | null> {
    const label = one.label ?? '';
    if (label === '') {
      this.leftOut.add('marked places without a label', 'an annotation needs a label');
      return ok(null);
    }
    const { place: given, agrees } = givenPlace(one, line);
    if (!given) {
      this.leftOut.add('annotations without offsets', 'they have no place in the text');
      return ok(null);
    }
    if (!agrees && this.strict) return refuse(where, 'its offsets are not those of its tokens');
    if (!agrees)
      this.leftOut.add('token numbers that disagree with offsets', 'the offsets are taken');
    const { source } = article;
    const place = {
      start: source.toText(given.start, 'code-points'),
      end: source.toText(given.end, 'code-points'),
    };
    const problem = fragmentsProblem(source.text, [place]);
    if (problem !== null && typeof one.text !== 'string') return refuse(where, problem);
    const quote =
      problem === null ? quoteOf(source.text, [place]) : { exact: '', prefix: '', suffix: '' };
    const key = JSON.stringify([author.id, label, place.start, place.end]);
    const twin = article.spans.get(key);
    if (twin) {
      this.leftOut.add('annotations that are there already', 'the same place, label and annotator');
      return ok(twin);
    }
    const span: Span = {
      kind: 'span',
      id: `${this.spans}`,
      article: article.id,
      revision: 1,
      label,
      fragments: [place],
      quote: typeof one.text === 'string' ? { ...quote, exact: one.text } : quote,
      attributes: {},
      status: 'draft',
      by: author.id,
      created: NO_TIME,
      modified: NO_TIME,
      clock: clockAt(NO_TIME),
    };
    this.spans += 1;
    const bad = this.assembly.addSpan(span, where, { requote: true });
    if (bad) return bad;
    article.spans.set(key, span);
    this.annotators.set(author.id, author);
    return ok(span);
  }

  private relation(
    one: ProdigyRelation,
    ends: Ends,
    { article, author, where }: { article: Known; author: Annotator; where: Where },
  ): Err | null {
    const type = one.label ?? '';
    if (type === '') {
      this.leftOut.add('relations without a label', 'a relation needs a type');
      return null;
    }
    const from = ends.at(one.head, one.head_span);
    const to = ends.at(one.child, one.child_span);
    if (!from || !to) {
      this.leftOut.add(
        'relations of tokens that carry no annotation',
        'a relation links two annotations',
      );
      return null;
    }
    if (from.id === to.id) {
      this.leftOut.add('relations of an annotation to itself', 'a relation links two annotations');
      return null;
    }
    const id = JSON.stringify([author.id, type, from.id, to.id]);
    if (this.relations.has(id)) {
      this.leftOut.add('relations that are there already', 'the same ends, type and annotator');
      return null;
    }
    this.relations.add(id);
    this.annotators.set(author.id, author);
    const end = (span: Span) => ({ article: article.id, span: span.id });
    return this.assembly.addRelation(
      {
        kind: 'relation',
        id,
        type,
        from: end(from),
        to: end(to),
        attributes: {},
        by: author.id,
        created: NO_TIME,
        modified: NO_TIME,
        clock: clockAt(NO_TIME),
      },
      where,
    );
  }
}

/** Refusals name file and line. */
export function readProdigy(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Result<Reading> {
  const whole = partAt(files, '', options);
  const main = whole && NO_ARTICLES.test(whole.text) ? ok(whole) : mainFile(files, options, NAME);
  if (!main.ok) return main;
  const reader = new Reader(options);
  const { text, where, line: first } = main.value;
  for (const [index, source] of text.split(/\r?\n/u).entries()) {
    if (source.trim() === '') continue;
    const at = { ...where, line: first + index };
    const json = parseJson(source, at);
    if (!json.ok) return json;
    const line = validated(lineSchema, json.value, at);
    if (!line.ok) return line;
    const bad = reader.line(line.value, at);
    if (bad) return bad;
  }
  const annotators = [...reader.annotators.values()];
  const found = reader.assembly.finish(annotators);
  if (!found.ok) return found;
  const derived = new DerivedIds(options.unit?.texts);
  const dataset = canonical({
    project: UNTITLED,
    codebook: NO_CODEBOOK,
    annotators,
    articles: found.value.articles.map((content) => derived.content(content).content),
    links: [],
    tombstones: [],
    raws: {},
  });
  return ok({ dataset, leftOut: reader.leftOut.losses() });
}
