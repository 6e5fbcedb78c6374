/** Writing an article, and what all articles share, as TEI documents. */
import type { Article, Block } from '../../model/article.ts';
import type { Attributes, AttributeValue } from '../../model/attribute.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { compareText } from '../canonical.ts';
import type { Outline } from '../codec.ts';
import { OffsetTable } from '../offsets.ts';
import { isDateTime } from '../refi/terms.ts';
import { CHARACTER, CORPUS, fileOf, NAMESPACE, TEXT, xmlIdOf } from './terms.ts';
import { kindOf } from '../usage.ts';
import { toXmlChars, xmlAttributes, xmlText } from '../xml.ts';

const written = (value: string): string => xmlText(toXmlChars(value));

const element = (
  name: string,
  content: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): string => `<${name}${xmlAttributes(attributes)}>${content}</${name}>`;

const line = (...parts: Parameters<typeof element>): string => `${element(...parts)}\n`;

const listed = (name: string, items: string): string =>
  items === '' ? '' : `<${name}>\n${items}</${name}>\n`;

const tei = (id: string | undefined, header: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${line('TEI', `\n${header}${content}`, {
    xmlns: NAMESPACE,
    'xml:id': id,
  })}`;

const notes = (type: string, value: string | undefined): string =>
  value === undefined ? '' : line('note', written(value), { type });

function bibl({ title, meta, created, sha256 }: Article): string {
  const { outlet, url, byline, published, language, credit, event } = meta;
  const said = (name: string, value: string | undefined, type?: string): string =>
    value === undefined ? '' : line(name, written(value), { type });
  return listed(
    'bibl',
    [
      said('title', title),
      said('author', byline),
      said('publisher', outlet),
      said('date', published, 'published'),
      said('date', created, 'added'),
      said('idno', url, 'url'),
      said('idno', sha256, 'sha256'),
      notes('language', language),
      notes('credit', credit),
      notes('event', event),
    ].join(''),
  );
}

const hexOf = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const charId = (character: string): string => `c-${hexOf(character)}`;

/** The stand-ins in `text` that need a declaration. */
function characters(text: string): string {
  const declared = [...new Set([...text.matchAll(CHARACTER)].map(([found]) => found))]
    .sort(compareText)
    .map((found) => {
      const property = `<localProp${xmlAttributes({ name: 'codepoint', value: `U+${hexOf(found)}` })}/>`;
      return line('char', property, { 'xml:id': charId(found) });
    })
    .join('');
  return declared === '' ? '' : listed('encodingDesc', listed('charDecl', declared));
}

function header({ article }: ArticleContent): string {
  const { language } = article.meta;
  const isTag = language !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language);
  return listed(
    'teiHeader',
    [
      '<fileDesc>\n',
      listed('titleStmt', line('title', written(article.title))),
      listed('publicationStmt', line('p', 'Exported from Claimbench, unpublished.')),
      listed('sourceDesc', bibl(article)),
      '</fileDesc>\n',
      characters(article.text),
      isTag
        ? listed(
            'profileDesc',
            listed('langUsage', line('language', language, { ident: language })),
          )
        : '',
    ].join(''),
  );
}

const CUTS = new RegExp(`(${CHARACTER.source})`, 'u');

/** Character data of the text: `CUTS` leaves what XML cannot hold at the odd places. */
const inText = (text: string): string =>
  text
    .split(CUTS)
    .map((piece, at) =>
      at % 2 === 0 ? xmlText(piece) : element('g', '\ufffd', { ref: `#${charId(piece)}` }),
    )
    .join('');

/** Only the first block of a division can be its `head`. */
function blockOf({ type, level, start, end }: Block, text: string, isFirst: boolean): string {
  const content = inText(text.slice(start, end));
  if (type === 'heading' && isFirst) return element('head', content);
  const rend =
    type === 'paragraph' ? undefined : `${type}${level === undefined ? '' : `-${level}`}`;
  return element('p', content, { rend });
}

/** Between blocks; only what XML itself calls white space may stand in a division. */
const gap = (text: string): string =>
  /^[ \t\n]*$/.test(text) ? text : element('p', inText(text), { rend: 'blank' });

/** The text with its white space between the blocks, so that its characters are the article's. */
function body({ text, blocks }: Article): string {
  const pieces: string[] = [];
  let at = 0;
  for (const block of blocks) {
    const before = gap(text.slice(at, block.start));
    const isFirst = at === 0 && before.trim() === '';
    pieces.push(before, blockOf(block, text, isFirst));
    at = block.end;
  }
  pieces.push(gap(text.slice(at)));
  const content = pieces.join('');
  const division = element('div', content.includes('<') ? content : `${content}<p/>`, {
    'xml:id': TEXT,
    'xml:space': 'preserve',
  });
  return `<text><body>${division}</body></text>\n`;
}

