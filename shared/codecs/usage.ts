/**
 * What a dataset uses of its codebook, counted in one pass over its articles: formats that declare
 * their layers, columns or types ahead need it before the first article is written.
 */
import type { Attributes, AttributeValue } from '../model/attribute.ts';
import type { Relation } from '../model/relation.ts';
import type { ArticleContent } from '../ops/state.ts';

export type ValueKind = 'text' | 'boolean' | 'list';

export const kindOf = (value: AttributeValue): ValueKind => {
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'list';
};

/** Attribute id to the kinds of its values. */
export type AttributeUse = ReadonlyMap<string, ReadonlySet<ValueKind>>;

export interface LabelUse {
  readonly count: number;
  readonly attributes: AttributeUse;
}

export interface RelationTypeUse extends LabelUse {
  /** Label ids at either end; of relations across articles only what was counted before them. */
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

interface Use {
  count: number;
  readonly attributes: Map<string, Set<ValueKind>>;
  readonly from: Set<string>;
  readonly to: Set<string>;
}

function useIn(uses: Map<string, Use>, id: string): Use {
  const known = uses.get(id);
  if (known) return known;
  const fresh: Use = { count: 0, attributes: new Map(), from: new Set(), to: new Set() };
  uses.set(id, fresh);
  return fresh;
}

function count(use: Use, attributes: Attributes): void {
  use.count += 1;
  for (const [id, value] of Object.entries(attributes)) {
    const kinds = use.attributes.get(id) ?? new Set();
    use.attributes.set(id, kinds.add(kindOf(value)));
  }
}

export class Usage {
  private readonly labelUses = new Map<string, Use>();
  private readonly typeUses = new Map<string, Use>();
  private readonly authors = new Map<string, number>();
  private articleCount = 0;

  /** By label id. */
  get labels(): ReadonlyMap<string, LabelUse> {
    return this.labelUses;
  }

  /** By relation type id. */
  get relationTypes(): ReadonlyMap<string, RelationTypeUse> {
    return this.typeUses;
  }

  /** Annotations and relations by annotator id. */
  get annotators(): ReadonlyMap<string, number> {
    return this.authors;
  }

  get articles(): number {
    return this.articleCount;
  }

  get spans(): number {
    return [...this.labelUses.values()].reduce((sum, use) => sum + use.count, 0);
  }

  get relations(): number {
    return [...this.typeUses.values()].reduce((sum, use) => sum + use.count, 0);
  }

  add({ spans, relations }: ArticleContent): void {
    this.articleCount += 1;
    const labels = new Map<string, string>();
    for (const span of spans) {
      count(useIn(this.labelUses, span.label), span.attributes);
      this.author(span.by);
      if (relations.length > 0) labels.set(span.id, span.label);
    }
    for (const relation of relations) {
      this.addLink(relation);
      const use = useIn(this.typeUses, relation.type);
      for (const [ends, end] of [
        [use.from, relation.from],
        [use.to, relation.to],
      ] as const) {
        const label = labels.get(end.span);
        if (label !== undefined) ends.add(label);
      }
    }
  }

  addLink(relation: Relation): void {
    count(useIn(this.typeUses, relation.type), relation.attributes);
    this.author(relation.by);
  }

  private author(id: string): void {
    this.authors.set(id, (this.authors.get(id) ?? 0) + 1);
  }
}
