/** A collection of brat, as brat writes it or as Claimbench does. */
import { annotatorIdOf, type Annotator } from '../../model/annotator.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { ok, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { documentsIn, type BratDocument } from './collection.ts';
import { ANNOTATION_CONF, isMadeHere, VISUAL_CONF } from './conf.ts';
import { declaredIn, type Declared } from './declared.ts';
import { readAnn } from './document.ts';
import { annLines } from './line.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { DerivedIds } from '../derived-ids.ts';
import { LeftOut } from '../left-out.ts';
import { plainArticle } from '../plain-article.ts';
import { refuse } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const isConf = (path: string): boolean => /\.conf$/iu.test(path);

/** The text of the configuration of that name nearest to the top of the collection. */
function confAt(files: readonly DataFile[], name: string): string {
  const [first] = files
    .filter((file) => 'text' in file && nameOf(file.path) === name)
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length);
  return first && 'text' in first ? first.text.replace(/^\uFEFF/u, '') : '';
}

const annotatorOf = (name: string): Annotator => ({
  kind: 'annotator',
  id: annotatorIdOf(name),
  name,
  created: NO_TIME,
  clock: clockAt(NO_TIME),
});

class CollectionReader {
  readonly assembly: Assembly;
  readonly leftOut = new LeftOut();
  /** Who did anything, by id. */
  readonly authors = new Map<string, Annotator>();
  private readonly idle = new Map<string, Annotator>();
  private readonly strict: boolean;
  private readonly declared: Declared;

  constructor(options: ReadOptions, declared: Declared) {
    this.assembly = new Assembly(options);
    this.strict = options.strict === true;
    this.declared = declared;
  }

  document({ path, text, sha256, layers }: BratDocument, number: number): Result<true> {
    const title = guessTitle(text, findBlocks(text));
    const article = plainArticle({
      id: `article-${number}`,
      title,
      text,
      sha256,
      meta: {},
      created: NO_TIME,
    });
    const bad = this.assembly.addArticle(article, { file: path });
    if (bad) return bad;
    for (const [index, { by, ann, source: own }] of layers.entries()) {
      const author = by === null ? NOBODY : annotatorOf(by);
      const lines = ann ? annLines(ann.text, ann.path) : ok([]);
      if (!lines.ok) return lines;
      const prefix = `${number}.${index}.`;
      const { strict, declared } = this;
      const { isRole } = declared;
      const source = { article, source: own, by: author.id, prefix, strict, isRole };
      const found = readAnn(lines.value, source, this.leftOut);
      if (!found.ok) return found;
      const { spans, relations } = found.value;
      (spans.length > 0 ? this.authors : this.idle).set(author.id, author);
      for (const { record, where } of spans) {
        const wrong = this.assembly.addSpan(record, where);
        if (wrong) return wrong;
      }
      for (const { record, where } of relations) {
        const wrong = this.assembly.addRelation(record, where);
        if (wrong) return wrong;
      }
    }
    return ok(true);
  }

  /** Those whose folders hold no annotation. */
  idleNames(): number {
    return [...this.idle.keys()].filter((id) => id !== NOBODY.id && !this.authors.has(id)).length;
  }
}

/** What a collection has besides texts and annotations, counted once for all its units. */
function countAsides(files: readonly DataFile[], leftOut: LeftOut): void {
  for (const { path } of files)
    if (isConf(path) && ![ANNOTATION_CONF, VISUAL_CONF].includes(nameOf(path)))
      leftOut.add(`the settings in ${nameOf(path)}`, 'they are for brat itself');
}

export function readBratCollection(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Result<Reading> {
  const conf = confAt(files, ANNOTATION_CONF);
  const isOurs = isMadeHere(conf);
  const found = documentsIn(files, isOurs);
  if (!found.ok) return found;
  const { documents, empty } = found.value;
  const folder = options.name ?? 'the folder';
  if (documents.length === 0 && !isOurs) {
    const [first] = empty;
    if (first !== undefined) return refuse({ file: first }, 'the file is empty');
    const only = files[0]?.path;
    return refuse({ file: only ?? folder }, 'there is no .ann file with its .txt in this place');
  }
  const declared = declaredIn(conf);
  const reader = new CollectionReader(options, declared);
  for (const [at, document] of documents.entries()) {
    const read = reader.document(document, at + 1);
    if (!read.ok) return read;
  }
  const { leftOut } = reader;
  leftOut.add('texts of nothing but white space', 'there is nothing in them', empty.length);
  if (!isOurs)
    leftOut.add(
      'names of documents',
      'an article is called by its title, which was taken from its text',
      documents.length,
    );
  if (options.unit === undefined) {
    countAsides(files, leftOut);
    leftOut.add('annotators without annotations', 'nothing is theirs', reader.idleNames());
  }
  const annotators = [...reader.authors.values()];
  const whole = reader.assembly.finish(annotators);
  if (!whole.ok) return whole;
  const ids = new DerivedIds(options.unit?.texts);
  const dataset = canonical({
    project: UNTITLED,
    codebook: NO_CODEBOOK,
    annotators,
    articles: whole.value.articles.map((content) => ids.content(content).content),
    links: [],
    tombstones: [],
    raws: {},
  });
  const proposed = declared.codebook;
  return ok({ dataset, leftOut: leftOut.losses(), ...(proposed && { proposed }) });
}
