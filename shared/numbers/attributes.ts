/** What a quantity answers to the questions of the default codebook's Number label. */
import type { Attributes } from '../model/attribute.ts';
import type { Quantity } from './quantity.ts';

export function attributesOf(quantity: Quantity): Attributes {
  const { value, valueMax, unit, comparator, statistic, date } = quantity;
  return {
    ...(value !== undefined && { value, comparator }),
    ...(valueMax !== undefined && { 'value-max': valueMax }),
    ...(unit !== undefined && { unit }),
    ...(statistic !== undefined && { statistic }),
    ...(date !== undefined && { 'as-of': date }),
  };
}
