/** The types of attributes, as they are called on screen. */
import type { AttributeType } from '../../../shared/model/attribute.ts';

export const TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'yes or no',
  one: 'one of',
  many: 'many of',
  entity: 'entity',
};
