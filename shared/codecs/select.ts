/** Choosing the part of a dataset that an export asks for. What is left out so is no loss. */
import type { ExportOptions } from '../contract.ts';
import type { Fragment } from '../model/anchor.ts';
import type { Decision } from '../model/decision.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { unionOf } from '../ops/article-commands.ts';
import { err, ok, type Result } from '../result.ts';
import type { Dataset } from './dataset.ts';

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

/**
 * Empty lists choose everything. An orphan never counts as boilerplate: nobody knows where it lies.
 * Refused: a label or annotator that the project does not have.
 */
export function select(dataset: Dataset, options: ExportOptions): Result<Selection> {
  const known = unknownIn(options.labels, dataset.codebook.labels, 'label');
  if (!known.ok) return known;
  const present = unknownIn(options.annotators, dataset.annotators, 'annotator');
  if (!present.ok) return present;
  const labels = new Set(options.labels);
  const annotators = new Set(options.annotators);
  const isChosen = ({ by }: Span | Relation): boolean =>
    annotators.size === 0 || annotators.has(by);

  const spansOf = dataset.articles.map(({ article, spans }) => {
    const boilerplate = options.boilerplate ? [] : unionOf(article.boilerplate);
    return spans.filter(
      (span) =>
        isChosen(span) &&
        (labels.size === 0 || labels.has(span.label)) &&
        (span.orphan !== undefined || !isInside(span, boilerplate)),
    );
  });
  const kept = new Set(spansOf.flat().map(({ id }) => id));
  const holds = (relation: Relation): boolean =>
    isChosen(relation) && kept.has(relation.from.span) && kept.has(relation.to.span);

  /** A decision tells of the annotations it compared and made: without them it tells nothing. */
  const isWhole = ({ of, gold }: Decision): boolean => [...of, ...gold].every((id) => kept.has(id));

  const articles = dataset.articles.map((content, index) => ({
    ...content,
    spans: spansOf[index] ?? [],
    relations: content.relations.filter(holds),
    ...(content.decisions && { decisions: content.decisions.filter(isWhole) }),
  }));
  const links = dataset.links.filter(holds);
  const countOf = (contents: Dataset['articles']) => ({
    spans: contents.reduce((sum, { spans }) => sum + spans.length, 0),
    relations: contents.reduce((sum, { relations }) => sum + relations.length, 0),
  });
  const before = countOf(dataset.articles);
  const after = countOf(articles);
  return ok({
    dataset: {
      ...dataset,
      annotators: dataset.annotators.filter(
        ({ id }) => annotators.size === 0 || annotators.has(id),
      ),
      articles,
      links,
    },
    leftOut: {
      spans: before.spans - after.spans,
      relations: before.relations - after.relations + dataset.links.length - links.length,
    },
  });
}
