import type { AttributeValue } from '../model/attribute.ts';

/** No is an answer; an empty text or list is none. */
export const isAnswered = (value: AttributeValue | undefined): value is AttributeValue =>
  typeof value === 'boolean' || (value !== undefined && value.length > 0);
