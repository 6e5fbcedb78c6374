/**
 * Writing UIMA CAS JSON 0.4, a structure a line. The text's structure comes first, arrays and pieces
 * before the annotations that refer to them.
 */
import type { Fragment } from '../../model/anchor.ts';
import type { Attributes } from '../../model/attribute.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { documentName } from '../brat/names.ts';
import {
  FRAGMENT_LAYER,
  FRAGMENT_LINK,
  METADATA_TYPE,
  OWN_COLLECTION,
  RELATION_LAYER,
  SPAN_LAYER,
} from './layers.ts';
import {
  FRAGMENT_TYPES,
  ownTypes,
  typeSystemXml,
  type AttributeFeature,
  type OwnTypes,
  type UimaType,
} from './type-system.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { kindOf } from '../usage.ts';

/** The types as INCEpTION imports them as layers. Always there. */
export const TYPE_SYSTEM = 'TypeSystem.xml';
const VIEW = '_InitialView';
const SOFA_ID = 1;
/** Of article numbers, so that the order of names is that of articles. */
const DIGITS = 4;

const RECORD = ['label', 'id', 'annotator', 'annotatorId'];

const METADATA: UimaType = {
  name: METADATA_TYPE,
  superType: 'uima.tcas.DocumentAnnotation',
  features: ['documentTitle', 'documentId', 'documentUri', 'collectionId'].map((name) => ({
    name,
    range: 'uima.cas.String',
  })),
};

function typesOf(usage: Outline['usage']): OwnTypes {
  const own = ownTypes(usage, { span: [...RECORD, 'note', 'status'], relation: RECORD }, false);
  const fragments = { name: 'fragments', range: `${FRAGMENT_LINK}[]` };
  const types = own.types.map((type) =>
    type.name === SPAN_LAYER ? { ...type, features: [...type.features, fragments] } : type,
  );
  return { ...own, types: [...types, ...FRAGMENT_TYPES] };
}

function typesJson(types: readonly UimaType[]): string {
  const entries = types.map(({ name, superType, features }) => {
    const declared = features.map((feature) => [
      feature.name,
      { '%NAME': feature.name, '%RANGE': feature.range },
    ]);
    const type = [['%NAME', name], ['%SUPER_TYPE', superType], ...declared];
    return `${JSON.stringify(name)}:${JSON.stringify(Object.fromEntries(type))}`;
  });
  return `{\n${entries.join(',\n')}\n}`;
}

type Value = string | boolean | number | readonly (string | number)[] | undefined;

/** The structures of one article. */
class CasWriter {
  private readonly out: (piece: string) => void;
  private readonly own: OwnTypes;
  private readonly members: number[] = [];
  private readonly ids = new Map<string, number>();
  private next = SOFA_ID;

  constructor(own: OwnTypes, out: (piece: string) => void) {
    this.own = own;
    this.out = out;
  }

  private structure(type: string, fields: Readonly<Record<string, Value>>): number {
    const id = this.next;
    this.next += 1;
    this.out(
      `${id === SOFA_ID ? '' : ',\n'}${JSON.stringify({ '%ID': id, '%TYPE': type, ...fields })}`,
    );
    return id;
  }

  private annotation(
    type: string,
    { start, end }: Fragment,
    fields: Readonly<Record<string, Value>>,
  ): number {
    const place = { '@sofa': SOFA_ID, begin: start, end };
    const id = this.structure(type, { ...place, ...fields });
    this.members.push(id);
    return id;
  }

  /** Lists are structures of their own, referred to. */
  private attributes(
    attributes: Attributes,
    features: readonly AttributeFeature[],
  ): Record<string, Value> {
    const fields: [string, Value][] = [];
    for (const { attribute, kind, name } of features) {
      const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
      if (value === undefined || kindOf(value) !== kind) continue;
      if (typeof value === 'string' || typeof value === 'boolean') fields.push([name, value]);
      else
        fields.push([`@${name}`, this.structure('uima.cas.StringArray', { '%ELEMENTS': value })]);
    }
    return Object.fromEntries(fields);
  }

  private pieces(fragments: readonly Fragment[]): Record<string, Value> {
    if (fragments.length < 2) return {};
    const links = fragments.map((fragment, at) => {
      const target = this.annotation(FRAGMENT_LAYER, fragment, {});
      return this.structure(FRAGMENT_LINK, { role: String(at + 1), '@target': target });
    });
    return { '@fragments': this.structure('uima.cas.FSArray', { '%ELEMENTS': links }) };
  }

  private span(span: Span, nameOf: (id: string) => string): void {
    const { id, label, fragments, by, note, status } = span;
    const references = {
      ...this.pieces(fragments),
      ...this.attributes(span.attributes, this.own.span),
    };
    const structure = this.annotation(
      SPAN_LAYER,
      { start: spanStart(span), end: spanEnd(span) },
      { label, id, annotator: nameOf(by), annotatorId: by, status, note, ...references },
    );
    this.ids.set(id, structure);
  }

  write({ article, spans, relations }: ArticleContent, nameOf: (id: string) => string): void {
    const { text, title, id: documentId, meta } = article;
    const { language, url: documentUri } = meta;
    this.out(`{\n"%TYPES":${typesJson([...this.own.types, METADATA])},\n"%FEATURE_STRUCTURES":[\n`);
    this.structure('uima.cas.Sofa', {
      sofaNum: 1,
      sofaID: VIEW,
      mimeType: 'text',
      sofaString: text,
    });
    this.annotation(
      METADATA_TYPE,
      { start: 0, end: text.length },
      { language, documentTitle: title, documentId, documentUri, collectionId: OWN_COLLECTION },
    );
    const places = new Map(spans.map((span) => [span.id, span]));
    for (const span of spans) this.span(span, nameOf);
    for (const { id, type: label, from, to, by, attributes } of relations) {
      // A relation lies where the annotation does that it goes to.
      const target = places.get(to.span);
      const place = target
        ? { start: spanStart(target), end: spanEnd(target) }
        : { start: 0, end: 0 };
      const references = this.attributes(attributes, this.own.relation);
      this.annotation(RELATION_LAYER, place, {
        '@Governor': this.ids.get(from.span),
        '@Dependent': this.ids.get(to.span),
        label,
        id,
        annotator: nameOf(by),
        annotatorId: by,
        ...references,
      });
    }
    const view = { '%SOFA': SOFA_ID, '%MEMBERS': this.members };
    this.out(`\n],\n"%VIEWS":${JSON.stringify({ [VIEW]: view })}\n}\n`);
  }
}

export function casWriter({ head, usage }: Outline, out: Out): DatasetWriter {
  const own = typesOf(usage);
  const names = new Map(head.annotators.map(({ id, name }) => [id, name]));
  const width = Math.max(DIGITS, String(usage.articles).length);
  out(TYPE_SYSTEM, typeSystemXml(own.types));
  let count = 0;
  return {
    article(content) {
      count += 1;
      const path = `${documentName(count, width, content.article.title)}.json`;
      const writer = new CasWriter(own, (piece) => out(path, piece));
      writer.write(content, (id) => names.get(id) ?? id);
    },
    finish: () => undefined,
  };
}
