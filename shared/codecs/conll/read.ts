/** Reading CoNLL: ours with its side map, anybody's without. */
import { quoteOf, type Fragment } from '../../model/anchor.ts';
import { annotatorIdOf, type Annotator } from '../../model/annotator.ts';
import type { ArticleMeta } from '../../model/article.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { readForeign } from './foreign.ts';
import { LAYERS } from './layers.ts';
import { readOwn } from './own.ts';
import { DerivedIds } from '../derived-ids.ts';
import { LeftOut } from '../left-out.ts';
import { partAt } from '../parts.ts';
import { metaOf, plainArticle } from '../plain-article.ts';
import { refuse, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';

interface FoundSpan {
  readonly article: string;
  readonly label: string;
  /** UTF-16 code units. */
  readonly place: Fragment;
  /** Null: the file names nobody. */
  readonly annotator: string | null;
}

/** Takes what a reader of CoNLL finds, in the order of the files. */
export class ConllSink {
  readonly leftOut = new LeftOut();
  private readonly assembly: Assembly;
  private readonly annotators = new Map<string, Annotator>();
  private articles = 0;
  private spans = 0;

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
  }

  /** The id that the article has here. */
  article(
    { title, text, meta }: { title?: string; text: string; meta: ArticleMeta },
    where: Where,
  ): string | Err {
    const id = `${this.articles}`;
    this.articles += 1;
    const article = plainArticle({
      id,
      title: title ?? guessTitle(text, findBlocks(text)),
      text,
      sha256: textHash(text),
      meta: metaOf((field) => meta[field]),
      created: NO_TIME,
    });
    return this.assembly.addArticle(article, where) ?? id;
  }

  span({ article, label, place, annotator }: FoundSpan, where: Where): Err | null {
    const author = this.author(annotator);
    const text = this.assembly.article(article)?.text ?? '';
    const id = `${this.spans}`;
    this.spans += 1;
    return this.assembly.addSpan(
      {
        kind: 'span',
        ...{ id, article, label },
        revision: 1,
        fragments: [place],
        quote: quoteOf(text, [place]),
        attributes: {},
        status: 'draft',
        by: author.id,
        created: NO_TIME,
        modified: NO_TIME,
        clock: clockAt(NO_TIME),
      },
      where,
    );
  }

  private author(name: string | null): Annotator {
    const id = name === null ? NOBODY.id : annotatorIdOf(name);
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    const author = name === null ? NOBODY : ({ kind: 'annotator', id, name, ...stamp } as const);
    this.annotators.set(id, author);
    return author;
  }

  finish({ unit }: ReadOptions): Result<Reading> {
    const annotators = [...this.annotators.values()];
    const found = this.assembly.finish(annotators);
    if (!found.ok) return found;
    const derived = new DerivedIds(unit?.texts);
    const dataset = canonical({
      project: UNTITLED,
      codebook: NO_CODEBOOK,
      annotators,
      articles: found.value.articles.map((content) => derived.content(content).content),
      links: [],
      tombstones: [],
      raws: {},
    });
    return ok({ dataset, leftOut: this.leftOut.losses() });
  }
}

/** Refusals name file and line. */
export function readConll(files: readonly DataFile[], options: ReadOptions = {}): Result<Reading> {
  const sink = new ConllSink(options);
  const head = partAt(files, LAYERS, options);
  if (head) {
    if (head.text.trim() === '') return refuse(head.where, 'the file is empty');
    const bad = readOwn(files, head, options, sink);
    if (bad) return bad;
  } else {
    const read = readForeign(files, options, sink);
    if (!read.ok) return read;
  }
  return sink.finish(options);
}
