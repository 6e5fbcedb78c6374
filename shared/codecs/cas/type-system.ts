/**
 * The types that UIMA needs to know of our annotations, as what a dataset uses asks for, and as the
 * XML that makes them layers of an INCEpTION project (Settings, Layers, Import).
 */
import { compareText } from '../canonical.ts';
import { featureOf } from './features.ts';
import { FRAGMENT_LAYER, FRAGMENT_LINK, RELATION_LAYER, SPAN_LAYER } from './layers.ts';
import type { LabelUse, Usage, ValueKind } from '../usage.ts';

export interface UimaFeature {
  readonly name: string;
  /** `uima.cas.String`, or with `[]` an array of what is before that. */
  readonly range: string;
}

export interface UimaType {
  readonly name: string;
  readonly superType: string;
  readonly features: readonly UimaFeature[];
}

/** A feature for an attribute's values of one kind. */
export interface AttributeFeature extends UimaFeature {
  readonly attribute: string;
  readonly kind: ValueKind;
}

const STRING = 'uima.cas.String';
const RANGES: Readonly<Record<ValueKind, string>> = {
  text: STRING,
  boolean: 'uima.cas.Boolean',
  list: 'uima.cas.String[]',
};

/**
 * By attribute id, text before the other kinds.
 * @param isMarked every name tells the kind; else those only where an attribute has several kinds
 */
export function attributeFeatures(uses: Iterable<LabelUse>, isMarked: boolean): AttributeFeature[] {
  const kinds = new Map<string, Set<ValueKind>>();
  for (const { attributes } of uses)
    for (const [id, found] of attributes)
      kinds.set(id, new Set([...(kinds.get(id) ?? []), ...found]));
  return [...kinds]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([attribute, found]) =>
      (['text', 'boolean', 'list'] as const)
        .filter((kind) => found.has(kind))
        .map((kind) => ({
          attribute,
          kind,
          name: featureOf(attribute, kind, isMarked || found.size > 1),
          range: RANGES[kind],
        })),
    );
}

const strings = (names: readonly string[]): UimaFeature[] =>
  names.map((name) => ({ name, range: STRING }));

export interface OwnTypes {
  readonly span: readonly AttributeFeature[];
  readonly relation: readonly AttributeFeature[];
  readonly types: readonly UimaType[];
}

/**
 * @param fixed features that are always there: of spans, of relations
 * @param isMarked as of `attributeFeatures`
 */
export function ownTypes(
  usage: Pick<Usage, 'labels' | 'relationTypes'>,
  fixed: { readonly span: readonly string[]; readonly relation: readonly string[] },
  isMarked: boolean,
): OwnTypes {
  const span = attributeFeatures(usage.labels.values(), isMarked);
  const relation = attributeFeatures(usage.relationTypes.values(), isMarked);
  const ends = ['Governor', 'Dependent'].map((name) => ({ name, range: SPAN_LAYER }));
  return {
    span,
    relation,
    types: [
      {
        name: SPAN_LAYER,
        superType: 'uima.tcas.Annotation',
        features: [...strings(fixed.span), ...span],
      },
      {
        name: RELATION_LAYER,
        superType: 'uima.tcas.Annotation',
        features: [...ends, ...strings(fixed.relation), ...relation],
      },
    ],
  };
}

/** Annotations of several pieces: slots filled with the pieces. */
export const FRAGMENT_TYPES: readonly UimaType[] = [
  { name: FRAGMENT_LAYER, superType: 'uima.tcas.Annotation', features: [] },
  {
    name: FRAGMENT_LINK,
    superType: 'uima.cas.TOP',
    features: [...strings(['role']), { name: 'target', range: FRAGMENT_LAYER }],
  },
];

/** Names are identifiers with dots: nothing in them needs an escape. */
function featureXml({ name, range }: UimaFeature): string {
  const element = range.endsWith('[]') ? range.slice(0, -2) : null;
  const lines =
    element === null
      ? [range]
      : element === STRING
        ? ['uima.cas.StringArray']
        : ['uima.cas.FSArray', element];
  return [
    '        <featureDescription>',
    `          <name>${name}</name>`,
    '          <description/>',
    `          <rangeTypeName>${lines[0] ?? ''}</rangeTypeName>`,
    ...(lines[1] === undefined ? [] : [`          <elementType>${lines[1]}</elementType>`]),
    '        </featureDescription>',
  ].join('\n');
}

export const typeSystemXml = (types: readonly UimaType[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    '  <types>',
    ...types.map(({ name, superType, features }) =>
      [
        '    <typeDescription>',
        `      <name>${name}</name>`,
        '      <description/>',
        `      <supertypeName>${superType}</supertypeName>`,
        '      <features>',
        ...features.map(featureXml),
        '      </features>',
        '    </typeDescription>',
      ].join('\n'),
    ),
    '  </types>',
    '</typeSystemDescription>',
    '',
  ].join('\n');
