/**
 * Ids of records in CAS JSON: those that the file gives, which are ours, and derived ones for what
 * other programs made. While a file is read, records have ids of the reader's own.
 */
import type { ArticleContent } from '../../ops/state.ts';
import { DerivedIds } from '../derived-ids.ts';

export class GivenIds {
  private readonly given = new Map<string, string>();
  private readonly used = new Set<string>();
  private count = 0;

  /** False where another record has it already: a copy of an annotation is another one. */
  give(local: string, id: string): boolean {
    if (this.used.has(id)) return false;
    this.used.add(id);
    this.given.set(local, id);
    return true;
  }

  /** A fresh id for the reader's own use. */
  next(given: string | undefined): string {
    const local = `record ${(this.count += 1)}`;
    if (given !== undefined && given !== '') this.give(local, given);
    return local;
  }

  /** @param texts how often a text was met already, by its SHA-256; counted on */
  named(
    contents: readonly ArticleContent[],
    texts: Map<string, number> | undefined,
  ): ArticleContent[] {
    const derived = new DerivedIds(texts);
    return contents.map((content) => this.content(content, derived));
  }

  private content(content: ArticleContent, derived: DerivedIds): ArticleContent {
    const { content: named, moved } = derived.content(content);
    const article = this.given.get(content.article.id) ?? named.article.id;
    const spanIds = new Map(
      content.spans.map(({ id }) => [moved.get(id)?.span ?? id, this.given.get(id)]),
    );
    const spanId = (id: string): string => spanIds.get(id) ?? id;
    const isNamed = content.relations.every(({ id }) => this.given.has(id));
    const end = ({ span }: { readonly span: string }) => ({ article, span: spanId(span) });
    const relations = isNamed
      ? content.relations.map((relation) => ({
          ...relation,
          id: this.given.get(relation.id) ?? relation.id,
          from: end({ span: moved.get(relation.from.span)?.span ?? '' }),
          to: end({ span: moved.get(relation.to.span)?.span ?? '' }),
        }))
      : named.relations.map((relation) => ({
          ...relation,
          from: end(relation.from),
          to: end(relation.to),
        }));
    return {
      ...named,
      article: { ...named.article, id: article },
      spans: named.spans.map((span) => ({ ...span, id: spanId(span.id), article })),
      relations,
    };
  }
}
