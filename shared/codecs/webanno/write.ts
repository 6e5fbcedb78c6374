/** Writing WebAnno TSV 3.3 as INCEpTION's writer does, the tab at the end of a row included. */
import type { AttributeValue } from '../../model/attribute.ts';
import type { Relation } from '../../model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { layersOf } from '../annotator-layers.ts';
import { documentName, folderName } from '../brat/names.ts';
import type { AttributeFeature } from '../cas/type-system.ts';
import { ownTypes, typeSystemXml } from '../cas/type-system.ts';
import { RELATION_LAYER, SPAN_LAYER } from '../cas/layers.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { kindOf } from '../usage.ts';
import { escapeText, escapeValue } from './escape.ts';
import { ArticleRows, type Row } from './units.ts';

/** The layers as INCEpTION imports them into a project. Always there. */
export const LAYERS = 'layers.xml';
/** Of article numbers, so that the order of names is that of articles. */
const DIGITS = 4;

interface Schema {
  readonly span: readonly AttributeFeature[];
  readonly relation: readonly AttributeFeature[];
  readonly hasSpans: boolean;
  readonly hasRelations: boolean;
}

function headOf({ span, relation, hasSpans, hasRelations }: Schema): string {
  const features = (list: readonly AttributeFeature[]): string =>
    list.map(({ name }) => `|${name}`).join('');
  return [
    '#FORMAT=WebAnno TSV 3.3\n',
    hasSpans ? `#T_SP=${SPAN_LAYER}|label|note${features(span)}\n` : '',
    hasRelations ? `#T_RL=${RELATION_LAYER}|label${features(relation)}|BT_${SPAN_LAYER}\n` : '',
    '\n',
  ].join('');
}

const said = (value: AttributeValue): string =>
  escapeValue(
    typeof value === 'string'
      ? value
      : typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value),
  );

/** `*`: no value, or one of another kind, which has a column of its own. */
function valueIn(
  { attribute, kind }: AttributeFeature,
  { attributes }: Pick<Span, 'attributes'>,
): string {
  const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  return value !== undefined && kindOf(value) === kind ? said(value) : '*';
}

interface Placed {
  readonly span: Span;
  readonly rows: readonly Row[];
  /** Whether its rows alone do not tell which annotation it is. */
  isNumbered: boolean;
}

/** What one annotator did on an article. */
class AnnotatorFile {
  private readonly text: string;
  private readonly schema: Schema;
  private readonly rows: ArticleRows;
  private readonly placed: readonly Placed[];
  private readonly numbers = new Map<Placed, number>();
  private readonly byId: ReadonlyMap<string, Placed>;
  private readonly incoming = new Map<Row, Relation[]>();

  constructor(
    text: string,
    spans: readonly Span[],
    relations: readonly Relation[],
    schema: Schema,
  ) {
    this.text = text;
    this.schema = schema;
    this.rows = new ArticleRows(text);
    this.placed = spans.map((span, at) => {
      const rows = this.rows.put(at, { start: spanStart(span), end: spanEnd(span) });
      return { span, rows, isNumbered: rows.length > 1 };
    });
    this.byId = new Map(this.placed.map((one) => [one.span.id, one]));
    for (const one of this.placed)
      if (one.rows.some((row) => row.spans.length > 1)) one.isNumbered = true;
    for (const relation of relations) {
      const [from, to] = [this.byId.get(relation.from.span), this.byId.get(relation.to.span)];
      const row = to?.rows[0];
      if (!from || !row) continue;
      // INCEpTION's reader knows the first nine parts of a token by their ids only.
      for (const end of [from, to]) end.isNumbered = true;
      const here = this.incoming.get(row);
      if (here) here.push(relation);
      else this.incoming.set(row, [relation]);
    }
    for (const one of this.placed) if (one.isNumbered) this.numbers.set(one, this.numbers.size + 1);
  }

  private spanCells({ spans }: Row): string[] {
    const stack = spans.flatMap((at) => this.placed[at] ?? []);
    const cell = (valueOf: (span: Span) => string): string =>
      stack.length === 0
        ? '_'
        : stack
            .map((one) => {
              const number = this.numbers.get(one);
              return `${valueOf(one.span)}${number === undefined ? '' : `[${number}]`}`;
            })
            .join('|');
    return [
      cell(({ label }) => escapeValue(label)),
      cell(({ note }) => (note === undefined ? '*' : escapeValue(note))),
      ...this.schema.span.map((feature) => cell((span) => valueIn(feature, span))),
    ];
  }

  private relationCells(row: Row): string[] {
    const stack = this.incoming.get(row) ?? [];
    const cell = (valueOf: (relation: Relation) => string): string =>
      stack.length === 0 ? '_' : stack.map(valueOf).join('|');
    return [
      cell(({ type }) => escapeValue(type)),
      ...this.schema.relation.map((feature) => cell((one) => valueIn(feature, one))),
      cell(({ from, to }) => {
        const source = this.byId.get(from.span);
        const target = this.byId.get(to.span);
        const numberOf = (end: Placed | undefined): number => (end && this.numbers.get(end)) ?? 0;
        return `${source?.rows[0]?.id ?? ''}[${numberOf(source)}_${numberOf(target)}]`;
      }),
    ];
  }

  private row(row: Row): string {
    const { id, start, end } = row;
    const { hasSpans, hasRelations } = this.schema;
    const cells = [
      id,
      `${start}-${end}`,
      // The one token of white space would end the row.
      escapeText(this.text.slice(start, end)).replaceAll('\n', '\\n'),
      ...(hasSpans ? this.spanCells(row) : []),
      ...(hasRelations ? this.relationCells(row) : []),
    ];
    return `${cells.join('\t')}\t\n`;
  }

  write(out: (piece: string) => void): void {
    out(headOf(this.schema));
    for (const { start, end, tokens } of this.rows.sentences) {
      const lines = this.text.slice(start, end).split('\n');
      out(`\n${lines.map((line) => `#Text=${escapeText(line)}\n`).join('')}`);
      for (const token of tokens) {
        out(this.row(token));
        for (const part of token.parts) out(this.row(part));
      }
    }
  }
}

export function webannoWriter({ head, usage }: Outline, out: Out): DatasetWriter {
  const { span, relation, types } = ownTypes(
    usage,
    { span: ['label', 'note'], relation: ['label'] },
    true,
  );
  const schema = { span, relation, hasSpans: usage.spans > 0, hasRelations: usage.relations > 0 };
  const width = Math.max(DIGITS, String(usage.articles).length);
  // Lists are text here: a cell has one value.
  out(
    LAYERS,
    typeSystemXml(
      types.map((type) => ({
        ...type,
        features: type.features.map((feature) =>
          feature.range.endsWith('[]') ? { ...feature, range: 'uima.cas.String' } : feature,
        ),
      })),
    ),
  );
  let count = 0;
  return {
    article(content: ArticleContent) {
      count += 1;
      const { text, title } = content.article;
      const name = `${documentName(count, width, title)}.tsv`;
      const layers = layersOf(content, head.annotators);
      for (const { annotator, spans, relations } of layers) {
        const file = new AnnotatorFile(text, spans, relations, schema);
        const path = `${folderName(annotator.name)}/${name}`;
        file.write((piece) => out(path, piece));
      }
      if (layers.length === 0)
        new AnnotatorFile(text, [], [], schema).write((piece) => out(name, piece));
    },
    finish: () => undefined,
  };
}
