/** What attributes and normalisations say of one annotation or relation. */
import type { Attributes, AttributeValue } from '../../model/attribute.ts';
import type { Err } from '../../result.ts';
import type { AnswerLine, NormLine } from './line.ts';
import { deniedIn, unescapedName } from './names.ts';
import { valueOfWord } from './values.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse } from '../refusal.ts';

/** Of the attribute with the names that normalisations give what they refer to. */
const NAME = '-name';
const OTHER = '-reference';

const listOf = (value: Exclude<AttributeValue, boolean>): readonly string[] =>
  typeof value === 'string' ? [value] : value;

export class BratAnswers {
  private readonly values = new Map<string, AttributeValue>();
  /** By type: what is referred to, each with its name or `''`. */
  private readonly norms = new Map<string, { reference: string; name: string }[]>();

  add(line: AnswerLine | NormLine, leftOut: LeftOut): Err | null {
    const isMark = line.kind === 'answer' && line.value === null;
    const denied = isMark ? deniedIn(line.type) : null;
    const id = denied ?? unescapedName(line.type);
    if (id === '' || id === '__proto__')
      return refuse(line.where, `“${line.type}” cannot be the name of an attribute`);
    if (line.kind === 'norm') {
      const { reference, name } = line;
      this.norms.set(id, [...(this.norms.get(id) ?? []), { reference, name }]);
      return null;
    }
    const value = line.value === null ? denied === null : valueOfWord(line.value);
    const before = this.values.get(id);
    if (before === undefined) this.values.set(id, value);
    else if (typeof before === 'boolean' || typeof value === 'boolean')
      leftOut.add('second answers to a question', 'a mark is there or is not');
    else this.values.set(id, [...listOf(before), ...listOf(value)]);
    return null;
  }

  attributes(): Attributes {
    const all = new Map(this.values);
    const put = (id: string, found: readonly string[]): void => {
      const before = all.get(id);
      const known = before === undefined || typeof before === 'boolean' ? [] : listOf(before);
      const [only = ''] = found;
      // A mark of the same name has no place for more.
      all.set(
        typeof before === 'boolean' ? `${id}${OTHER}` : id,
        known.length + found.length === 1 ? only : [...known, ...found],
      );
    };
    for (const [id, norms] of this.norms) {
      put(
        id,
        norms.map(({ reference }) => reference),
      );
      const names = norms.map(({ name }) => name);
      if (names.some((name) => name !== '')) put(`${id}${NAME}`, names);
    }
    return Object.fromEntries(all);
  }
}
