/** `--set key=value` of `tag`: an attribute of the label by id or name, and what it answers. */
import {
  attributeProblem,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
} from '../../shared/model/attribute.ts';
import type { Label } from '../../shared/model/codebook.ts';
import { err, ok, type Result } from '../../shared/result.ts';

function findAttribute(label: Label, name: string): AttributeDefinition | undefined {
  const wanted = name.toLowerCase();
  return (
    label.attributes.find(({ id }) => id.toLowerCase() === wanted) ??
    label.attributes.find((attribute) => attribute.name.toLowerCase() === wanted)
  );
}

const YES = ['yes', 'true'];
const NO = ['no', 'false'];

/** What was typed as the value the attribute takes; what cannot be read stays text, to be refused. */
function valueOf({ type }: AttributeDefinition, typed: string): AttributeValue {
  const plain = typed.toLowerCase();
  if (type === 'boolean') return YES.includes(plain) ? true : NO.includes(plain) ? false : typed;
  if (type !== 'many') return typed;
  return typed
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** All settings together; the same attribute twice is refused. */
export function attributesOf(label: Label, settings: readonly string[]): Result<Attributes> {
  const attributes = new Map<string, AttributeValue>();
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    const key = setting.slice(0, equals).trim();
    if (equals < 1 || key === '')
      return err('bad-attribute', `“--set ${setting}” is not of the form key=value.`);
    const definition = findAttribute(label, key);
    if (!definition) {
      const known = label.attributes.map(({ id }) => id).join(', ');
      return err(
        'unknown-attribute',
        `${label.name} has no attribute “${key}”. ${known === '' ? 'It has none.' : `It has: ${known}.`}`,
      );
    }
    if (attributes.has(definition.id))
      return err('bad-attribute', `“${definition.id}” is set twice; a list takes commas.`);
    const value = valueOf(definition, setting.slice(equals + 1).trim());
    const problem = attributeProblem(definition, value);
    if (problem !== null) return err('bad-attribute', `“--set ${setting}” is refused: ${problem}.`);
    attributes.set(definition.id, value);
  }
  return ok(Object.fromEntries(attributes));
}
