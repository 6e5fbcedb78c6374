/** Which names datasets use, how often and for what: gathered dataset by dataset. */
import type { Dataset } from '../codecs/dataset.ts';
import { kindOf, type ValueKind } from '../codecs/usage.ts';
import type { AttributeValue } from '../model/attribute.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 80;

export type Scope = 'within' | 'across';

interface UsedValue {
  readonly value: AttributeValue;
  count: number;
}

export interface AttributeUse {
  count: number;
  readonly examples: string[];
  /** Every value that occurs, and how often, by kind; values are told apart by their JSON. */
  readonly values: Map<ValueKind, Map<string, UsedValue>>;
}

export interface LabelUse {
  count: number;
  readonly examples: string[];
  readonly attributes: Map<string, AttributeUse>;
}

export interface TypeUse {
  count: number;
  readonly examples: string[];
  /** Labels at the ends, as in the dataset: `[from, to]` by its JSON. */
  readonly ends: Map<Scope, Map<string, readonly [string, string]>>;
}

export const scopeOf = ({ from, to }: Relation): Scope =>
  from.article === to.article ? 'within' : 'across';

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > EXAMPLE_LENGTH ? `${letters.slice(0, EXAMPLE_LENGTH).join('')}…` : line;
}

const wordsOf = (value: AttributeValue): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : value.join(', ');
};

function illustrate(examples: string[], words: string): void {
  if (examples.length >= EXAMPLES) return;
  const short = shortened(words);
  if (short !== '' && !examples.includes(short)) examples.push(short);
}

function valueIn(map: LabelUse['attributes'], id: string, value: AttributeValue): void {
  const use: AttributeUse = map.get(id) ?? { count: 0, examples: [], values: new Map() };
  map.set(id, use);
  use.count += 1;
  illustrate(use.examples, wordsOf(value));
  const kind = kindOf(value);
  const values = use.values.get(kind) ?? new Map<string, UsedValue>();
  use.values.set(kind, values);
  const key = JSON.stringify(value);
  const known = values.get(key);
  if (known) known.count += 1;
  else values.set(key, { value, count: 1 });
}

export class NameUses {
  readonly labels = new Map<string, LabelUse>();
  readonly types = new Map<string, TypeUse>();

  add({ articles, links }: Dataset): this {
    const ends = new Map<string, Span>();
    for (const { spans } of articles)
      for (const span of spans) {
        ends.set(span.id, span);
        this.span(span);
      }
    for (const { relations } of articles)
      for (const relation of relations) this.relation(relation, ends);
    for (const link of links) this.relation(link, ends);
    return this;
  }

  private span({ label, quote, attributes }: Span): void {
    const use = this.labels.get(label) ?? { count: 0, examples: [], attributes: new Map() };
    this.labels.set(label, use);
    use.count += 1;
    illustrate(use.examples, quote.exact);
    for (const [id, value] of Object.entries(attributes)) valueIn(use.attributes, id, value);
  }

  private relation(relation: Relation, spans: ReadonlyMap<string, Span>): void {
    const use: TypeUse = this.types.get(relation.type) ?? {
      count: 0,
      examples: [],
      ends: new Map(),
    };
    this.types.set(relation.type, use);
    use.count += 1;
    const from = spans.get(relation.from.span);
    const to = spans.get(relation.to.span);
    if (!from || !to) return;
    illustrate(use.examples, `${from.quote.exact} → ${to.quote.exact}`);
    const scope = scopeOf(relation);
    const pairs = use.ends.get(scope) ?? new Map<string, readonly [string, string]>();
    use.ends.set(scope, pairs);
    const pair = [from.label, to.label] as const;
    pairs.set(JSON.stringify(pair), pair);
  }
}
