/** Reading back the TEI documents that Claimbench wrote. */
import type { Article } from '../../model/article.ts';
import type { Attributes, AttributeValue } from '../../model/attribute.ts';
import type { Fragment } from '../../model/anchor.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { DataFile, ReadOptions } from '../codec.ts';
import type { Dataset } from '../dataset.ts';
import { OffsetTable } from '../offsets.ts';
import { partAt, type Part } from '../parts.ts';
import { metaOf, plainArticle, type META_FIELDS } from '../plain-article.ts';
import { refuse, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';
import { CORPUS, fileOf, idOf, NAMESPACE, TEXT } from './terms.ts';
import { childOf, childrenOf, fromXmlChars, parseXml, textOf, type XmlElement } from '../xml.ts';

interface Document {
  readonly root: XmlElement;
  readonly where: Where;
  readonly path: string;
}

function documentOf(part: Part, path: string): Result<Document> {
  if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
  const root = parseXml(part.text, part.where);
  if (!root.ok) return root;
  return root.value.name === 'TEI' && root.value.namespace === NAMESPACE
    ? ok({ root: root.value, where: part.where, path })
    : refuse({ ...part.where, line: root.value.line }, 'it is no TEI document');
}

/** Elements of that name below `element`, however deep. */
const below = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(child.name === name ? [child] : []), ...below(child, name)],
  );

/** Characters of the text, stand-ins being what they stand for. */
function charactersOf(element: XmlElement): string {
  if (element.name === 'g') {
    const code = /^#c-([0-9A-F]{4})$/.exec(element.attributes.get('ref') ?? '')?.[1];
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  }
  return element.children
    .map((child) => (typeof child === 'string' ? child : charactersOf(child)))
    .join('');
}

const typed = (element: XmlElement, name: string, type?: string): string | undefined => {
  const found = childrenOf(element, name).find((one) => one.attributes.get('type') === type);
  return found && fromXmlChars(textOf(found));
};

/** Where `bibl` has each field. */
const FIELDS: Readonly<Record<(typeof META_FIELDS)[number], readonly [string, string?]>> = {
  outlet: ['publisher'],
  url: ['idno', 'url'],
  byline: ['author'],
  published: ['date', 'published'],
  language: ['note', 'language'],
  credit: ['note', 'credit'],
  event: ['note', 'event'],
};

function articleOf({ root, where }: Document): Result<Article> {
  const id = idOf('article', root.attributes.get('xml:id'));
  const at = { ...where, line: root.line };
  if (id === null || id === '') return refuse(at, 'its xml:id is not one that Claimbench writes');
  const division = below(root, 'div').find((one) => one.attributes.get('xml:id') === TEXT);
  if (!division) return refuse(at, `it has no <div xml:id="${TEXT}">`);
  const [bibl] = below(root, 'bibl');
  if (!bibl) return refuse(at, 'it has no <bibl>');
  return ok(
    plainArticle({
      id,
      title: typed(bibl, 'title') ?? '',
      text: charactersOf(division),
      sha256: typed(bibl, 'idno', 'sha256') ?? '',
      meta: metaOf((field) => typed(bibl, ...FIELDS[field])),
      created: typed(bibl, 'date', 'added') ?? NO_TIME,
    }),
  );
}

function valueOf(note: XmlElement): AttributeValue {
  const text = fromXmlChars(textOf(note));
  const kind = note.attributes.get('subtype');
  if (kind === 'boolean') return text === 'true';
  return kind === 'list' ? childrenOf(note, 'seg').map((item) => fromXmlChars(textOf(item))) : text;
}

class Reader {
  readonly assembly: Assembly;
  private readonly people: ReadonlyMap<string, string>;
  private readonly files = new Map<string, string>();

  constructor(corpus: Document, options: ReadOptions) {
    this.assembly = new Assembly(options);
    this.people = new Map(
      below(corpus.root, 'name').flatMap((name) => {
        const id = idOf('person', name.attributes.get('xml:id'));
        return id === null ? [] : [[id, fromXmlChars(textOf(name))]];
      }),
    );
  }

  article(document: Document): Err | null {
    const article = articleOf(document);
    if (!article.ok) return article;
    this.files.set(fileOf(article.value.id), article.value.id);
    return this.assembly.addArticle(article.value, {
      ...document.where,
      line: document.root.line,
    });
  }

  annotations(document: Document, motivation: 'classifying' | 'linking'): Err | null {
    for (const element of below(document.root, 'annotation')) {
      if (element.attributes.get('motivation') !== motivation) continue;
      const where = { ...document.where, line: element.line };
      const bad =
        motivation === 'classifying'
          ? this.span(element, where, document)
          : this.relation(element, where, document);
      if (bad) return bad;
    }
    return null;
  }

  private attributes(element: XmlElement): Attributes | string {
    const found: [string, AttributeValue][] = [];
    for (const note of childrenOf(element, 'note')) {
      if (note.attributes.get('type') !== 'attribute') continue;
      const id = fromXmlChars(note.attributes.get('n') ?? '');
      if (id === '' || id === '__proto__') return `“${id}” names no attribute`;
      found.push([id, valueOf(note)]);
    }
    return Object.fromEntries(found);
  }

