/** Names and keys that two things share after a merge, each with what to do about it. */
import type { Dataset } from '../codecs/dataset.ts';
import { activeLabels, isListed } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';

interface Named {
  readonly name: string;
}

/** Groups of more than one under the same word, case ignored. */
function sharing<T extends Named>(things: readonly T[], word: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = word(thing).trim().toLowerCase();
    if (key === '') continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(thing);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const list = (things: readonly Named[]): string => things.map(({ name }) => name).join(' and ');

/** A circle of relations of one type: `a → b → a`. Each of them was fine where it was made. */
function circleIn(relations: readonly Relation[]): Relation[] | null {
  const from = new Map<string, Relation[]>();
  for (const relation of relations) {
    const others = from.get(relation.from.span);
    if (others) others.push(relation);
    else from.set(relation.from.span, [relation]);
  }
  const done = new Set<string>();
  for (const start of from.keys()) {
    // Depth first; the way from the start is what the relations taken lead along.
    const way: Relation[] = [];
    /** By span: where on the way it was left. */
    const onWay = new Map<string, number>();
    const turns = new Map<string, number>();
    let at = start;
    for (;;) {
      const circle = onWay.get(at);
      if (circle !== undefined) return way.slice(circle);
      const turn = turns.get(at) ?? 0;
      const next = done.has(at) ? undefined : from.get(at)?.[turn];
      if (next) {
        turns.set(at, turn + 1);
        onWay.set(at, way.length);
        way.push(next);
        at = next.to.span;
        continue;
      }
      done.add(at);
      const back = way.pop();
      if (!back) break;
      at = back.from.span;
      onWay.delete(at);
    }
  }
  return null;
}

function circlesIn({ articles, links, codebook }: Dataset): string[] {
  const relations = [...articles.flatMap((content) => content.relations), ...links];
  const words = new Map(
    articles.flatMap(({ spans }) => spans.map(({ id, quote }) => [id, quote.exact])),
  );
  return codebook.relationTypes.flatMap(({ id, name }) => {
    const circle = circleIn(relations.filter(({ type }) => type === id));
    if (!circle) return [];
    const steps = circle.map(({ from }) => `“${words.get(from.span) ?? from.span}”`);
    return [
      `Relations “${name}” lead round in a circle: ${[...steps, steps[0] ?? ''].join(' → ')}. Take one of them away.`,
    ];
  });
}

/** Sentences; none: nothing clashes. */
export function clashesIn(dataset: Dataset): string[] {
  const { annotators, codebook } = dataset;
  const labels = activeLabels(codebook);
  const types = codebook.relationTypes.filter(isListed);
  return [
    ...sharing(labels, ({ key }) => key).map(
      (group) =>
        `${list(group)} have the same key “${group[0]?.key ?? ''}”, so it tags nothing: give one of them another key in the codebook.`,
    ),
    ...sharing(labels, ({ name }) => name).map(
      ([first, ...more]) =>
        `${more.length + 1} labels are called “${first?.name ?? ''}”: rename one, or move its annotations to the other and delete it.`,
    ),
    ...sharing(types, ({ name }) => name).map(
      ([first, ...more]) =>
        `${more.length + 1} relation types are called “${first?.name ?? ''}”: rename one, or delete it and move its relations to the other.`,
    ),
    ...sharing(annotators, ({ name }) => name).map(
      ([first, ...more]) =>
        `${more.length + 1} annotators are called “${first?.name ?? ''}”: their layers stay apart.`,
    ),
    ...circlesIn(dataset),
  ];
}
