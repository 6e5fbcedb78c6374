/** Giving the answers of an attribute a place among a label's own attributes. */
import {
  attributeProblem,
  type AttributeDefinition,
  type AttributeValue,
} from '../model/attribute.ts';
import { sameNamed } from './close-name.ts';
import { freeName } from './free-name.ts';
import { inferred } from './inferred-attribute.ts';
import type { AttributeUse } from './name-uses.ts';

/** An object literal would swallow it. */
const RESERVED = '__proto__';

const takes = (definition: AttributeDefinition, value: AttributeValue): boolean =>
  attributeProblem(definition, value) === null;

const valuesOf = (
  use: AttributeUse,
): { readonly value: AttributeValue; readonly count: number }[] =>
  [...use.values.values()].flatMap((values) => [...values.values()]);

/** Why some of the answers do not go with `definition`, a sentence's end, or null where all do. */
export function misfitOf(definition: AttributeDefinition, use: AttributeUse): string | null {
  const bad = valuesOf(use).filter(({ value }) => !takes(definition, value));
  const [first] = bad;
  if (!first) return null;
  const count = bad.reduce((sum, one) => sum + one.count, 0);
  const problem = attributeProblem(definition, first.value) ?? '';
  const words = typeof first.value === 'object' ? first.value.join(', ') : String(first.value);
  return `${count} of ${use.count} answers do not fit (“${words}”): ${problem}`;
}

function withOptions(
  definition: AttributeDefinition,
  values: readonly AttributeValue[],
): AttributeDefinition | null {
  const { type, options = [] } = definition;
  const said = values.flatMap((value): readonly string[] => {
    if (typeof value === 'string') return type === 'one' ? [value] : [''];
    return typeof value === 'object' && type === 'many' ? value : [''];
  });
  if (said.some((option) => option.trim() === '')) return null;
  return { ...definition, options: [...new Set([...options, ...said])] };
}

/** A definition that could not be worked with is no help. */
const isUsable = ({ type, options = [] }: AttributeDefinition): boolean =>
  (type !== 'one' && type !== 'many') ||
  (options.length > 0 &&
    new Set(options).size === options.length &&
    options.every((option) => option.trim() !== ''));

export interface AttributePlan {
  /** All attributes of the label. */
  readonly attributes: readonly AttributeDefinition[];
  /** Ids: an answer goes to the first of them that takes it. */
  readonly targets: readonly string[];
}

/**
 * The label's attributes with what `id` needs besides: more options where it is a choice already,
 * else attributes of its own. Answers of different kinds never share one.
 */
export function addedAttribute(
  own: readonly AttributeDefinition[],
  id: string,
  use: AttributeUse,
  proposed: AttributeDefinition | null,
): AttributePlan {
  const attributes = [...own];
  const targets: string[] = [];
  const make = (name: string, asked: Omit<AttributeDefinition, 'id' | 'name'>): void => {
    const made = {
      ...asked,
      id: freeName(id, [RESERVED, ...attributes.map((one) => one.id)], '-'),
      name: freeName(
        name,
        attributes.map((one) => one.name),
      ),
    };
    attributes.push(made);
    targets.push(made.id);
  };
  const known = sameNamed(own, id);
  if (known) targets.push(known.id);
  else if (proposed && isUsable(proposed)) {
    const { id: _id, name, shownWhen: _shown, default: _preset, ...asked } = proposed;
    make(name, asked);
  }
  for (const group of use.values.values()) {
    const values = [...group.values()];
    const left = values.filter(
      ({ value }) => !attributes.some((one) => targets.includes(one.id) && takes(one, value)),
    );
    if (left.length === 0) continue;
    const said = left.map(({ value }) => value);
    const at = attributes.findIndex(({ id: one }) => targets.includes(one));
    const before = attributes[at];
    const widened = before && withOptions(before, said);
    if (widened) attributes[at] = widened;
    else {
      const count = left.reduce((sum, one) => sum + one.count, 0);
      const asked = inferred(said, count);
      if (asked) make(id, asked);
    }
  }
  return { attributes, targets };
}
