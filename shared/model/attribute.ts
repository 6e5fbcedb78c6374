/** Attributes: what a codebook asks about a span, and what an analyst answered. */
import { z } from 'zod';

export const ATTRIBUTE_TYPES = [
  'text',
  'number',
  'date',
  'boolean',
  'one',
  'many',
  'entity',
] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

export interface AttributeDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: AttributeType;
  /** The choices of `one` and `many`, in the order shown. */
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly help?: string;
  /** Given to every new annotation that says nothing else. */
  readonly default?: AttributeValue;
  /** Asked only where another attribute of the same label has one of these values. */
  readonly shownWhen?: ShownWhen;
}

export interface ShownWhen {
  /** Attribute id. */
  readonly attribute: string;
  /** For `many`: any of its values. */
  readonly is: readonly (string | boolean)[];
}

/**
 * `number` is a decimal string (no float rounding), `date` an ISO date, `many` a list, `entity` the
 * id of one of the codebook's entities.
 */
export type AttributeValue = string | boolean | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

const valueSchema = z.union([z.string(), z.boolean(), z.array(z.string())]);

export const attributeDefinitionSchema: z.ZodType<AttributeDefinition> = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(ATTRIBUTE_TYPES),
  options: z.array(z.string()).exactOptional(),
  required: z.boolean().exactOptional(),
  help: z.string().exactOptional(),
  default: valueSchema.exactOptional(),
  shownWhen: z
    .looseObject({ attribute: z.string(), is: z.array(z.union([z.string(), z.boolean()])) })
    .exactOptional(),
});

/** `__proto__` as a key would be swallowed by object literals and lost silently: refuse it. */
const attributeKey = z
  .string()
  .min(1)
  .refine((key) => key !== '__proto__', 'reserved name');

export const attributesSchema: z.ZodType<Attributes> = z.record(attributeKey, valueSchema);

const DECIMAL = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;
const ISO_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Why `value` does not answer `definition`, or null when it does. */
export function attributeProblem(
  definition: AttributeDefinition,
  value: AttributeValue,
): string | null {
  const { name, type, options = [] } = definition;
  const isText = typeof value === 'string';
  switch (type) {
    case 'text':
      return isText ? null : `“${name}” takes text`;
    case 'number':
      return isText && DECIMAL.test(value)
        ? null
        : `“${name}” takes a decimal number such as 32000 or 1.3`;
    case 'date':
      return isText && ISO_DATE.test(value) ? null : `“${name}” takes a date such as 2024-03-22`;
    case 'boolean':
      return typeof value === 'boolean' ? null : `“${name}” takes yes or no`;
    case 'one':
      return isText && options.includes(value)
        ? null
        : `“${name}” takes one of: ${options.join(', ')}`;
    case 'many':
      return Array.isArray(value) && value.every((item: string) => options.includes(item))
        ? null
        : `“${name}” takes any of: ${options.join(', ')}`;
    case 'entity':
      return isText ? null : `“${name}” takes one of the codebook’s entities`;
  }
}

/** Whether `definition` is asked of a record with these answers. */
export function isShown({ shownWhen }: AttributeDefinition, answers: Attributes): boolean {
  if (!shownWhen) return true;
  const value = answers[shownWhen.attribute];
  const given: readonly (string | boolean)[] = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'object' || value === undefined
      ? []
      : [value];
  return given.some((one) => shownWhen.is.includes(one));
}