  /** Who and when, as the changes say. */
  private provenance(element: XmlElement) {
    const changes = childrenOf(element, 'revisionDesc').flatMap((one) => childrenOf(one, 'change'));
    const at = (status: string): XmlElement | undefined =>
      changes.find((one) => one.attributes.get('status') === status);
    const who = changes[0]?.attributes.get('who') ?? '';
    const modified = at('modified')?.attributes.get('when') ?? NO_TIME;
    return {
      by: idOf('person', who.replace(`${CORPUS}#`, '')) ?? '',
      created: at('created')?.attributes.get('when') ?? NO_TIME,
      modified,
      clock: clockAt(modified),
    };
  }

  private category(element: XmlElement, kind: 'label' | 'type'): string | null {
    return idOf(kind, element.attributes.get('ana')?.replace(`${CORPUS}#`, ''));
  }

  private span(element: XmlElement, where: Where, { root }: Document): Err | null {
    const id = idOf('span', element.attributes.get('xml:id'));
    const label = this.category(element, 'label');
    const article = this.assembly.article(idOf('article', root.attributes.get('xml:id')) ?? '');
    if (id === null || label === null || !article)
      return refuse(where, 'its xml:id or ana is not one that Claimbench writes');
    const table = new OffsetTable(article.text);
    const fragments: Fragment[] = [];
    for (const pointer of (element.attributes.get('target') ?? '').split(' ')) {
      const match = /^#string-range\(text,(\d{1,15}),(\d{1,15})\)$/.exec(pointer);
      if (!match) return refuse(where, `its target “${pointer}” is no #string-range(text,…,…)`);
      const [start, length] = [Number(match[1]), Number(match[2])];
      fragments.push({ start: table.toUtf16(start), end: table.toUtf16(start + length) });
    }
    const attributes = this.attributes(element);
    if (typeof attributes === 'string') return refuse(where, attributes);
    const note = typed(element, 'note', 'comment');
    return this.assembly.addSpan(
      {
        kind: 'span',
        id,
        article: article.id,
        revision: 1,
        label,
        fragments,
        quote: { exact: typed(element, 'note', 'quote') ?? '', prefix: '', suffix: '' },
        attributes,
        ...(note !== undefined && { note }),
        status: typed(element, 'note', 'status') === 'final' ? 'final' : 'draft',
        ...this.provenance(element),
      },
      where,
      { requote: true },
    );
  }

  /** The span that a pointer such as `a.xml#s-1` leads to. */
  private endOf(pointer: string | undefined, { path }: Document) {
    const [file = '', xmlId = ''] = (pointer ?? '').split('#');
    const article = this.files.get(file === '' ? path : file);
    const span = idOf('span', xmlId);
    return article === undefined || span === null ? null : { article, span };
  }

  private relation(element: XmlElement, where: Where, document: Document): Err | null {
    const id = idOf('relation', element.attributes.get('xml:id'));
    const type = this.category(element, 'type');
    if (id === null || type === null)
      return refuse(where, 'its xml:id or ana is not one that Claimbench writes');
    const from = this.endOf(element.attributes.get('target'), document);
    const to = this.endOf(childOf(element, 'ptr')?.attributes.get('target'), document);
    if (!from || !to) return refuse(where, 'its pointers lead to no annotation that is there');
    const attributes = this.attributes(element);
    if (typeof attributes === 'string') return refuse(where, attributes);
    return this.assembly.addRelation(
      { kind: 'relation', id, type, from, to, attributes, ...this.provenance(element) },
      where,
    );
  }

  finish(): Result<Dataset> {
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    const annotators = [...this.people].map(([id, name]) => ({
      kind: 'annotator' as const,
      id,
      name,
      ...stamp,
    }));
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    const rest = { tombstones: [], raws: {} };
    return ok(
      canonical({ project: UNTITLED, codebook: NO_CODEBOOK, annotators, ...whole.value, ...rest }),
    );
  }
}

export function readTei(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const shared = partAt(files, CORPUS, options);
  if (!shared) return refuse({ file: CORPUS }, 'the file is missing');
  const corpus = documentOf(shared, CORPUS);
  if (!corpus.ok) return corpus;
  const documents: Document[] = [];
  for (const { path } of files) {
    if (path === CORPUS || !path.endsWith('.xml')) continue;
    const part = partAt(files, path, options);
    const document = part ? documentOf(part, path) : null;
    if (document?.ok === false) return document;
    if (document) documents.push(document.value);
  }
  const reader = new Reader(corpus.value, options);
  const steps: readonly (() => Err | null)[] = [
    ...documents.map((one) => () => reader.article(one)),
    ...documents.map((one) => () => reader.annotations(one, 'classifying')),
    ...[...documents, corpus.value].map((one) => () => reader.annotations(one, 'linking')),
  ];
  for (const step of steps) {
    const bad = step();
    if (bad) return bad;
  }
  return reader.finish();
}
