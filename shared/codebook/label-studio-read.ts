/** A Label Studio labelling config as a codebook. */
import { refuse } from '../codecs/refusal.ts';
import { codebookProblem } from '../model/codebook-problem.ts';
import type { AttributeValue } from '../model/attribute.ts';
import { COLOURS, type Codebook } from '../model/codebook.ts';
import { ok, type Result } from '../result.ts';
import { codebookFrom, type DraftAttribute, type DraftLabel } from './draft.ts';
import { LossCount, type ReadCodebook } from './format.ts';
import { BACKGROUNDS, LABEL_STUDIO_DIALECT, typeOfChoices } from './label-studio-names.ts';
import { xmlTree, type XmlElement } from './xml-tree.ts';

const BAD = 'bad-codebook';
/** Controls that label a stretch of text. */
const LABELS = new Set(['Labels', 'HyperTextLabels', 'ParagraphLabels']);
const CONTROLS = new Set(['Choices', 'TextArea', 'Number', 'DateTime', 'Rating']);
/** Elements that ask for nothing. */
const SILENT = new Set([
  ...['View', 'Header', 'Text', 'HyperText', 'Paragraphs', 'Style', 'Filter', 'Collapse', 'Panel'],
  ...['Relations', 'Relation', 'Label', 'Choice', 'Shortcut', 'Hint'],
]);

interface Condition {
  /** Name of a control. */
  readonly tag: string;
  /** Absent: any choice. */
  readonly values: string | undefined;
}

/** What a control inherits from the views round it. */
interface Surroundings {
  readonly labels: string | null;
  readonly condition: Condition | null;
}

interface Control {
  readonly element: XmlElement;
  readonly title: string | null;
  readonly around: Surroundings;
}

const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

const named = (value: string | undefined): string[] =>
  value === undefined || value.trim() === '' ? [] : [value.trim()];

function inside({ attributes }: XmlElement, around: Surroundings, losses: LossCount): Surroundings {
  const { visibleWhen, whenLabelValue, whenTagName, whenChoiceValue } = attributes;
  if (visibleWhen === 'choice-selected' && whenTagName !== undefined)
    return { ...around, condition: { tag: whenTagName, values: whenChoiceValue } };
  if (visibleWhen === 'region-selected' && whenLabelValue !== undefined)
    return { ...around, labels: whenLabelValue };
  if (visibleWhen !== undefined && visibleWhen !== 'region-selected')
    losses.add('conditions', 'an attribute is shown by an answer that was given');
  return around;
}

/** Everything of a config that a codebook is made of. */
class Config {
  readonly labels: DraftLabel[] = [];
  readonly relations: string[] = [];
  readonly controls: Control[] = [];
  readonly losses = new LossCount();

  gather(element: XmlElement, around: Surroundings): void {
    const scope = inside(element, around, this.losses);
    let title: string | null = null;
    for (const child of element.children) {
      if (child.name === 'Header') {
        [title = null] = named(child.attributes['value']);
        continue;
      }
      if (LABELS.has(child.name)) this.gatherLabels(child);
      else if (child.name === 'Relations') this.gatherRelations(child);
      else if (CONTROLS.has(child.name)) {
        this.controls.push({ element: child, title, around: inside(child, scope, this.losses) });
        title = null;
      } else if (SILENT.has(child.name)) this.gather(child, scope);
      else this.losses.add(`elements “${child.name}”`, 'a codebook has nothing like them');
    }
  }

  private gatherLabels({ children }: XmlElement): void {
    for (const { name, attributes } of children) {
      if (name !== 'Label') continue;
      const background = attributes['background']?.toLowerCase();
      const colour = COLOURS.find((one) => BACKGROUNDS[one] === background);
      const { hotkey, hint } = attributes;
      for (const value of named(attributes['value']))
        this.labels.push({
          name: value,
          attributes: [],
          ...(hotkey === undefined ? {} : { key: hotkey }),
          ...(hint === undefined || hint === '' ? {} : { guideline: hint }),
          ...(colour === undefined ? {} : { colour }),
        });
    }
  }

