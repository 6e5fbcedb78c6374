/**
 * Which annotations of a dataset a project has already. Where the format carries ids, by them; else
 * by what the format can say of an annotation: label, place, author, answers, note, status.
 */
import { carried, type Reducing } from '../../shared/codecs/reduction.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';

type Format = Reducing | undefined;

const sorted = (fields: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

/** The project's records on the articles at hand, as they are and as the format has them. */
function saidOf(
  format: Format,
  dataset: Dataset,
  articles: readonly ArticleContent[],
  links: readonly Relation[],
): Dataset[] {
  const own: Dataset = { ...dataset, articles, links };
  if (!format) return [own];
  // An annotation that is an orphan here may have its place there, in whatever the format says; and
  // ids and authors are compared as the project has them.
  const carries = { ...format.carries, orphans: true };
  const named = carries.ids ? carries : { ...carries, ids: true, authors: 'ids' as const };
  return [own, carried(own, { ...format, carries: named }).dataset];
}

export class KnownAnnotations {
  private readonly format: Format;
  /** Format that carries no ids: whether whose work it is counts. */
  private readonly hasAuthors: boolean;
  private readonly spansById = new Map<string, Span>();
  private readonly relationsById = new Map<string, Relation>();
  /** Ids by content. What stands twice is met twice. */
  private readonly byContent = new Map<string, string[]>();
  private readonly met = new Set<string>();

  /**
   * @param contents of the project, on the articles that the dataset speaks of
   * @param hasAuthor whether somebody said whose work all of the dataset is
   */
  constructor(
    format: Format,
    dataset: Dataset,
    contents: readonly ArticleContent[],
    links: readonly Relation[],
    hasAuthor: boolean,
  ) {
    this.format = format;
    this.hasAuthors = hasAuthor || format?.carries.authors !== 'none';
    for (const { articles, links: across } of saidOf(format, dataset, contents, links)) {
      const relations = [...articles.flatMap((content) => content.relations), ...across];
      for (const span of articles.flatMap(({ spans }) => spans)) {
        this.spansById.set(span.id, span);
        if (!this.hasIds) this.keep(this.wordsOfSpan(span), span.id);
      }
      for (const relation of relations) {
        this.relationsById.set(relation.id, relation);
        if (!this.hasIds) this.keep(this.wordsOfRelation(relation), relation.id);
      }
    }
  }

  get hasIds(): boolean {
    return this.format?.carries.ids ?? true;
  }

  /** Whether the project has a record of this id, whatever it says. */
  hasId(id: string): boolean {
    return this.spansById.has(id) || this.relationsById.has(id);
  }

  span(id: string): Span | undefined {
    return this.spansById.get(id);
  }

  relation(id: string): Relation | undefined {
    return this.relationsById.get(id);
  }

  private keep(words: string, id: string): void {
    const ids = this.byContent.get(words) ?? [];
    if (!ids.includes(id)) this.byContent.set(words, [...ids, id]);
  }

  private wordsOfSpan(span: Span): string {
    const { article, label, fragments, by, attributes, note = null, status, orphan, quote } = span;
    const carries = this.format?.carries;
    return JSON.stringify([
      article,
      label,
      orphan === undefined ? fragments.map(({ start, end }) => [start, end]) : quote.exact,
      this.hasAuthors ? by : null,
      carries?.attributes === false ? null : sorted(attributes),
      carries?.notes === false ? null : note,
      carries?.status === false ? null : status,
    ]);
  }

  private wordsOfRelation({ type, from, to, by, attributes }: Relation): string {
    return JSON.stringify([
      type,
      from.span,
      to.span,
      this.hasAuthors ? by : null,
      this.format?.carries.relationAttributes === false ? null : sorted(attributes),
    ]);
  }

  private meet(words: string): string | null {
    const id = this.byContent.get(words)?.find((one) => !this.met.has(one));
    if (id !== undefined) this.met.add(id);
    return id ?? null;
  }

  /**
   * The project's id of what says the same; each of them answers once.
   * @param span on the project's article, with its label, author and place there
   */
  sameSpan(span: Span): string | null {
    return this.meet(this.wordsOfSpan(span));
  }

  /** @param relation between annotations of the project */
  sameRelation(relation: Relation): string | null {
    return this.meet(this.wordsOfRelation(relation));
  }
}
