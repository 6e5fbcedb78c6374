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
  type Entity,
  type Example,
  type Label,
  type RelationType,
} from '../../shared/model/codebook.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import { clockArb } from './clock.ts';
import { unicodeArb } from './text.ts';

const OPTIONS = ['yes', 'no', 'not sure', 'naïve', 'a/b', 'x=y'];

const ENTITIES: readonly Entity[] = [
  { id: 'fsb', name: 'FSB' },
  { id: 'tass', name: 'TASS, agency', uri: 'https://example.org/tass?a=1&b=2' },
];

const definitionArb = (at: number): fc.Arbitrary<AttributeDefinition> =>
  fc
    .record({
      type: fc.constantFrom(...ATTRIBUTE_TYPES),
      name: fc.constantFrom('Kind', 'How sure', 'Größe', 'as of'),
      options: fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 }),
      more: fc.record(
        { required: fc.constant(true), help: fc.constant('Say it in a few words') },
        { requiredKeys: [], noNullPrototype: true },
      ),
      hasDefault: fc.boolean(),
    })
    .chain(({ type, name, options, more, hasDefault }) => {
      const definition: AttributeDefinition = {
        id: `attribute-${at}`,
        name: `${name} ${at}`,
        type,
        ...more,
        ...(type === 'one' || type === 'many' ? { options } : {}),
      };
      const plain = fc.constant(definition);
      if (!hasDefault) return plain;
      return valueArb(definition).map((value) => ({ ...definition, default: value }));
    });

/** Some are shown by an answer to one before them, so that no circle comes about. */
function withConditions(
  definitions: readonly AttributeDefinition[],
  seeds: readonly number[],
): AttributeDefinition[] {
  return definitions.map((definition, at) => {
    const seed = seeds[at] ?? 0;
    const other = definitions[seed % Math.max(1, at)];
    if (at === 0 || seed % 3 > 0 || !other) return definition;
    const is = other.type === 'boolean' ? [seed % 2 === 0] : (other.options ?? ['x']).slice(0, 2);
    return { ...definition, shownWhen: { attribute: other.id, is } };
  });
}

const definitionsArb: fc.Arbitrary<AttributeDefinition[]> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.nat(), { minLength: 3, maxLength: 3 }))
  .chain(([count, seeds]) =>
    fc
      .tuple(...Array.from({ length: count }, (_, at) => definitionArb(at)))
      .map((definitions) => withConditions(definitions, seeds)),
  );

const examplesArb: fc.Arbitrary<Example[]> = fc.array(
  fc.record({ quote: unicodeArb, positive: fc.boolean() }, { noNullPrototype: true }),
  { minLength: 1, maxLength: 2 },
);

const labelArb = (index: number): fc.Arbitrary<Label> =>
  fc
    .record({
      name: fc.constantFrom('Claim', 'Number', 'Source', 'Reported speech', 'Zitat', 'هدف'),
      colour: fc.constantFrom(...COLOURS),
      line: fc.constantFrom(...LINE_STYLES),
      unit: fc.constantFrom(...UNITS),
      attributes: definitionsArb,
      more: fc.record(
        {
          guideline: fc.constant('Tag *what is said*.\n\n- not who says it'),
          examples: examplesArb,
          // The first label stays, so that there is always one to tag with.
          archived: fc.constant(index > 0),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    })
    .map(({ more, ...label }) => ({
      id: `label-${index}`,
      key: 'abcdefgh'.charAt(index),
      ...label,
      ...more,
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
  .chain((count) =>
    fc.tuple(
      fc.record({ clock: clockArb, documentLabels: definitionsArb, isAsking: fc.boolean() }),
      ...Array.from({ length: count }, (_, at) => labelArb(at)),
    ),
  )
  .map(([{ clock, documentLabels, isAsking }, ...labels]) => ({
    kind: 'codebook',
    id: 'codebook',
    name: 'Made up',
    labels,
    relationTypes: relationTypesOf(labels),
    ...(isAsking ? { documentLabels } : {}),
    entities: ENTITIES,
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
      return unicodeArb;
    case 'entity':
      return fc.constantFrom(...ENTITIES.map(({ id }) => id));
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

/** Answers to some of the attributes. */
export const attributesArb = ({
  attributes,
}: Pick<Label, 'attributes'>): fc.Arbitrary<Attributes> =>
  fc
    .subarray([...attributes])
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
