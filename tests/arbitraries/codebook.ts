/** Codebooks: the default one, and made-up ones with every type of attribute. */
import fc from 'fast-check';
import {
  ATTRIBUTE_TYPES,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
} from '../../shared/model/attribute.ts';
import {
  COLOURS,
  LINE_STYLES,
  UNITS,
  type Codebook,
  type Label,
  type RelationType,
} from '../../shared/model/codebook.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import { clockArb } from './clock.ts';
import { unicodeArb } from './text.ts';

const OPTIONS = ['yes', 'no', 'not sure', 'naïve', 'a/b', 'x=y'];

const definitionArb = (at: number): fc.Arbitrary<AttributeDefinition> =>
  fc
    .record({
      type: fc.constantFrom(...ATTRIBUTE_TYPES),
      name: fc.constantFrom('Kind', 'How sure', 'Größe', 'as of'),
      options: fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 }),
    })
    .map(({ type, name, options }) => ({
      id: `attribute-${at}`,
      name: `${name} ${at}`,
      type,
      ...(type === 'one' || type === 'many' ? { options } : {}),
    }));

const labelArb = (index: number): fc.Arbitrary<Label> =>
  fc
    .record({
      name: fc.constantFrom('Claim', 'Number', 'Source', 'Reported speech', 'Zitat', 'هدف'),
      colour: fc.constantFrom(...COLOURS),
      line: fc.constantFrom(...LINE_STYLES),
      unit: fc.constantFrom(...UNITS),
      attributes: fc
        .integer({ min: 0, max: 3 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => definitionArb(at)))),
    })
    .map((label) => ({
      id: `label-${index}`,
      key: 'abcdefgh'.charAt(index),
      ...label,
      name: `${label.name} ${index}`,
    }));

const relationTypesOf = (labels: readonly Label[]): RelationType[] => {
  const ids = labels.map((label) => label.id);
  return [
    { id: 'goes-with', name: 'goes with', from: ids, to: ids, scope: 'within' },
    { id: 'says-the-same', name: 'says the same', from: ids, to: ids, scope: 'across' },
  ];
};

const madeUpArb: fc.Arbitrary<Codebook> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(clockArb, ...Array.from({ length: count }, (_, at) => labelArb(at))))
  .map(([clock, ...labels]) => ({
    kind: 'codebook',
    id: 'codebook',
    name: 'Made up',
    labels,
    relationTypes: relationTypesOf(labels),
    clock,
  }));

export const codebookArb: fc.Arbitrary<Codebook> = fc.oneof(
  clockArb.map(defaultCodebook),
  madeUpArb,
);

function valueArb(definition: AttributeDefinition): fc.Arbitrary<AttributeValue> {
  const options = definition.options ?? [];
  switch (definition.type) {
    case 'text':
    case 'entity':
      return unicodeArb;
    case 'number':
      return fc.constantFrom('0', '-1.5', '32000', '+.25', '133');
    case 'date':
      return fc.constantFrom('2024', '2024-03', '2024-03-22');
    case 'boolean':
      return fc.boolean();
    case 'one':
      return fc.constantFrom(...options);
    case 'many':
      return fc.subarray([...options]);
  }
}

/** Answers to some of the label's attributes. */
export const attributesArb = (label: Label): fc.Arbitrary<Attributes> =>
  fc
    .subarray([...label.attributes])
    .chain((asked) =>
      fc
        .tuple(...asked.map(valueArb))
        .map((values) =>
          Object.fromEntries(
            asked.map((definition, at): [string, AttributeValue] => [
              definition.id,
              values[at] ?? '',
            ]),
          ),
        ),
    );
