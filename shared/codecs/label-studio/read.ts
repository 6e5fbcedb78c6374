/** Reading Label Studio's exports: tasks in any of its shapes, with the config where it is there. */
import { fragmentsProblem, exactOf } from '../../model/anchor.ts';
import { annotatorIdOf, type Annotator } from '../../model/annotator.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { DerivedIds } from '../derived-ids.ts';
import { parseJson } from '../json.ts';
import { NO_CONFIG, readConfig, type Config } from './config-read.ts';
import { TaskText, type Votes } from './place.ts';
import { regionsOf, type Link, type Region } from './regions.ts';
import { taskOf, type Task } from './task.ts';
import { TASKS } from './write.ts';
import { LeftOut } from '../left-out.ts';
import { partAt, type Part } from '../parts.ts';
import { META_FIELDS, metaOf, plainArticle } from '../plain-article.ts';
import { refuse } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';

const STAMP = { created: NO_TIME, clock: clockAt(NO_TIME) };

interface Layer {
  readonly author: string;
  readonly regions: readonly Region[];
  readonly links: readonly Link[];
}

/** A text with everyone's work on it. */
interface Draft {
  readonly task: Task;
  readonly text: TaskText;
  /** The field of the task that the text stands in. */
  readonly field: string;
  readonly layers: Layer[];
}

/**
 * A list of tasks, or the one task of a file in a cloud storage. In units, the file is cut between
 * tasks, which stand in lines of their own.
 */
function tasksIn(
  { text, where, line }: Part,
  isUnit: boolean,
  leftOut: LeftOut,
): Result<readonly Task[]> {
  const source = text.trimEnd();
  const body = isUnit ? source.replace(/^\s*\[?/u, '[').replace(/[,\]]?$/u, ']') : source;
  const json = parseJson(body, { ...where, line });
  if (!json.ok) return json;
  const values: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  const tasks: Task[] = [];
  for (const [at, value] of values.entries()) {
    const path = Array.isArray(json.value) ? `[${at}]` : '';
    const task = taskOf(value, { ...where, path }, leftOut);
    if (!task.ok) return task;
    tasks.push(task.value);
  }
  return ok(tasks);
}

/** Of an image or a sound, which a task names and does not hold. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/)?\/\S*$|^\S+\.[a-z\d]{2,4}$/iu;

/** The field that holds the text: the config's, else `text`, else the only one that is a text. */
function textField({ data }: Task, { texts }: Config): string | null {
  const isThere = (field: string): boolean => typeof data[field] === 'string';
  if (texts.size > 0) return [...texts.values()].find(isThere) ?? null;
  if (isThere('text')) return 'text';
  const others = Object.entries(data).filter(
    ([key, value]) =>
      typeof value === 'string' &&
      !ADDRESS.test(value) &&
      key !== 'title' &&
      !META_FIELDS.some((field) => field === key),
  );
  const [only] = others;
  return only && others.length === 1 ? only[0] : null;
}

class Reader {
  private readonly config: Config;
  private readonly leftOut: LeftOut;
  private readonly assembly: Assembly;
  private readonly drafts: Draft[] = [];
  /** Items of JSON-MIN on the same task. */
  private readonly shared = new Map<string, Draft>();
  private readonly votes: Votes = new Map();
  private readonly authors = new Map<string, string>();
  private records = 0;

  constructor(config: Config, options: ReadOptions, leftOut: LeftOut) {
    this.config = config;
    this.leftOut = leftOut;
    this.assembly = new Assembly(options);
  }

  private draftOf(task: Task, field: string, text: string): Draft {
    const key = JSON.stringify([task.number, text]);
    const known = task.isMinimal && task.number !== null ? this.shared.get(key) : undefined;
    if (known) return known;
    const draft = { task, field, text: new TaskText(text, task.offsets), layers: [] };
    this.drafts.push(draft);
    if (task.isMinimal) this.shared.set(key, draft);
    return draft;
  }

  take(task: Task): Err | null {
    const field = textField(task, this.config);
    const text = field === null ? undefined : task.data[field];
    if (field === null || typeof text !== 'string') {
      this.leftOut.add('tasks without a text', 'they label images, sounds or several texts');
      return null;
    }
    const draft = this.draftOf(task, field, text);
    const { texts } = this.config;
    const isText = (name: string): boolean => (texts.get(name) ?? field) === field;
    for (const annotation of task.annotations) {
      const found = regionsOf(annotation, isText, this.leftOut);
      if (!found.ok) return found;
      for (const { range } of found.value.regions) draft.text.vote(range, this.votes);
      draft.layers.push({ author: annotation.author ?? NOBODY.name, ...found.value });
    }
    return null;
  }