function valueOf(id: string, value: AttributeValue): string {
  const attributes = { type: 'attribute', subtype: kindOf(value), n: id };
  if (Array.isArray(value))
    return line(
      'note',
      value.map((item: string) => element('seg', written(item))).join(''),
      attributes,
    );
  return line('note', written(String(value)), attributes);
}

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => valueOf(id, value))
    .join('');

function revisions({ by, created, modified }: Span | Relation): string {
  const who = `${CORPUS}#${xmlIdOf('person', by)}`;
  const change = (status: string, time: string): string =>
    `<change${xmlAttributes({ status, when: isDateTime(time) ? time : undefined, who })}/>\n`;
  return listed('revisionDesc', change('created', created) + change('modified', modified));
}

/** Pointers into the text, in code points: where a fragment begins and how long it is. */
function spanOf(span: Span, table: OffsetTable): string {
  const target = span.fragments.map(({ start, end }) => {
    const first = table.toCodePoints(start);
    return `#string-range(${TEXT},${first},${table.toCodePoints(end) - first})`;
  });
  const content = [
    '\n',
    revisions(span),
    notes('quote', span.quote.exact),
    attributesOf(span.attributes),
    notes('comment', span.note),
    notes('status', span.status),
  ].join('');
  return line('annotation', content, {
    'xml:id': xmlIdOf('span', span.id),
    motivation: 'classifying',
    target: target.join(' '),
    ana: `${CORPUS}#${xmlIdOf('label', span.label)}`,
  });
}

/** @param pointer to a span, from the document that the relation is written in */
function relationOf(relation: Relation, pointer: (end: Relation['from']) => string): string {
  const to = `<ptr${xmlAttributes({ target: pointer(relation.to) })}/>\n`;
  return line('annotation', `\n${revisions(relation)}${to}${attributesOf(relation.attributes)}`, {
    'xml:id': xmlIdOf('relation', relation.id),
    motivation: 'linking',
    target: pointer(relation.from),
    ana: `${CORPUS}#${xmlIdOf('type', relation.type)}`,
  });
}

const standOff = (annotations: string): string =>
  annotations === '' ? '' : listed('standOff', listed('listAnnotation', annotations));

export function articleDocument(content: ArticleContent): string {
  const { article, spans, relations } = content;
  const table = new OffsetTable(article.text);
  const annotations = [
    ...spans.map((span) => spanOf(span, table)),
    ...relations.map((one) => relationOf(one, ({ span }) => `#${xmlIdOf('span', span)}`)),
  ];
  return tei(
    xmlIdOf('article', article.id),
    header(content),
    body(article) + standOff(annotations.join('')),
  );
}

/** Categories of the labels or relation types in use; the names are the codebook's. */
function taxonomy(
  kind: 'label' | 'type',
  ids: Iterable<string>,
  known: readonly { readonly id: string; readonly name: string; readonly guideline?: string }[],
): string {
  const byId = new Map(known.map((one) => [one.id, one]));
  const categories = [...ids].sort().map((id) => {
    const { name = id, guideline } = byId.get(id) ?? {};
    const gloss = element('gloss', written(name));
    const says = guideline === undefined ? '' : element('desc', written(guideline));
    return line('category', gloss + says, { 'xml:id': xmlIdOf(kind, id) });
  });
  return listed('taxonomy', categories.join(''));
}

/** The document of everything that the articles' own documents point to. */
export function corpusDocument({ head, codebook, usage }: Outline): string {
  const people = head.annotators
    .map(({ id, name }) =>
      line(
        'respStmt',
        element('resp', 'annotator') +
          element('name', written(name), { 'xml:id': xmlIdOf('person', id) }),
      ),
    )
    .join('');
  const taxonomies =
    taxonomy('label', usage.labels.keys(), codebook.labels) +
    taxonomy('type', usage.relationTypes.keys(), codebook.relationTypes);
  const links = head.links.map((link) =>
    relationOf(link, ({ article, span }) => `${fileOf(article)}#${xmlIdOf('span', span)}`),
  );
  const fileDesc = listed(
    'fileDesc',
    listed('titleStmt', line('title', 'Annotated articles') + people) +
      listed('publicationStmt', line('p', 'Exported from Claimbench, unpublished.')) +
      listed('sourceDesc', line('p', 'The articles are documents of their own beside this one.')),
  );
  const encoding = taxonomies === '' ? '' : listed('encodingDesc', listed('classDecl', taxonomies));
  const text =
    '<text><body><p>Labels, relation types and relations across articles.</p></body></text>\n';
  return tei(undefined, listed('teiHeader', fileDesc + encoding), text + standOff(links.join('')));
}
