/** A record reduced to what a format carries of it, and what is lost counted. */
import { quoteOf } from '../model/anchor.ts';
import { annotatorIdOf, type Annotator } from '../model/annotator.ts';
import type { Article, ArticleMeta } from '../model/article.ts';
import type { Relation } from '../model/relation.ts';
import { sameJson } from '../model/same-json.ts';
import type { Span } from '../model/span.ts';
import { fieldsOf } from '../ops/patch.ts';
import { guessTitle } from '../text/title.ts';
import type { Carries } from './carries.ts';
import { unknownFields, without } from './known-fields.ts';
import { META_FIELDS, metaOf, plainArticle } from './plain-article.ts';
import { clockAt, NO_TIME, NOBODY } from './stamp.ts';
import type { Tally } from './tally.ts';

export class RecordReduction {
  private readonly carries: Carries;
  private readonly tally: Tally;
  private readonly names: ReadonlyMap<string, string>;

  constructor(carries: Carries, tally: Tally, annotators: readonly Annotator[]) {
    this.carries = carries;
    this.tally = tally;
    this.names = new Map(annotators.map(({ id, name }) => [id, name]));
  }

  private labelled(what: string, span: Span): string {
    return `${what} of “${this.tally.nameOf(span.label)}”`;
  }

  /** The id that an annotator has in the format. */
  authorOf(id: string): string {
    const { authors } = this.carries;
    if (authors === 'ids') return id;
    return authors === 'names' ? annotatorIdOf(this.names.get(id) ?? id) : NOBODY.id;
  }

  keepsSpan(span: Span): boolean {
    if (!this.carries.orphans && span.orphan !== undefined) {
      this.tally.add(this.labelled('orphaned annotations', span));
      return false;
    }
    if (!this.carries.discontinuous && span.fragments.length > 1) {
      this.tally.add(this.labelled('discontinuous annotations', span));
      return false;
    }
    return true;
  }

  /** When and by whom, as the format has it. */
  private provenance(record: Span | Relation) {
    const { times, history } = this.carries;
    const [created, modified] = times ? [record.created, record.modified] : [NO_TIME, NO_TIME];
    return {
      by: this.authorOf(record.by),
      created,
      modified,
      clock: history ? record.clock : clockAt(modified),
    };
  }

  span(span: Span, { text }: Article): Span {
    const { attributes, notes, status, history } = this.carries;
    const count = Object.keys(span.attributes).length;
    if (!attributes) this.tally.add(this.labelled('attribute values', span), count);
    if (!notes && span.note !== undefined) this.tally.add(this.labelled('notes', span));
    if (!status && span.status === 'final') this.tally.add('the status “final” of annotations');
    if (!history) this.tally.add('clocks of annotations, for merging');
    const { note, lineage, ...kept } = this.known(span);
    return {
      ...kept,
      ...(history && lineage && { lineage }),
      ...this.provenance(span),
      // An orphan's quote is all it has; every other one follows from the text.
      ...(this.carries.unknownFields || span.orphan !== undefined
        ? {}
        : { quote: quoteOf(text, span.fragments) }),
      ...(notes && note !== undefined ? { note } : {}),
      ...(attributes ? {} : { attributes: {} }),
      ...(status ? {} : { status: 'draft' }),
      ...(history ? {} : { revision: 1 }),
    };
  }

  relation(relation: Relation): Relation {
    const { relationAttributes, history, unknownFields: keepsUnknown } = this.carries;
    const count = Object.keys(relation.attributes).length;
    if (!relationAttributes) this.tally.add('attribute values of relations', count);
    if (!history) this.tally.add('clocks of relations, for merging');
    const { from, to } = relation;
    const { lineage, ...kept } = this.known(relation);
    return {
      ...kept,
      ...(history && lineage && { lineage }),
      ...this.provenance(relation),
      ...(keepsUnknown
        ? {}
        : {
            from: { article: from.article, span: from.span },
            to: { article: to.article, span: to.span },
          }),
      ...(relationAttributes ? {} : { attributes: {} }),
    };
  }

  /** Null where the format has no place for what is said of whole articles. */
  private ofArticle({ labels = {}, note, done = {}, revisions = [] }: Article): null {
    this.tally.add('answers of articles', Object.keys(labels).length);
    this.tally.add('notes of articles', note === undefined ? 0 : 1);
    this.tally.add('marks of articles as done', Object.keys(done).length);
    this.tally.add('earlier revisions of articles', revisions.length);
    return null;
  }

  private meta(meta: ArticleMeta): ArticleMeta {
    if (this.carries.unknownFields) return meta;
    const known = metaOf((field) => meta[field]);
    const newer = Object.keys(meta).length - Object.keys(known).length;
    this.tally.add('metadata fields of a newer version', newer);
    const carried = metaOf((field) =>
      this.carries.meta.includes(field) ? known[field] : undefined,
    );
    for (const field of META_FIELDS)
      if (known[field] !== undefined && carried[field] === undefined)
        this.tally.add(`the ${field} of articles`);
    return carried;
  }

  article(whole: Article): Article {
    const { raw, labels, note, done, revisions, lineage, ...rest } = this.known(whole);
    const { raws, structure, history, ofArticles, times, titles } = this.carries;
    const said = {
      ...(labels && { labels }),
      ...(note !== undefined && { note }),
      ...(done && { done }),
      ...(revisions && { revisions }),
    };
    const created = times ? rest.created : NO_TIME;
    const title = titles ? rest.title : guessTitle(rest.text, rest.blocks);
    if (title !== rest.title) this.tally.add('titles of articles');
    if (!raws && raw) this.tally.add('files of articles as imported');
    const bare = {
      ...rest,
      ...(history && lineage ? { lineage } : {}),
      ...(ofArticles ? said : this.ofArticle(whole)),
      ...(raws && raw && { raw }),
      title,
      created,
      meta: this.meta(whole.meta),
    };
    if (structure) return { ...bare, ...(history ? {} : { revision: 1, clock: clockAt(created) }) };
    const plain = plainArticle(bare);
    if (!sameJson(plain.blocks, rest.blocks) || rest.marks.length > 0)
      this.tally.add('headings and text formatting of articles');
    this.tally.add('boilerplate ranges', rest.boilerplate.length);
    const { revision, clock } = history ? rest : plain;
    // A title that is guessed is guessed from the lines as a reader finds them.
    const guessed = titles ? title : guessTitle(rest.text, plain.blocks);
    return { ...bare, ...plain, title: guessed, revision, clock };
  }

  /** Who made something that is left; the record itself only where the format has a place for it. */
  annotators(
    annotators: readonly Annotator[],
    active: ReadonlySet<string>,
    tally: Tally,
  ): Annotator[] {
    const { history, authors } = this.carries;
    if (history) return annotators.map((annotator) => this.known(annotator));
    if (authors === 'none') {
      tally.add('names of annotators', annotators.filter(({ id }) => active.has(id)).length);
      return active.size > 0 ? [NOBODY] : [];
    }
    const named = annotators.filter(({ id }) => active.has(this.authorOf(id)) || active.has(id));
    tally.add('annotators without annotations', annotators.length - named.length);
    const byId = new Map(named.map(({ id, name }) => [this.authorOf(id), name]));
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    return [...byId].map(([id, name]) => ({ kind: 'annotator', id, name, ...stamp }));
  }

  private known<T extends Article | Span | Relation | Annotator>(record: T): T {
    if (this.carries.unknownFields) return record;
    const extra = unknownFields(record.kind, fieldsOf(record));
    this.tally.add('fields of a newer version', extra.length);
    return without(record, extra);
  }
}
