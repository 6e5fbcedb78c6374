/** Writing a REFI-QDA project: texts as files of their own, everything else in `project.qde`. */
import type { Article } from '../../model/article.ts';
import { isListed } from '../../model/codebook.ts';
import { uuidOf } from '../../model/name-uuid.ts';
import type { Relation } from '../../model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import type { Outline } from '../codec.ts';
import { OffsetTable } from '../offsets.ts';
import { META_FIELDS } from '../plain-article.ts';
import { LABEL_BACKGROUNDS } from '../proposed-labels.ts';
import { INTERNAL, isDateTime, NAMESPACE, ORIGIN, PROJECT, SOURCES, VARIABLES } from './terms.ts';
import { toXmlChars, xmlAttributes, xmlText } from '../xml.ts';
import { zipOf, type Entry } from '../zip.ts';

const codeGuid = (label: string): string => uuidOf('refi-code', label);
const variableGuid = (field: string): string => uuidOf('refi-variable', field);

const written = (value: string): string => xmlText(toXmlChars(value));

const timeOf = (time: string): string | undefined => (isDateTime(time) ? time : undefined);

/** `content` within one element, or nothing: the schema knows no empty lists. */
const listOf = (name: string, content: string): string =>
  content === '' ? '' : `<${name}>\n${content}</${name}>\n`;

const times = (created: string, modified: string) => ({
  creationDateTime: timeOf(created),
  modifiedDateTime: modified === created ? undefined : timeOf(modified),
});

/** Positions are in code points; the end is the position after the last one. */
function selection(span: Span, table: OffsetTable): string {
  const attributes = xmlAttributes({
    guid: span.id,
    name: span.quote.exact,
    startPosition: String(table.toCodePoints(spanStart(span))),
    endPosition: String(table.toCodePoints(spanEnd(span))),
    creatingUser: span.by,
    ...times(span.created, span.modified),
  });
  const note = span.note === undefined ? '' : `<Description>${written(span.note)}</Description>`;
  const coding = xmlAttributes({
    guid: uuidOf('refi-coding', span.id),
    creatingUser: span.by,
    creationDateTime: timeOf(span.created),
  });
  const code = `<CodeRef${xmlAttributes({ targetGUID: codeGuid(span.label) })}/>`;
  return `<PlainTextSelection${attributes}>${note}<Coding${coding}>${code}</Coding></PlainTextSelection>\n`;
}

function variablesOf({ meta }: Article): string {
  return META_FIELDS.map((field) => {
    const value = meta[field];
    if (value === undefined) return '';
    const variable = `<VariableRef${xmlAttributes({ targetGUID: variableGuid(field) })}/>`;
    const text = `<TextValue>${written(value)}</TextValue>`;
    return `<VariableValue>${variable}${text}</VariableValue>\n`;
  }).join('');
}

/**
 * Links have no author and no times in the standard: an instruction, which other programs pass over,
 * says who made them and when.
 */
function link({ id, type, from, to, by, created, modified }: Relation): string {
  const attributes = xmlAttributes({
    guid: id,
    name: type,
    direction: 'OneWay',
    originGUID: from.span,
    targetGUID: to.span,
  });
  const made = xmlAttributes({ by, created: timeOf(created), modified: timeOf(modified) });
  return `<Link${attributes}><?claimbench${made}?></Link>\n`;
}

/** The codes of the project, then those that only annotations name. Their names are label ids. */
function codesOf({ codebook, usage }: Outline): string {
  const listed = codebook.labels.filter(isListed);
  const known = new Map(codebook.labels.map((label) => [label.id, label]));
  const ids = new Set([...listed.map(({ id }) => id), ...[...usage.labels.keys()].sort()]);
  return [...ids]
    .map((id) => {
      const label = known.get(id);
      const attributes = xmlAttributes({
        guid: codeGuid(id),
        name: id,
        isCodable: 'true',
        color: label && LABEL_BACKGROUNDS[label.colour],
      });
      const says = [label?.name, label?.guideline].filter((one) => one !== undefined && one !== id);
      const description = says.join('. ');
      return description === ''
        ? `<Code${attributes}/>\n`
        : `<Code${attributes}><Description>${written(description)}</Description></Code>\n`;
    })
    .join('');
}

export class RefiWriter {
  private readonly outline: Outline;
  private readonly encoder = new TextEncoder();
  private readonly texts: Entry[] = [];
  private readonly sources: string[] = [];
  private readonly links: string[] = [];
  private readonly fields = new Set<(typeof META_FIELDS)[number]>();

  constructor(outline: Outline) {
    this.outline = outline;
  }

  article({ article, spans, relations }: ArticleContent): void {
    const { id, title, text, created } = article;
    const table = new OffsetTable(text);
    for (const field of META_FIELDS) if (article.meta[field] !== undefined) this.fields.add(field);
    this.texts.push({ path: `${SOURCES}${id}.txt`, bytes: this.encoder.encode(text) });
    const attributes = xmlAttributes({
      guid: id,
      name: title,
      plainTextPath: `${INTERNAL}${id}.txt`,
      creationDateTime: timeOf(created),
    });
    const selections = spans.map((span) => selection(span, table)).join('');
    this.sources.push(
      `<TextSource${attributes}>\n${selections}${variablesOf(article)}</TextSource>\n`,
    );
    this.links.push(...relations.map(link));
  }

  /** The archive: `project.qde` first, then the texts in the order of the articles. */
  finish(): Uint8Array {
    const { head } = this.outline;
    const users = head.annotators
      .map(({ id, name }) => `<User${xmlAttributes({ guid: id, name })}/>\n`)
      .join('');
    const variables = META_FIELDS.filter((field) => this.fields.has(field))
      .map((field) => {
        const name = VARIABLES[field];
        const guid = variableGuid(field);
        return `<Variable${xmlAttributes({ guid, name, typeOfVariable: 'Text' })}/>\n`;
      })
      .join('');
    const links = [...this.links, ...head.links.map(link)].join('');
    const project = [
      '<?xml version="1.0" encoding="utf-8"?>\n',
      `<Project${xmlAttributes({ xmlns: NAMESPACE, name: 'Claimbench export', origin: ORIGIN })}>\n`,
      listOf('Users', users),
      listOf('CodeBook', listOf('Codes', codesOf(this.outline))),
      listOf('Variables', variables),
      listOf('Sources', this.sources.join('')),
      listOf('Links', links),
      '</Project>\n',
    ].join('');
    return zipOf([{ path: PROJECT, bytes: this.encoder.encode(project) }, ...this.texts]);
  }
}
