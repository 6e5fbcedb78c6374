/** Reading doccano's exports: every shape of line, every annotator's file, one article a text. */
import { z } from 'zod';
import { fragmentsProblem, quoteOf } from '../../model/anchor.ts';
import { annotatorIdOf, type Annotator } from '../../model/annotator.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { DerivedIds } from '../derived-ids.ts';
import { annotatorIn, isLabelFile, isLineFile, LABELS } from './files.ts';
import { proposedIn } from './labels.ts';
import { lineOf, type Line } from './line.ts';
import { countingOf } from './units.ts';
import { parseJson } from '../json.ts';
import { LeftOut } from '../left-out.ts';
import { partAt, type Part } from '../parts.ts';
import { META_FIELDS, metaOf, plainArticle } from '../plain-article.ts';
import { RawText, type OffsetUnit } from '../raw-text.ts';
import { refuse, validated } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';

/** The lines of one text, by annotator. */
interface Draft {
  readonly number: string | null;
  readonly raw: RawText;
  readonly lines: { readonly line: Line; readonly author: string }[];
}

const STAMP = { created: NO_TIME, clock: clockAt(NO_TIME) };

/** The rows of a file: a line each, or all of them in one list. */
function rowsOf({ text, where, line: first }: Part): Result<readonly Line[]> {
  const rows: Line[] = [];
  if (text.trimStart().startsWith('[')) {
    const json = parseJson(text, { ...where, line: first });
    if (!json.ok) return json;
    const list = validated(z.array(z.unknown()), json.value, where);
    if (!list.ok) return list;
    for (const [at, value] of list.value.entries()) {
      const row = lineOf(value, { ...where, path: `[${at}]` });
      if (!row.ok) return row;
      rows.push(row.value);
    }
    return ok(rows);
  }
  for (const [at, source] of text.split(/\r?\n/u).entries()) {
    if (source.trim() === '') continue;
    const place = { ...where, line: first + at };
    const json = parseJson(source, place);
    if (!json.ok) return json;
    const row = lineOf(json.value, place);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
}

/** The same text under the same number is one text, however many annotators' files have it. */
class Drafts {
  private readonly byKey = new Map<string, Draft>();

  private readonly leftOut: LeftOut;

  constructor(leftOut: LeftOut) {
    this.leftOut = leftOut;
  }

  addFile(rows: readonly Line[], author: string): void {
    const met = new Map<string, number>();
    for (const line of rows) {
      if (line.text === null) {
        this.leftOut.add('lines without a text', 'they label images, sounds or nothing');
        continue;
      }
      const name = JSON.stringify([line.number, line.text]);
      const count = met.get(name) ?? 0;
      met.set(name, count + 1);
      const key = `${count} ${name}`;
      const known = this.byKey.get(key);
      if (known) known.lines.push({ line, author });
      else
        this.byKey.set(key, {
          number: line.number,
          raw: new RawText(line.text),
          lines: [{ line, author }],
        });
    }
  }

  /** By doccano's numbers where every text has one: files of several annotators interleave. */
  all(): readonly Draft[] {
    const drafts = [...this.byKey.values()];
    const isNumbered = drafts.every(({ number }) => number !== null && /^\d+$/u.test(number));
    return isNumbered ? drafts.sort((a, b) => Number(a.number) - Number(b.number)) : drafts;
  }
}

class Reader {
  private readonly assembly: Assembly;
  private readonly leftOut: LeftOut;
  /** Id to name. */
  private readonly authors = new Map<string, string>();
  private records = 0;

  constructor(options: ReadOptions, leftOut: LeftOut) {
    this.assembly = new Assembly(options);
    this.leftOut = leftOut;
  }

  private idOf(name: string): string {
    const id = annotatorIdOf(name);
    if (!this.authors.has(id)) this.authors.set(id, name);
    return id;
  }

  private article(id: string, { raw: { text }, lines }: Draft): Err | null {
    const [first] = lines;
    if (!first) return null;
    const { meta } = first.line;
    const said = (key: string): string | undefined => {
      const value = meta[key];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    const known = new Set(['title', ...META_FIELDS].filter((key) => said(key) !== undefined));
    for (const [key, value] of Object.entries(meta))
      if (!known.has(key) && key !== 'offsets' && value !== null)
        this.leftOut.add(`values of the metadata “${key}”`, 'articles have no such field');
    const article = plainArticle({
      id,
      text,
      title: said('title') ?? guessTitle(text, findBlocks(text)),
      sha256: textHash(text),
      meta: metaOf(said),
      created: NO_TIME,
    });
    return this.assembly.addArticle(article, first.line.where);
  }

  private layer(article: string, raw: RawText, unit: OffsetUnit, line: Line, file: string) {
    const { text } = raw;
    const ids = new Map<string, { readonly span: string; readonly by: string }>();
    for (const { id, label, start, end, user, where } of line.entities) {
      const fragments = [{ start: raw.toText(start, unit), end: raw.toText(end, unit) }];
      const problem = fragmentsProblem(text, fragments);
      if (problem !== null) return refuse(where, problem);
      const by = this.idOf(user === null ? file : `User ${user}`);
      const span = `span ${(this.records += 1)}`;
      if (id !== null && ids.has(id)) return refuse(where, `the id ${id} is used twice`);
      if (id !== null) ids.set(id, { span, by });
      const bad = this.assembly.addSpan(
        {
          kind: 'span',
          id: span,
          article,
          revision: 1,
          label,
          fragments,
          quote: quoteOf(text, fragments),
          attributes: {},
          status: 'draft',
          by,
          modified: NO_TIME,
          ...STAMP,
        },
        where,
      );
      if (bad) return bad;
    }
    for (const { type, from, to, where } of line.relations) {
      const [source, target] = [ids.get(from), ids.get(to)];
      if (!source || !target)
        return refuse(where, `it links the entity ${source ? to : from}, which the text lacks`);
      const bad = this.assembly.addRelation(
        {
          kind: 'relation',
          id: `relation ${(this.records += 1)}`,
          type,
          from: { article, span: source.span },
          to: { article, span: target.span },
          attributes: {},
          by: source.by,
          modified: NO_TIME,
          ...STAMP,
        },
        where,
      );
      if (bad) return bad;
    }
    return null;
  }

  add(id: string, draft: Draft, unit: OffsetUnit): Err | null {
    const bad = this.article(id, draft);
    if (bad) return bad;
    for (const { line, author } of draft.lines) {
      this.leftOut.add(
        'labels of whole texts',
        'categories, intents and answers are no annotations of a place',
        line.whole,
      );
      this.leftOut.add('comments', 'they belong to no annotation', line.comments);
      const wrong = this.layer(id, draft.raw, unit, line, author);
      if (wrong) return wrong;
    }
    return null;
  }

  finish({ unit }: ReadOptions): Result<Reading['dataset']> {
    const annotators = [...this.authors].map(([id, name]): Annotator => ({
      kind: 'annotator',
      id,
      name,
      ...STAMP,
    }));
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    const derived = new DerivedIds(unit?.texts);
    return ok(
      canonical({
        project: UNTITLED,
        codebook: NO_CODEBOOK,
        annotators,
        articles: whole.value.articles.map((content) => derived.content(content).content),
        links: [],
        tombstones: [],
        raws: {},
      }),
    );
  }
}

export function readDoccano(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Result<Reading> {
  const labels = files.find(({ path }) => isLabelFile(path));
  const declared = proposedIn(labels && partAt(files, labels.path, options));
  if (!declared.ok) return declared;
  const parts = files
    .map(({ path }) => path)
    .filter(isLineFile)
    .sort()
    .flatMap((path) => {
      const part = partAt(files, path, options);
      return part ? [{ path, part }] : [];
    });
  const [first] = parts;
  if (!labels && !first)
    return refuse({ file: options.name ?? 'the folder' }, `no JSONL and no ${LABELS} was found`);
  if (!labels && first && parts.every(({ part }) => part.text.trim() === ''))
    return refuse(first.part.where, 'the file is empty');
  const leftOut = new LeftOut();
  const drafts = new Drafts(leftOut);
  for (const { path, part } of parts) {
    const rows = rowsOf(part);
    if (!rows.ok) return rows;
    drafts.addFile(rows.value, annotatorIn(path === '' ? (options.name ?? '') : path));
  }
  const all = drafts.all();
  const { unit, doubtful } = countingOf(
    all.flatMap(({ raw, lines }) =>
      lines.map(({ line }) => ({ raw, ranges: line.entities, said: line.meta['offsets'] })),
    ),
  );
  leftOut.add(
    'doubts where annotations lie',
    `the file does not say what it counts; it was read as ${unit}, the first that fits`,
    doubtful,
  );
  const reader = new Reader(options, leftOut);
  for (const [at, draft] of all.entries()) {
    const bad = reader.add(`text ${at}`, draft, unit);
    if (bad) return bad;
  }
  const dataset = reader.finish(options);
  return dataset.ok
    ? ok({ dataset: dataset.value, leftOut: leftOut.losses(), ...declared.value })
    : dataset;
}