  private gatherRelations({ children }: XmlElement): void {
    for (const { name, attributes } of children)
      if (name === 'Relation') this.relations.push(...named(attributes['value']));
  }
}

/** Values parted by commas; one that holds a comma itself is found whole. */
const listed = (value: string, known: readonly string[]): string[] =>
  known.includes(value) ? [value] : value.split(',').map((one) => one.trim());

function choicesOf({ attributes, children }: XmlElement) {
  const choices = children.filter(({ name }) => name === 'Choice');
  const options = choices.flatMap((choice) => named(choice.attributes['value']));
  const type = typeOfChoices(options, attributes['choice'] === 'multiple');
  const chosen = choices
    .filter((choice) => isTrue(choice.attributes['selected']))
    .flatMap((choice) => named(choice.attributes['value']));
  const [first] = chosen;
  const start: AttributeValue | undefined =
    type === 'many' ? chosen : type === 'boolean' && first !== undefined ? first === 'yes' : first;
  return {
    type,
    ...(type === 'boolean' ? {} : { options }),
    ...(first === undefined || start === undefined ? {} : { default: start }),
  };
}

/** Without its condition: that needs the other controls. */
function attributeOf({ element, title }: Control): DraftAttribute {
  const { name: tag, attributes } = element;
  const own = attributes['name'] ?? tag;
  const common = {
    name: title ?? own.split('__').at(-1) ?? own,
    ...(isTrue(attributes['required']) ? { required: true } : {}),
  };
  const { defaultValue } = attributes;
  switch (tag) {
    case 'Choices':
      return { ...common, ...choicesOf(element) };
    case 'Number':
    case 'Rating':
      return {
        ...common,
        type: 'number',
        ...(defaultValue === undefined ? {} : { default: defaultValue }),
      };
    case 'DateTime':
      return { ...common, type: 'date' };
    default:
      return { ...common, type: 'text' };
  }
}

/** The attributes that are asked of one owner: a label, or the whole text (null). */
function attributesFor(owner: string | null, config: Config): DraftAttribute[] {
  const names = config.labels.map(({ name }) => name);
  const asked = config.controls.filter(({ element, around }) => {
    const isRegion = isTrue(element.attributes['perRegion']) || around.labels !== null;
    if (owner === null || !isRegion) return owner === null && !isRegion;
    return around.labels === null || listed(around.labels, names).includes(owner);
  });
  return asked.map((control) => {
    const attribute = attributeOf(control);
    const { condition } = control.around;
    const tag = asked.find(({ element }) => element.attributes['name'] === condition?.tag);
    if (!condition || !tag || tag === control) return attribute;
    const other = attributeOf(tag);
    const options = other.type === 'boolean' ? ['yes', 'no'] : (other.options ?? []);
    const values = condition.values === undefined ? options : listed(condition.values, options);
    const is = other.type === 'boolean' ? values.map((value) => value === 'yes') : values;
    return { ...attribute, shownWhen: { attribute: other.name, is } };
  });
}

export function readLabelStudio(
  text: string,
  file: string,
  own: Codebook | null,
): Result<ReadCodebook> {
  const root = xmlTree(text, file);
  if (!root.ok) return root;
  const where = { file, line: root.value.line };
  if (root.value.name !== 'View') {
    const found = `its outermost element is <${root.value.name}>, not <View>`;
    return refuse(where, `this is no Label Studio config: ${found}`, BAD);
  }
  const config = new Config();
  config.gather(root.value, { labels: null, condition: null });
  if (config.labels.length === 0)
    return refuse({ file }, 'the config has no <Labels> to tag text with', BAD);
  const labels = config.labels.map((label) => ({
    ...label,
    attributes: attributesFor(label.name, config),
  }));
  const draft = {
    labels,
    relations: config.relations.map((name) => ({ name })),
    documentLabels: attributesFor(null, config),
  };
  const codebook = codebookFrom(draft, own, LABEL_STUDIO_DIALECT, 'From Label Studio');
  const problem = codebookProblem(codebook);
  return problem === null
    ? ok({ codebook, losses: config.losses.losses })
    : refuse({ file }, problem, BAD);
}
