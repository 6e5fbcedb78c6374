/** Choosing the part of a dataset that an export asks for. What is left out so is no loss. */
import type { ExportOptions } from '../model/export-report.ts';
import type { Fragment } from '../model/anchor.ts';
import { GOLD_ANNOTATOR, type Annotator } from '../model/annotator.ts';
import type { Decision } from '../model/decision.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { unionOf } from '../ops/article-commands.ts';
import type { ArticleContent } from '../ops/state.ts';
import { err, ok, type Result } from '../result.ts';
import type { Dataset, DatasetHead } from './dataset.ts';

export interface Selection {
  readonly dataset: Dataset;
  /** What the options chose out; relations also where they lost an end by it. */
  readonly leftOut: { readonly spans: number; readonly relations: number };
}

/** @param ranges ascending and disjoint, as `unionOf` gives them */
function isInside(span: Span, ranges: readonly Fragment[]): boolean {
  return span.fragments.every(({ start, end }) =>
    ranges.some((range) => range.start <= start && end <= range.end),
  );
}

function unknownIn(
  wanted: readonly string[],
  known: readonly { readonly id: string; readonly name: string }[],
  what: string,
): Result<true> {
  const unknown = wanted.find((id) => !known.some((candidate) => candidate.id === id));
  if (unknown === undefined) return ok(true);
  const names = known.map(({ id, name }) => `${name} (${id})`).join(', ');
  return err(
    `unknown-${what}`,
    `There is no ${what} “${unknown}” in this project. It has: ${names}.`,
  );
}

/** Chooses article by article; what it left out it only counts. */
export class Selector {
  private readonly options: ExportOptions;
  private readonly labels: ReadonlySet<string>;
  private readonly authors: ReadonlySet<string>;
  private readonly ends: ReadonlySet<string>;
  private readonly keptEnds = new Set<string>();
  private spans = 0;
  private relations = 0;

  private constructor(head: DatasetHead, options: ExportOptions) {
    this.options = options;
    this.labels = new Set(options.labels);
    this.authors = new Set(options.goldOnly === true ? [GOLD_ANNOTATOR] : options.annotators);
    this.ends = new Set(head.links.flatMap(({ from, to }) => [from.span, to.span]));
  }

  /**
   * Empty lists choose everything. An orphan never counts as boilerplate: nobody knows where it
   * lies. Refused: a label or annotator that the project does not have; gold that nobody decided.
   */
  static of(head: DatasetHead, options: ExportOptions): Result<Selector> {
    const known = unknownIn(options.labels, head.codebook.labels, 'label');
    if (!known.ok) return known;
    const present = unknownIn(options.annotators, head.annotators, 'annotator');
    if (!present.ok) return present;
    if (options.goldOnly === true && !head.annotators.some(({ id }) => id === GOLD_ANNOTATOR))
      return err(
        'no-gold',
        'Nothing was adjudicated in this project yet, so there is no gold layer to export. Adjudicate first (Review, Adjudicate), or export what the annotators did.',
      );
    return ok(new Selector(head, options));
  }

  private isChosen({ by }: Span | Relation): boolean {
    return this.authors.size === 0 || this.authors.has(by);
  }

  content(content: ArticleContent): ArticleContent {
    const { article } = content;
    const boilerplate = this.options.boilerplate ? [] : unionOf(article.boilerplate);
    const spans = content.spans.filter(
      (span) =>
        this.isChosen(span) &&
        (this.labels.size === 0 || this.labels.has(span.label)) &&
        (span.orphan !== undefined || !isInside(span, boilerplate)),
    );
    const kept = new Set(spans.map(({ id }) => id));
    for (const id of kept) if (this.ends.has(id)) this.keptEnds.add(id);
    const relations = content.relations.filter(
      (relation) =>
        this.isChosen(relation) && kept.has(relation.from.span) && kept.has(relation.to.span),
    );
    this.spans += content.spans.length - spans.length;
    this.relations += content.relations.length - relations.length;
    /** A decision tells of the annotations it compared and made: without them it tells nothing. */
    const isWhole = ({ of, gold }: Decision): boolean =>
      [...of, ...gold].every((id) => kept.has(id));
    const { decisions } = content;
    return {
      ...content,
      spans,
      relations,
      ...(decisions && { decisions: decisions.filter(isWhole) }),
    };
  }

  /** To be asked when every article has gone through. */
  links(links: readonly Relation[]): Relation[] {
    const chosen = links.filter(
      (link) =>
        this.isChosen(link) && this.keptEnds.has(link.from.span) && this.keptEnds.has(link.to.span),
    );
    this.relations += links.length - chosen.length;
    return chosen;
  }

  annotators(annotators: readonly Annotator[]): Annotator[] {
    return annotators.filter(({ id }) => this.authors.size === 0 || this.authors.has(id));
  }

  get leftOut(): Selection['leftOut'] {
    return { spans: this.spans, relations: this.relations };
  }
}

/** Refusals: those of `Selector.of`. */
export function select(dataset: Dataset, options: ExportOptions): Result<Selection> {
  const selector = Selector.of(dataset, options);
  if (!selector.ok) return selector;
  const articles = dataset.articles.map((content) => selector.value.content(content));
  const links = selector.value.links(dataset.links);
  const annotators = selector.value.annotators(dataset.annotators);
  return ok({
    dataset: { ...dataset, annotators, articles, links },
    leftOut: selector.value.leftOut,
  });
}
