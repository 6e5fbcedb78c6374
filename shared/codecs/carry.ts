/** What a format carries of a dataset, and what it loses: one place for every codec. */
import type { Loss } from '../contract.ts';
import { quoteOf } from '../model/anchor.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Article } from '../model/article.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { fieldsOf } from '../ops/patch.ts';
import { sameJson } from '../model/same-json.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Carries } from './codec.ts';
import { canonical } from './canonical.ts';
import type { Dataset } from './dataset.ts';
import { unknownFields, without } from './known-fields.ts';
import { metaOf, plainArticle } from './plain-article.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from './stamp.ts';
import { Tally } from './tally.ts';

export interface Carried {
  /** In canonical order. */
  readonly dataset: Dataset;
  readonly losses: readonly Loss[];
}

class Reduction {
  private readonly carries: Carries;
  private readonly tally: Tally;
  private readonly labelNames: ReadonlyMap<string, string>;

  constructor(carries: Carries, tally: Tally, dataset: Dataset) {
    this.carries = carries;
    this.tally = tally;
    this.labelNames = new Map(dataset.codebook.labels.map(({ id, name }) => [id, name]));
  }

  private labelled(what: string, span: Span): string {
    return `${what} of “${this.labelNames.get(span.label) ?? span.label}”`;
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
      // An orphan's quote is all it has; every other one follows from the text.
      ...(this.carries.unknownFields || span.orphan !== undefined
        ? {}
        : { quote: quoteOf(text, span.fragments) }),
      ...(notes && note !== undefined ? { note } : {}),
      ...(attributes ? {} : { attributes: {} }),
      ...(status ? {} : { status: 'draft' }),
      ...(history ? {} : { revision: 1, clock: clockAt(span.modified) }),
    };
  }

  relation(relation: Relation): Relation {
    const { attributes, history, unknownFields: keepsUnknown } = this.carries;
    if (!attributes)
      this.tally.add('attribute values of relations', Object.keys(relation.attributes).length);
    if (!history) this.tally.add('clocks of relations, for merging');
    const { from, to } = relation;
    const { lineage, ...kept } = this.known(relation);
    return {
      ...kept,
      ...(history && lineage && { lineage }),
      ...(keepsUnknown
        ? {}
        : {
            from: { article: from.article, span: from.span },
            to: { article: to.article, span: to.span },
          }),
      ...(attributes ? {} : { attributes: {} }),
      ...(history ? {} : { clock: clockAt(relation.modified) }),
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

  article(whole: Article): Article {
    const { raw, labels, note, done, revisions, lineage, ...rest } = this.known(whole);
    const past = this.carries.history && lineage ? { lineage } : {};
    const said = {
      ...(labels && { labels }),
      ...(note !== undefined && { note }),
      ...(done && { done }),
      ...(revisions && { revisions }),
    };
    const article = {
      ...rest,
      ...past,
      ...(this.carries.ofArticles ? said : this.ofArticle(whole)),
    };
    const { raws, structure, history, unknownFields: keepsUnknown } = this.carries;
    if (!raws && raw) this.tally.add('files of articles as imported');
    const bare = raws && raw ? { ...article, raw } : article;
    const meta = keepsUnknown ? bare.meta : metaOf((field) => bare.meta[field]);
    this.tally.add(
      'metadata fields of a newer version',
      Object.keys(bare.meta).length - Object.keys(meta).length,
    );
    if (!structure) {
      const plain = plainArticle({ ...bare, meta });
      if (!sameJson(plain.blocks, article.blocks) || article.marks.length > 0)
        this.tally.add('headings and text formatting of articles');
      this.tally.add('boilerplate ranges', article.boilerplate.length);
      const { revision, clock } = history ? article : plain;
      return { ...bare, ...plain, revision, clock };
    }
    return { ...bare, meta, ...(history ? {} : { revision: 1, clock: clockAt(article.created) }) };
  }

  /** Who made something that is left; the record itself only where the format has a place for it. */
  annotators(annotators: readonly Annotator[], active: ReadonlySet<string>): Annotator[] {
    if (this.carries.history) return annotators.map((annotator) => this.known(annotator));
    const named = annotators.filter(({ id }) => active.has(id));
    this.tally.add('annotators without annotations', annotators.length - named.length);
    return named.map(({ kind, id, name }) => ({
      kind,
      id,
      name,
      created: NO_TIME,
      clock: clockAt(NO_TIME),
    }));
  }

  private known<T extends Article | Span | Relation | Annotator>(record: T): T {
    if (this.carries.unknownFields) return record;
    const extra = unknownFields(record.kind, fieldsOf(record));
    this.tally.add('fields of a newer version', extra.length);
    return without(record, extra);
  }
}

/** Relations whose two ends are among `ids`. */
function attached(relations: readonly Relation[], ids: ReadonlySet<string>): Relation[] {
  return relations.filter(({ from, to }) => ids.has(from.span) && ids.has(to.span));
}

/**
 * `dataset` reduced to what `carries` says, and every reduction counted.
 * @param format the format's name, for the reasons given
 */
export function carried(whole: Dataset, carries: Carries, format: string): Carried {
  const tally = new Tally(`${format} has no place for it`);
  const reduction = new Reduction(carries, tally, whole);
  const sorted = canonical(whole);
  const kept = sorted.articles.map(({ spans }) =>
    spans.filter((span) => reduction.keepsSpan(span)),
  );
  const ids = new Set(kept.flat().map(({ id }) => id));
  const attach = (relations: readonly Relation[]): Relation[] => {
    const found = attached(relations, ids);
    tally.add('relations that lost an end', relations.length - found.length);
    return found.map((relation) => reduction.relation(relation));
  };
  const articles = sorted.articles.map((content, index): ArticleContent => {
    if (!carries.relations) tally.add('relations', content.relations.length);
    if (!carries.decisions) tally.add('decisions of adjudication', content.decisions?.length ?? 0);
    const decisions = carries.decisions && content.decisions ? content.decisions : null;
    const { decisions: _decided, ...whole } = content;
    return {
      ...(carries.unknownFields ? whole : {}),
      article: reduction.article(content.article),
      spans: (kept[index] ?? []).map((span) => reduction.span(span, content.article)),
      relations: carries.relations ? attach(content.relations) : [],
      ...(decisions && { decisions }),
    };
  });
  if (!carries.links) tally.add('relations across articles', sorted.links.length);
  const links = carries.links ? attach(sorted.links) : [];
  const { codebook, project } = sorted;
  if (!carries.codebook)
    tally.add(
      'definitions in the codebook',
      codebook.labels.length +
        codebook.relationTypes.length +
        (codebook.documentLabels ?? []).length +
        (codebook.entities ?? []).length,
    );
  if (!carries.tombstones) tally.add('records of removals, for merging', sorted.tombstones.length);
  const active = new Set(
    [...articles.flatMap(({ spans, relations }) => [...spans, ...relations]), ...links].map(
      ({ by }) => by,
    ),
  );
  const dataset: Dataset = {
    ...(carries.unknownFields ? sorted : {}),
    project: carries.history ? project : UNTITLED,
    codebook: carries.codebook ? codebook : NO_CODEBOOK,
    annotators: reduction.annotators(sorted.annotators, active),
    articles,
    links,
    tombstones: carries.tombstones ? sorted.tombstones : [],
    raws: carries.raws ? sorted.raws : {},
  };
  return { dataset, losses: tally.losses() };
}
