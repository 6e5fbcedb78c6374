/**
 * `annotation.conf` and `visual.conf`: what brat has to know of the types in use, lest it marks
 * every annotation as an error. Syntax: brat.nlplab.org/configuration.html and projectconfig.py.
 */
import type { AttributeDefinition } from '../../model/attribute.ts';
import type { Codebook } from '../../model/codebook.ts';
import { compareText } from '../canonical.ts';
import type { Outline } from '../codec.ts';
import { LABEL_BACKGROUNDS } from '../proposed-labels.ts';
import { deniedName, storedName } from './names.ts';
import { wordOf } from './values.ts';
import type { Usage } from '../usage.ts';

export const ANNOTATION_CONF = 'annotation.conf';
export const VISUAL_CONF = 'visual.conf';

/** Our exports have a folder for each annotator, be it one. Other collections may have any. */
const MADE_HERE = '# Written by Claimbench: each folder holds the work of one annotator.';
export const isMadeHere = (conf: string): boolean => conf.startsWith(MADE_HERE);

/** Relations of this type are written as equivalences, and brat takes no other for one. */
export const EQUIV = 'Equiv';
/**
 * Among the values of an attribute: it may have others. It also keeps brat from taking an attribute
 * with one value for a mark (`loadAttributeTypes` of its visualizer.js).
 */
export const OTHERS = '…';
/** Values in use that are listed. brat shows the rest as well, but offers them to nobody. */
const MOST_VALUES = 64;

/** How an attribute is defined by each of the labels that are in use. */
function definitionsIn(
  { labels }: Codebook,
  usage: Usage,
): ReadonlyMap<string, readonly AttributeDefinition[]> {
  const found = new Map<string, AttributeDefinition[]>();
  for (const { id, attributes } of labels)
    for (const definition of usage.labels.has(id) ? attributes : [])
      found.set(definition.id, [...(found.get(definition.id) ?? []), definition]);
  return found;
}

const listOf = (ids: Iterable<string>): string =>
  [...ids].sort(compareText).map(storedName).join('|');

/** A name for people: without what brat's configurations take for syntax. */
const shown = (name: string): string => name.replace(/[\s|<>!]+/gu, ' ').trim();

export class BratConf {
  private readonly codebook: Codebook;
  private readonly usage: Usage;
  private readonly definitions: ReadonlyMap<string, readonly AttributeDefinition[]>;
  /** Attribute id to the words that its values were written as. */
  private readonly words = new Map<string, Set<string>>();

  constructor({ codebook, usage }: Pick<Outline, 'codebook' | 'usage'>) {
    this.codebook = codebook;
    this.usage = usage;
    this.definitions = definitionsIn(codebook, usage);
  }

  /** Notes that an attribute was written with this value. */
  add(attribute: string, word: string): void {
    const words = this.words.get(attribute) ?? new Set();
    this.words.set(attribute, words);
    if (words.size < MOST_VALUES) words.add(word);
  }

  /** What may be chosen first, in the codebook's order, then what else is in use. */
  private valuesOf(attribute: string): string {
    const definitions = this.definitions.get(attribute) ?? [];
    const isChoice = definitions.length > 0 && definitions.every(({ type }) => type === 'one');
    const options = isChoice ? definitions.flatMap((one) => (one.options ?? []).map(wordOf)) : [];
    const used = [...(this.words.get(attribute) ?? [])].sort(compareText);
    const words = new Set([...options, ...used]);
    const isClosed = words.size > 1 && words.size === new Set(options).size;
    return [...words, ...(isClosed ? [] : [OTHERS])].join('|');
  }

  /** Those in use, by id: the labels that have them, and whether any is a mark. */
  private attributes(): [string, { readonly labels: Set<string>; isMark: boolean }][] {
    const found = new Map<string, { readonly labels: Set<string>; isMark: boolean }>();
    for (const [label, { attributes }] of this.usage.labels) {
      for (const [id, kinds] of attributes) {
        const use = found.get(id) ?? { labels: new Set(), isMark: false };
        use.labels.add(label);
        use.isMark ||= kinds.has('boolean');
        found.set(id, use);
      }
    }
    return [...found].sort(([a], [b]) => compareText(a, b));
  }

  private attributeLines(): string[] {
    return this.attributes().flatMap(([id, { labels, isMark }]) => {
      const [name, holders] = [storedName(id), listOf(labels)];
      const values = this.words.has(id) ? `, Value:${this.valuesOf(id)}` : '';
      return [
        `${name}\tArg:${holders}${values}`,
        ...(isMark ? [`${deniedName(id)}\tArg:${holders}`] : []),
      ];
    });
  }

  private relationLines(): string[] {
    return [...this.usage.relationTypes]
      .sort(([a], [b]) => compareText(a, b))
      .map(([id, { from, to }]) => {
        const [arg1, arg2] =
          id === EQUIV ? [new Set([...from, ...to]), new Set([...from, ...to])] : [from, to];
        const kind = id === EQUIV ? ', <REL-TYPE>:symmetric-transitive' : '';
        return `${storedName(id)}\tArg1:${listOf(arg1)}, Arg2:${listOf(arg2)}${kind}`;
      });
  }

  /** To be asked when all values were noted. */
  annotationConf(): string {
    const sections = [
      ['[entities]', ...[...this.usage.labels.keys()].sort(compareText).map(storedName)],
      [
        '[relations]',
        // Without it brat refuses annotations that nest or cross.
        '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
        ...this.relationLines(),
      ],
      ['[events]'],
      ['[attributes]', ...this.attributeLines()],
    ];
    return `${[[MADE_HERE], ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }

  visualConf(): string {
    const { labels, relationTypes } = this.codebook;
    const names = new Map<string, string>();
    const colours: string[] = [];
    for (const { id, name, colour } of labels) {
      if (!this.usage.labels.has(id)) continue;
      names.set(storedName(id), shown(name));
      colours.push(`${storedName(id)}\tbgColor:${LABEL_BACKGROUNDS[colour]}`);
    }
    for (const { id, name } of relationTypes)
      if (this.usage.relationTypes.has(id)) names.set(storedName(id), shown(name));
    for (const [id, { isMark }] of this.attributes()) {
      const name = shown(this.definitions.get(id)?.[0]?.name ?? id);
      names.set(storedName(id), name);
      if (isMark) names.set(deniedName(id), `not ${name}`);
    }
    const sections = [
      // Terms are parted by a tab from what may follow; brat drops spaces around the bars.
      ['[labels]', ...[...names].map(([stored, name]) => `${stored} | ${name}`)],
      [
        '[drawing]',
        'SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken',
        'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
        'ATTRIBUTE_DEFAULT\tglyph:*',
        ...colours,
      ],
    ];
    return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }
}
