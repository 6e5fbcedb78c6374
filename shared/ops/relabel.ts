/** Another label for spans: which of their answers go along, and which relations are in the way. */
import { attributeProblem, type Attributes } from '../model/attribute.ts';
import type { Codebook, Label } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { State } from './state.ts';

export function labelNamed(codebook: Codebook, id: string): Result<Label> {
  const label = codebook.labels.find((candidate) => candidate.id === id);
  if (label) return ok(label);
  const known = codebook.labels.map(({ name }) => name).join(', ');
  return err('unknown-label', `There is no label “${id}” in the codebook. It has: ${known}.`);
}

/**
 * The answers of `span` that `label` can keep: those that answer its own attribute of the same id,
 * and those that neither label asks for (a newer or a foreign codebook's), which are never dropped.
 */
export function fittingAnswers(
  codebook: Codebook,
  span: Pick<Span, 'label' | 'attributes'>,
  label: Label,
): Attributes {
  const before = codebook.labels.find(({ id }) => id === span.label)?.attributes ?? [];
  return Object.fromEntries(
    Object.entries(span.attributes).filter(([id, value]) => {
      const definition = label.attributes.find((attribute) => attribute.id === id);
      if (definition) return attributeProblem(definition, value) === null;
      return !before.some((attribute) => attribute.id === id);
    }),
  );
}

/** The names of the answers of `span` that `kept` lacks, as the codebook has them. */
export function namesOfLost(codebook: Codebook, span: Span, kept: Attributes): readonly string[] {
  const asked = codebook.labels.find(({ id }) => id === span.label)?.attributes ?? [];
  return Object.keys(span.attributes)
    .filter((id) => !(id in kept))
    .map((id) => asked.find((attribute) => attribute.id === id)?.name ?? id);
}

/** Every loaded relation with an end in one of `spans`; each once. */
export function relationsTouching(state: State, spans: readonly Span[]): readonly Relation[] {
  const ids = new Set(spans.map(({ id }) => id));
  const homes = new Set(spans.map(({ article }) => article));
  const inside = [...homes].flatMap((home) => [
    ...(state.layers.get(home)?.relations.values() ?? []),
  ]);
  return [...inside, ...state.links.values()].filter(
    ({ from, to }) => ids.has(from.span) || ids.has(to.span),
  );
}

/** `attributed to, cued by`; `2 × attributed to, cued by` where one comes more than once. */
export function namesOfTypes(codebook: Codebook, relations: readonly Relation[]): string {
  const counts = new Map<string, number>();
  for (const { type } of relations) counts.set(type, (counts.get(type) ?? 0) + 1);
  const nameOf = (type: string): string =>
    codebook.relationTypes.find(({ id }) => id === type)?.name ?? type;
  return [...counts]
    .map(([type, count]) => (count === 1 ? nameOf(type) : `${count} × ${nameOf(type)}`))
    .join(', ');
}

/** Refused where a relation of `spans` would have an end that its type does not allow. */
export function relabellable(
  state: State,
  spans: readonly Span[],
  label: Label,
): Result<readonly Span[]> {
  const ids = new Set(spans.map(({ id }) => id));
  const types = new Map(state.codebook.relationTypes.map((type) => [type.id, type]));
  const inTheWay = relationsTouching(state, spans).filter(({ type, from, to }) => {
    const allowed = types.get(type);
    return (
      allowed !== undefined &&
      ((ids.has(from.span) && !allowed.from.includes(label.id)) ||
        (ids.has(to.span) && !allowed.to.includes(label.id)))
    );
  });
  if (inTheWay.length === 0) return ok(spans);
  return err(
    'relations-in-the-way',
    `${label.name} does not go with what is linked already: ` +
      `${namesOfTypes(state.codebook, inTheWay)}. Unlink first, or choose another label.`,
  );
}