  private article(id: string, { task, text: { text }, field }: Draft): Err | null {
    const said = (key: string): string | undefined => {
      const value = key === field ? undefined : task.data[key];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    const known = new Set(['title', ...META_FIELDS].filter((key) => said(key) !== undefined));
    for (const [key, value] of Object.entries(task.data))
      if (key !== field && !known.has(key) && value !== null)
        this.leftOut.add(`values of the data “${key}”`, 'articles have no such field');
    const article = plainArticle({
      id,
      text,
      title: said('title') ?? guessTitle(text, findBlocks(text)),
      sha256: textHash(text),
      meta: metaOf(said),
      created: NO_TIME,
    });
    return this.assembly.addArticle(article, task.where);
  }

  private span(article: string, text: TaskText, region: Region, by: string) {
    const { where, label, range, note, attributes } = region;
    const { fragments, quote } = text.place(range, this.votes);
    const problem = quote === null ? fragmentsProblem(text.text, fragments) : null;
    if (problem !== null) return refuse(where, problem);
    const id = `span ${(this.records += 1)}`;
    const bad = this.assembly.addSpan(
      {
        kind: 'span',
        id,
        article,
        revision: 1,
        label,
        fragments,
        quote: { exact: quote ?? exactOf(text.text, fragments), prefix: '', suffix: '' },
        attributes: Object.fromEntries(attributes),
        ...(note === null ? {} : { note }),
        status: 'draft',
        by,
        modified: NO_TIME,
        ...STAMP,
      },
      where,
      { requote: true },
    );
    return bad ?? id;
  }

  private layer(article: string, text: TaskText, { author, regions, links }: Layer): Err | null {
    const by = annotatorIdOf(author);
    /** Region id to its first span: a region with several labels is as many spans. */
    const spans = new Map<string, string>();
    if (regions.length > 0 && !this.authors.has(by)) this.authors.set(by, author);
    for (const region of regions) {
      const span = this.span(article, text, region, by);
      if (typeof span !== 'string') return span;
      if (!spans.has(region.id)) spans.set(region.id, span);
    }
    for (const { where, type, from, to } of links) {
      const bad = this.assembly.addRelation(
        {
          kind: 'relation',
          id: `relation ${(this.records += 1)}`,
          type,
          from: { article, span: spans.get(from) ?? '' },
          to: { article, span: spans.get(to) ?? '' },
          attributes: {},
          by,
          modified: NO_TIME,
          ...STAMP,
        },
        where,
      );
      if (bad) return bad;
    }
    return null;
  }

  finish({ unit }: ReadOptions): Result<Reading> {
    for (const [at, draft] of this.drafts.entries()) {
      const id = `task ${at}`;
      const bad = this.article(id, draft);
      if (bad) return bad;
      for (const layer of draft.layers) {
        const wrong = this.layer(id, draft.text, layer);
        if (wrong) return wrong;
      }
    }
    const annotators = [...this.authors].map(([id, name]): Annotator => ({
      kind: 'annotator',
      id,
      name,
      ...STAMP,
    }));
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    const derived = new DerivedIds(unit?.texts);
    const dataset = canonical({
      project: UNTITLED,
      codebook: NO_CODEBOOK,
      annotators,
      articles: whole.value.articles.map((content) => derived.content(content).content),
      links: [],
      tombstones: [],
      raws: {},
    });
    const { proposed } = this.config;
    return ok({ dataset, leftOut: this.leftOut.losses(), ...(proposed && { proposed }) });
  }
}

const isTaskFile = (path: string): boolean => path === '' || /\.json$/iu.test(path);

export function readLabelStudio(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Result<Reading> {
  const parts = files
    .map(({ path }) => path)
    .sort()
    .flatMap((path) => {
      const part = partAt(files, path, options);
      return part ? [{ path, part }] : [];
    });
  const tasks = parts.filter(({ path }) => isTaskFile(path));
  const [first] = tasks;
  if (!first) return refuse({ file: options.name ?? 'the folder' }, `no ${TASKS} was found`);
  const xml = parts.find(({ path }) => /\.xml$/iu.test(path));
  const config = xml ? readConfig(xml.part) : ok(NO_CONFIG);
  if (!config.ok) return config;
  const leftOut = new LeftOut();
  const reader = new Reader(config.value, options, leftOut);
  for (const { part } of tasks) {
    if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
    const found = tasksIn(part, options.unit !== undefined, leftOut);
    if (!found.ok) return found;
    for (const task of found.value) {
      const bad = reader.take(task);
      if (bad) return bad;
    }
  }
  return reader.finish(options);
}
