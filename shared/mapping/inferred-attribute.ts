/** What an attribute most likely asks, told from the answers that a dataset gives. */
import { attributeProblem, type AttributeDefinition } from '../model/attribute.ts';
import type { AttributeValue } from '../model/attribute.ts';

/** More different answers than this are free text, not a choice. */
const MAX_OPTIONS = 12;
const MAX_OPTION_LENGTH = 40;
/** So few are a choice even where none is given twice. */
const FEW = 3;

type Asked = Pick<AttributeDefinition, 'type' | 'options'>;

const isOption = (text: string): boolean => text.trim() !== '';

/** @param values of one kind: all texts, all lists, or all yes and no; @param count with repeats */
export function inferred(values: readonly AttributeValue[], count: number): Asked | null {
  const takesAll = (asked: Asked): boolean =>
    values.every((value) => attributeProblem({ id: '', name: '', ...asked }, value) === null);
  if (takesAll({ type: 'boolean' })) return { type: 'boolean' };
  if (takesAll({ type: 'number' })) return { type: 'number' };
  if (takesAll({ type: 'date' })) return { type: 'date' };
  if (!takesAll({ type: 'text' })) {
    const lists = values.filter((value) => typeof value === 'object');
    const options = [...new Set(lists.flat())].filter(isOption);
    return options.length === 0 ? null : { type: 'many', options };
  }
  const texts = values.filter((value) => typeof value === 'string');
  const isChoice =
    texts.length <= MAX_OPTIONS &&
    (texts.length <= FEW || count >= 2 * texts.length) &&
    texts.every((text) => isOption(text) && text.length <= MAX_OPTION_LENGTH);
  return isChoice ? { type: 'one', options: texts } : { type: 'text' };
}
