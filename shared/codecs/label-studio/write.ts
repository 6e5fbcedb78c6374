/**
 * Writing Label Studio's tasks: one a line in one list, an annotation for each annotator, a region
 * for each span. Region ids count on in each task.
 */
import { compareText } from '../canonical.ts';
import type { AttributeValue } from '../../model/attribute.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import { layersOf, type Layer } from '../annotator-layers.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { lineJson } from '../json.ts';
import { ConfigWriter, controlFor } from './config.ts';
import { controlName, LABELS, TEXT, toLabel, toValue } from './names.ts';
import { OffsetTable } from '../offsets.ts';
import type { CodecOption } from '../option.ts';
import { metaOf } from '../plain-article.ts';
import { NOBODY } from '../stamp.ts';
import { kindOf } from '../usage.ts';

export const TASKS = 'tasks.json';
export const CONFIG = 'config.xml';

export const LABEL_STUDIO_OPTIONS: readonly CodecOption[] = [
  {
    kind: 'choice',
    id: 'offsets',
    name: 'Offsets',
    help: 'Label Studio counts code points since the middle of 2024; before, emoji counted twice.',
    choices: [
      { id: 'code-points', name: 'Unicode code points' },
      { id: 'utf-16', name: 'UTF-16 code units, for older servers' },
    ],
  },
  {
    kind: 'choice',
    id: 'authors',
    name: 'Annotators',
    help: 'Label Studio refuses a file that names somebody who is no member by e-mail address.',
    choices: [
      { id: 'named', name: 'Named where Label Studio does not look' },
      { id: 'members', name: 'As members: every name is a member’s e-mail address' },
    ],
  },
];

const listed = (value: AttributeValue): readonly string[] =>
  typeof value === 'object' ? value : [String(value)];

export function labelStudioWriter(
  { head, codebook, usage, options }: Outline,
  out: Out,
): DatasetWriter {
  const config = new ConfigWriter(codebook, usage);
  const isUtf16 = options['offsets'] === 'utf-16';
  const isMembers = options['authors'] === 'members';
  let tasks = 0;
  let annotations = 0;

  /** Everything of a span: its region with its label, then an entry for every answer. */
  function regionOf(span: Span, id: string, table: OffsetTable): object[] {
    config.take(span);
    const [start, end] = [spanStart(span), spanEnd(span)];
    const place = isUtf16
      ? { start, end }
      : { start: table.toCodePoints(start), end: table.toCodePoints(end) };
    const common = { id, to_name: TEXT, origin: 'manual' };
    const region = {
      ...common,
      from_name: LABELS,
      type: 'labels',
      value: { ...place, text: span.quote.exact, labels: [toLabel(span.label)] },
      ...(span.note === undefined ? {} : { meta: { text: [span.note] } }),
    };
    const answers = Object.entries(span.attributes)
      .sort(([a], [b]) => compareText(a, b))
      .map(([attribute, value]) => {
        const kind = kindOf(value);
        const type = controlFor(codebook, span.label, attribute, kind);
        return {
          ...common,
          from_name: controlName(span.label, attribute, kind),
          type,
          value: {
            ...place,
            ...(type === 'choices'
              ? { choices: listed(value).map(toValue) }
              : { text: listed(value) }),
          },
        };
      });
    return [region, ...answers];
  }

  function annotationOf({ annotator, spans, relations }: Layer, table: OffsetTable): object {
    annotations += 1;
    const ids = new Map(spans.map(({ id }, at) => [id, `a${annotations}-${at + 1}`]));
    const { name } = annotator;
    return {
      id: annotations,
      ...(name === NOBODY.name
        ? {}
        : isMembers
          ? { completed_by: { email: name } }
          : { created_username: name }),
      // Label Studio takes what it imports for the truth unless told otherwise.
      ground_truth: false,
      was_cancelled: false,
      result: [
        ...spans.flatMap((span) => regionOf(span, ids.get(span.id) ?? '', table)),
        ...relations.map(({ type, from, to }) => ({
          from_id: ids.get(from.span),
          to_id: ids.get(to.span),
          type: 'relation',
          direction: 'right',
          labels: [toValue(type)],
        })),
      ],
    };
  }

  out(TASKS, '[');
  return {
    article(content) {
      const { article } = content;
      const table = new OffsetTable(article.text);
      const layers = layersOf(content, head.annotators);
      const task = {
        id: (tasks += 1),
        annotations: layers.map((layer) => annotationOf(layer, table)),
        data: {
          text: article.text,
          title: article.title,
          ...metaOf((field) => article.meta[field]),
        },
        meta: { offsets: isUtf16 ? 'utf-16' : 'code-points' },
      };
      out(TASKS, `${tasks === 1 ? '' : ','}\n${lineJson(task)}`);
    },
    finish() {
      out(TASKS, '\n]\n');
      out(CONFIG, config.xml());
    },
  };
}
