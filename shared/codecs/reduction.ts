/**
 * What a format carries of a dataset, and what it loses: one place for every codec. Articles go
 * through one by one, so that a large project need not be in memory.
 */
import type { Loss } from '../model/loss.ts';
import { quoteOf } from '../model/anchor.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Project } from '../model/project.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';
import { canonical } from './canonical.ts';
import type { Codec } from './codec.ts';
import type { Dataset, DatasetHead } from './dataset.ts';
import { DerivedIds, derivedRelations, type Moved } from './derived-ids.ts';
import { presets, type OptionValues } from './option.ts';
import { RecordReduction } from './reduce-records.ts';
import { NO_CODEBOOK, UNTITLED } from './stamp.ts';
import { Tally } from './tally.ts';
import { Usage } from './usage.ts';

/** What a reduction needs to know of a format. */
export type Reducing = Pick<Codec, 'name' | 'carries' | 'reduce'>;

/** Relations whose two ends are among `ids`. */
const attached = (relations: readonly Relation[], ids: ReadonlySet<string>): Relation[] =>
  relations.filter(({ from, to }) => ids.has(from.span) && ids.has(to.span));

export class Reduction {
  private readonly format: Reducing;
  private readonly options: OptionValues;
  private readonly tally: Tally;
  private readonly headTally: Tally;
  private readonly records: RecordReduction;
  private readonly derived = new DerivedIds();
  private readonly head: DatasetHead;
  /** Annotations that relations across articles link: their ids and whether they are left. */
  private readonly ends: ReadonlySet<string>;
  private readonly kept = new Map<string, { readonly article: string; readonly span: string }>();
  private readonly authors = new Set<string>();

  /** @param head with all links, in canonical order */
  constructor(format: Reducing, head: DatasetHead, options: OptionValues = {}) {
    this.format = format;
    this.head = head;
    this.options = options;
    const { labels, relationTypes } = head.codebook;
    const names = new Map([...relationTypes, ...labels].map(({ id, name }) => [id, name]));
    this.tally = new Tally(`${format.name} has no place for it`, names);
    this.headTally = new Tally(`${format.name} has no place for it`, names);
    this.records = new RecordReduction(format.carries, this.tally, head.annotators);
    this.ends = new Set(head.links.flatMap(({ from, to }) => [from.span, to.span]));
  }

  /** Articles have to come in the dataset's order: ids that are derived may count them. */
  content({ article: whole, decisions, ...content }: ArticleContent): ArticleContent {
    const { carries } = this.format;
    const article = this.records.article(whole);
    const spans = content.spans
      .filter((span) => this.records.keepsSpan(span))
      .map((span) => this.records.span(span, whole));
    if (!carries.relations) this.tally.add('relations', content.relations.length);
    if (!carries.decisions) this.tally.add('decisions of adjudication', decisions?.length ?? 0);
    const relations = carries.relations
      ? this.attach(content.relations, spans).map((one) => this.records.relation(one))
      : [];
    const reduced = this.formatted({
      ...(carries.unknownFields ? content : {}),
      article,
      spans,
      relations,
      ...(carries.decisions && decisions && { decisions }),
    });
    const { content: named, moved } = carries.ids
      ? { content: reduced, moved: null }
      : this.derived.content(reduced);
    this.remember(reduced.spans, moved);
    for (const { by } of [...named.spans, ...named.relations]) this.authors.add(by);
    return named;
  }

  /** Through what the format itself reduces; what lost an end by it goes, quotes follow. */
  private formatted(content: ArticleContent): ArticleContent {
    const { reduce } = this.format;
    if (!reduce) return content;
    const { text } = content.article;
    const reduced = reduce(content, this.tally, this.options);
    const spans = reduced.spans.map((span) => ({ ...span, quote: quoteOf(text, span.fragments) }));
    return { ...reduced, spans, relations: this.attach(reduced.relations, spans) };
  }

  private attach(relations: readonly Relation[], spans: readonly Span[]): Relation[] {
    const found = attached(relations, new Set(spans.map(({ id }) => id)));
    this.tally.add('relations that lost an end', relations.length - found.length);
    return found;
  }

  private remember(spans: readonly Span[], moved: Moved | null): void {
    if (this.ends.size === 0) return;
    for (const { id, article } of spans)
      if (this.ends.has(id)) this.kept.set(id, moved?.get(id) ?? { article, span: id });
  }

  /**
   * Relations across articles; to be asked when all articles have gone through.
   * @param links those of the head that are wanted
   */
  links(links = this.head.links): Relation[] {
    const { carries } = this.format;
    if (!carries.links) {
      this.tally.add('relations across articles', links.length);
      return [];
    }
    const found = attached(links, new Set(this.kept.keys()));
    this.tally.add('relations that lost an end', links.length - found.length);
    const reduced = found.map((link) => this.records.relation(link));
    for (const { by } of reduced) this.authors.add(by);
    return carries.ids ? reduced : derivedRelations(reduced, this.kept);
  }

  /** Everything but articles and links; to be asked when those have gone through. */
  finish(): Omit<DatasetHead, 'links'> {
    const { carries } = this.format;
    const { project, codebook, annotators, tombstones, raws, links: _links, ...more } = this.head;
    if (!carries.codebook)
      this.headTally.add(
        'definitions in the codebook',
        codebook.labels.length +
          codebook.relationTypes.length +
          (codebook.documentLabels ?? []).length +
          (codebook.entities ?? []).length,
      );
    const kept: { project: Project; codebook: Codebook; annotators: readonly Annotator[] } = {
      project: carries.history ? project : UNTITLED,
      codebook: carries.codebook ? codebook : NO_CODEBOOK,
      annotators: this.records.annotators(annotators, this.authors, this.headTally),
    };
    return {
      ...(carries.unknownFields ? more : {}),
      ...kept,
      tombstones: carries.tombstones ? tombstones : [],
      raws: carries.raws ? raws : {},
    };
  }

  /** Of articles and what lies on them. */
  get losses(): Loss[] {
    return this.tally.losses();
  }

  /** Of the codebook and of annotators. */
  get headLosses(): Loss[] {
    return this.headTally.losses();
  }
}

export interface Carried {
  /** In canonical order. */
  readonly dataset: Dataset;
  /** In the order they are written in: derived ids may sort them otherwise. */
  readonly contents: readonly ArticleContent[];
  readonly usage: Usage;
  readonly losses: readonly Loss[];
}

/** `whole` reduced to what `format` carries, and every reduction counted. */
export function carried(
  whole: Dataset,
  format: Reducing & Partial<Pick<Codec, 'options'>>,
  options: OptionValues = presets(format.options ?? []),
): Carried {
  const { articles, ...head } = canonical(whole);
  const reduction = new Reduction(format, head, options);
  const contents = articles.map((content) => reduction.content(content));
  const links = reduction.links();
  const usage = new Usage();
  for (const content of contents) usage.add(content);
  for (const link of links) usage.addLink(link);
  const dataset = canonical({ ...reduction.finish(), articles: contents, links });
  return { dataset, contents, usage, losses: [...reduction.losses, ...reduction.headLosses] };
}
