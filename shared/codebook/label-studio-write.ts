/**
 * A codebook as a Label Studio labelling config. Labels in `Labels`, their attributes as controls
 * of the region (`perRegion`) shown for that label (`whenLabelValue`), relations in `Relations`,
 * document labels as controls of the whole text.
 */
import type { AttributeDefinition } from '../model/attribute.ts';
import { activeLabels, type Codebook, type Label } from '../model/codebook.ts';
import { isCarriedRelation } from './draft.ts';
import { LossCount, type WrittenCodebook } from './format.ts';
import { BACKGROUNDS, YES_NO } from './label-studio-names.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};
// XML 1.0 has no way to write control characters, half surrogates and the two last places.
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (value: string): string =>
  value.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\n\t\r]/gu, (sign) => ESCAPES[sign] ?? sign);

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  if (children.length === 0) return `${open}/>`;
  const inside = children.map((child) => child.replace(/^/gmu, '  '));
  return `${open}>\n${inside.join('\n')}\n</${name}>`;
}

const isChoice = ({ type }: AttributeDefinition): boolean =>
  type === 'one' || type === 'many' || type === 'boolean';

const optionsOf = ({ type, options = [] }: AttributeDefinition): readonly string[] =>
  type === 'boolean' ? YES_NO : options;

const worded = (value: string | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;

function selectedOf({ default: value }: AttributeDefinition): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [worded(value)];
}

function control(definition: AttributeDefinition, name: string, isRegion: boolean): string {
  const common = {
    name,
    toName: 'text',
    perRegion: isRegion ? 'true' : undefined,
    required: definition.required === true ? 'true' : undefined,
  };
  switch (definition.type) {
    case 'number': {
      const { default: value } = definition;
      return element('Number', {
        ...common,
        step: '0.01',
        defaultValue: typeof value === 'string' ? value : undefined,
      });
    }
    case 'date':
      return element('DateTime', { ...common, only: 'date' });
    case 'text':
    case 'entity':
      return element('TextArea', { ...common, maxSubmissions: '1' });
    case 'one':
    case 'many':
    case 'boolean': {
      const selected = selectedOf(definition);
      return element(
        'Choices',
        { ...common, choice: definition.type === 'many' ? 'multiple' : 'single' },
        optionsOf(definition).map((value) =>
          element('Choice', { value, selected: selected.includes(value) ? 'true' : undefined }),
        ),
      );
    }
  }
}

/** Label Studio shows by a choice, and parts the values by commas. */
function conditionOf(
  { shownWhen }: AttributeDefinition,
  others: readonly AttributeDefinition[],
): string | null {
  const other = others.find(({ id }) => id === shownWhen?.attribute);
  if (!shownWhen || !other || !isChoice(other)) return null;
  const values = shownWhen.is.map(worded);
  return values.some((value) => value.includes(',')) ? null : values.join(',');
}

function controls(
  owner: string | null,
  definitions: readonly AttributeDefinition[],
  losses: LossCount,
): string[] {
  const nameOf = (id: string): string => (owner === null ? id : `${owner}__${id}`);
  return definitions.flatMap((definition) => {
    const { id, type, help, default: value, shownWhen } = definition;
    // A control has no name for people; the header before it has.
    const header = element('Header', { value: definition.name, size: '5' });
    const written = [header, control(definition, nameOf(id), owner !== null)];
    if (help !== undefined) losses.add('help texts', 'controls have no place for them');
    if (type === 'entity') losses.add('attributes that name entities', 'they become plain text');
    if (value !== undefined && !isChoice(definition) && type !== 'number')
      losses.add('defaults of texts and dates', 'they would count as answers');
    if (!shownWhen) return written;
    const values = conditionOf(definition, definitions);
    if (values === null) {
      losses.add('conditions', 'only choices without commas can show a control');
      return written;
    }
    const when = {
      visibleWhen: 'choice-selected',
      whenTagName: nameOf(shownWhen.attribute),
      whenChoiceValue: values,
    };
    return [element('View', when, written)];
  });
}

function labelElement({ name, key, colour, guideline }: Label): string {
  return element('Label', {
    value: name,
    background: BACKGROUNDS[colour],
    hotkey: key === '' ? undefined : key,
    hint: guideline,
  });
}

function countLosses({ labels, relationTypes, entities = [] }: Codebook, losses: LossCount): void {
  const archived = labels.filter((label) => label.archived === true);
  losses.add('archived labels', 'they are no longer offered', archived.length);
  const active = labels.length - archived.length;
  losses.add('line styles and units', 'Label Studio has none', active);
  const shown = labels.filter(({ examples = [] }) => examples.length > 0);
  losses.add('examples', 'Label Studio has no place for them', shown.length);
  const across = relationTypes.filter(({ scope }) => scope === 'across');
  losses.add('relation types across articles', 'it links inside one task', across.length);
  const hidden = relationTypes.filter((type) => type.archived === true && type.scope === 'within');
  losses.add('archived relation types', 'they are no longer offered', hidden.length);
  const linking = relationTypes.filter(isCarriedRelation);
  losses.add('allowed ends of relations', 'any two regions can be linked', linking.length);
  losses.add('entities', 'Label Studio has none', entities.length);
}

export function writeLabelStudio(codebook: Codebook): WrittenCodebook {
  const losses = new LossCount();
  countLosses(codebook, losses);
  const labels = activeLabels(codebook);
  const relations = codebook.relationTypes
    .filter(isCarriedRelation)
    .map(({ name }) => element('Relation', { value: name }));
  const perRegion = labels.flatMap(({ id, name, attributes }) => {
    const children = controls(id, attributes, losses);
    const when = { visibleWhen: 'region-selected', whenLabelValue: name };
    return children.length === 0 ? [] : [element('View', when, children)];
  });
  const text = element('View', {}, [
    ...(relations.length === 0 ? [] : [element('Relations', {}, relations)]),
    element('Labels', { name: 'label', toName: 'text' }, labels.map(labelElement)),
    element('Text', { name: 'text', value: '$text' }),
    ...perRegion,
    ...controls(null, codebook.documentLabels ?? [], losses),
  ]);
  return { text: `${text}\n`, losses: losses.losses };
}
