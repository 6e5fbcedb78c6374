/** What a labelling config says of the tasks beside it: their texts, labels, controls, relations. */
import { SaxesParser } from 'saxes';
import type { AttributeDefinition } from '../../model/attribute.ts';
import type { Codebook } from '../../model/codebook.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { askedBy, fromValue } from './names.ts';
import { proposedCodebook, type DeclaredLabel } from '../proposed-labels.ts';
import type { Part } from '../parts.ts';
import { refuse } from '../refusal.ts';

export interface Config {
  /** Name of the object in the config to the field of a task that it shows. */
  readonly texts: ReadonlyMap<string, string>;
  readonly proposed: Codebook | null;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The control that a `Choice` belongs to. */
  readonly control: DraftControl | null;
  /** Labels that the element is shown for, commas between; from the views round it, too. */
  readonly labels: string | null;
}

interface DraftControl {
  readonly tag: string;
  readonly name: string;
  readonly title: string | null;
  readonly isMultiple: boolean;
  readonly labels: string | null;
  readonly options: string[];
}

const MAX_DEPTH = 100;
const LABELS = new Set(['Labels', 'HyperTextLabels']);
const CONTROLS = new Set(['Choices', 'TextArea', 'Number', 'Rating', 'DateTime']);

class Gathering {
  readonly texts = new Map<string, string>();
  readonly labels: DeclaredLabel[] = [];
  readonly relations: string[] = [];
  readonly controls: DraftControl[] = [];
  private title: string | null = null;

  open(name: string, attributes: Element['attributes'], parent: Element | undefined): Element {
    const { value = '', toName, whenLabelValue } = attributes;
    const labels = whenLabelValue ?? parent?.labels ?? null;
    const id = attributes['alias'] ?? value;
    if (name === 'Header') this.title = value;
    else if (name === 'Text' && value.startsWith('$'))
      this.texts.set(attributes['name'] ?? '', value.slice(1));
    else if (name === 'Label' && LABELS.has(parent?.name ?? ''))
      this.labels.push({
        id: fromValue(id),
        key: attributes['hotkey'],
        background: attributes['background'],
        guideline: attributes['hint'],
      });
    else if (name === 'Relation') this.relations.push(fromValue(value));
    else if (name === 'Choice') parent?.control?.options.push(fromValue(id));
    else if (CONTROLS.has(name) && toName !== undefined && attributes['perRegion'] === 'true') {
      const control: DraftControl = {
        tag: name,
        name: attributes['name'] ?? name,
        title: this.title,
        isMultiple: attributes['choice'] === 'multiple',
        labels,
        options: [],
      };
      this.title = null;
      this.controls.push(control);
      return { name, attributes, control, labels };
    }
    return { name, attributes, control: parent?.control ?? null, labels };
  }

  private attributesOf(label: string): AttributeDefinition[] {
    const asked = this.controls.flatMap((control): AttributeDefinition[] => {
      const { labels, tag, name, title, isMultiple, options } = control;
      if (labels !== null && !labels.split(',').map(fromValue).includes(label)) return [];
      const { attribute: id, kind } = askedBy(name, label);
      if (id === '' || id === '__proto__') return [];
      const common = { id, name: title === null || title === '' ? id : title };
      if (tag !== 'Choices') {
        // A list of free texts is none of the codebook's questions.
        if (kind === 'list') return [];
        return [{ ...common, type: tag === 'TextArea' || tag === 'DateTime' ? 'text' : 'number' }];
      }
      if (kind === 'boolean') return [{ ...common, type: 'boolean' }];
      return [{ ...common, type: isMultiple ? 'many' : 'one', options }];
    });
    return [...new Map(asked.toReversed().map((one) => [one.id, one])).values()].reverse();
  }

  config(): Config {
    const labels = this.labels.map((label) => ({
      ...label,
      attributes: this.attributesOf(label.id),
    }));
    return { texts: this.texts, proposed: proposedCodebook(labels, this.relations) };
  }
}

export const NO_CONFIG: Config = { texts: new Map(), proposed: null };

/** Refusals name the line: what is wrong with the XML, a document type, elements without end. */
export function readConfig({ text, where }: Part): Result<Config> {
  const parser = new SaxesParser({ xmlns: false });
  const gathering = new Gathering();
  const open: Element[] = [];
  const found: { failure: Err | null } = { failure: null };
  const fail = (reason: string): void => {
    found.failure ??= refuse({ ...where, line: parser.line }, reason);
  };
  parser.on('doctype', () => fail('a document type (DOCTYPE) is not allowed in a config'));
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '')));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MAX_DEPTH) fail('elements are nested too deeply');
    open.push(gathering.open(name, attributes, open.at(-1)));
  });
  parser.on('closetag', () => {
    open.pop();
  });
  // In pieces, so that a hostile file is left at the first refusal.
  for (let at = 0; at < text.length && !found.failure; at += 65_536)
    parser.write(text.slice(at, at + 65_536));
  if (!found.failure) parser.close();
  return found.failure ?? ok(gathering.config());
}
