/**
 * The labelling config that a Label Studio project needs to show what the tasks hold: every label,
 * attribute and relation type in use, and for choices every value that was given.
 */
import type { AttributeDefinition } from '../../model/attribute.ts';
import { activeLabels, type Codebook } from '../../model/codebook.ts';
import type { Span } from '../../model/span.ts';
import { compareText } from '../canonical.ts';
import { controlName, LABELS, TEXT, toLabel, toValue } from './names.ts';
import { LABEL_BACKGROUNDS } from '../proposed-labels.ts';
import { kindOf, type Usage, type ValueKind } from '../usage.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};
/** What XML 1.0 has no way to write. */
const UNWRITABLE = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (value: string): string =>
  value.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\n\t]/gu, (sign) => ESCAPES[sign] ?? sign);

function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escaped(value)}"`,
  );
  const open = `<${name}${written.join('')}`;
  if (children.length === 0) return `${open}/>`;
  const inside = children.map((child) => child.replace(/^/gmu, '  '));
  return `${open}>\n${inside.join('\n')}\n</${name}>`;
}

/** What asks for an attribute: choices where the codebook lists them, else free text. */
export type Control = 'choices' | 'textarea';

const definitionOf = (
  { labels }: Codebook,
  label: string,
  attribute: string,
): AttributeDefinition | undefined =>
  labels.find(({ id }) => id === label)?.attributes.find(({ id }) => id === attribute);

export function controlFor(
  codebook: Codebook,
  label: string,
  attribute: string,
  kind: ValueKind,
): Control {
  if (kind === 'boolean') return 'choices';
  const type = definitionOf(codebook, label, attribute)?.type;
  return type === (kind === 'list' ? 'many' : 'one') ? 'choices' : 'textarea';
}

/** Takes the answers of spans as they are written, then gives the config. */
export class ConfigWriter {
  private readonly codebook: Codebook;
  private readonly usage: Usage;
  /** By name of the control: values that were given to choices. */
  private readonly given = new Map<string, Set<string>>();

  constructor(codebook: Codebook, usage: Usage) {
    this.codebook = codebook;
    this.usage = usage;
  }

  take({ label, attributes }: Span): void {
    for (const [attribute, value] of Object.entries(attributes)) {
      const kind = kindOf(value);
      if (kind === 'boolean') continue;
      if (controlFor(this.codebook, label, attribute, kind) !== 'choices') continue;
      const name = controlName(label, attribute, kind);
      const values = this.given.get(name) ?? new Set();
      for (const one of typeof value === 'object' ? value : [String(value)]) values.add(one);
      this.given.set(name, values);
    }
  }

  private choices(label: string, attribute: string, kind: ValueKind): string[] {
    if (kind === 'boolean') return ['true', 'false'];
    const { options = [] } = definitionOf(this.codebook, label, attribute) ?? {};
    const given = [...(this.given.get(controlName(label, attribute, kind)) ?? [])];
    const others = given.filter((value) => !options.includes(value)).sort(compareText);
    return [...options, ...others];
  }

  private control(label: string, attribute: string, kind: ValueKind): string[] {
    const definition = definitionOf(this.codebook, label, attribute);
    const common = {
      name: controlName(label, attribute, kind),
      toName: TEXT,
      perRegion: 'true',
    };
    const header = element('Header', { value: definition?.name ?? attribute, size: '5' });
    if (controlFor(this.codebook, label, attribute, kind) === 'textarea')
      return [
        header,
        element('TextArea', { ...common, maxSubmissions: kind === 'text' ? '1' : undefined }),
      ];
    return [
      header,
      element(
        'Choices',
        { ...common, choice: kind === 'list' ? 'multiple' : 'single' },
        this.choices(label, attribute, kind).map((value) =>
          element('Choice', { value: toValue(value) }),
        ),
      ),
    ];
  }

  private perRegion(label: string): string[] {
    const uses = this.usage.labels.get(label)?.attributes ?? new Map<string, Set<ValueKind>>();
    const controls = [...uses]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([attribute, kinds]) =>
        [...kinds].sort().flatMap((kind) => this.control(label, attribute, kind)),
      );
    if (controls.length === 0) return [];
    const when = { visibleWhen: 'region-selected', whenLabelValue: toLabel(label) };
    return [element('View', when, controls)];
  }

  /** With a final line feed. */
  xml(): string {
    const used = [...this.usage.labels.keys()].sort(compareText);
    // A project without any label cannot be worked in.
    const labels = used.length > 0 ? used : activeLabels(this.codebook).map(({ id }) => id);
    const types = [...this.usage.relationTypes.keys()].sort(compareText);
    const labelElements = labels.map((id) => {
      const label = this.codebook.labels.find((one) => one.id === id);
      return element('Label', {
        value: toLabel(id),
        background: LABEL_BACKGROUNDS[label?.colour ?? 'slate'],
        hotkey: label?.key === '' ? undefined : label?.key,
        hint: label?.guideline,
      });
    });
    const relations = types.map((type) => element('Relation', { value: toValue(type) }));
    const view = element('View', {}, [
      ...(relations.length === 0 ? [] : [element('Relations', {}, relations)]),
      element('Labels', { name: LABELS, toName: TEXT }, labelElements),
      element('Text', { name: TEXT, value: '$text' }),
      ...labels.flatMap((label) => this.perRegion(label)),
    ]);
    return `${view}\n`;
  }
}
