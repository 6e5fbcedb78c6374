/** Writing doccano's JSONL: the lines of each annotator go to a file of their own. */
import type { Annotator } from '../../model/annotator.ts';
import type { Codebook } from '../../model/codebook.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { layersOf, type Layer } from '../annotator-layers.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { fileOf, LABELS } from './files.ts';
import { unitOf } from './options.ts';
import { lineJson, prettyJson } from '../json.ts';
import { OffsetTable } from '../offsets.ts';
import { metaOf } from '../plain-article.ts';
import { LABEL_BACKGROUNDS } from '../proposed-labels.ts';
import { RawText, type OffsetUnit } from '../raw-text.ts';
import { NOBODY } from '../stamp.ts';
import type { Usage } from '../usage.ts';

type Place = (span: Span) => readonly [number, number];

/** Where a span of the text lies in `unit`. */
function placing(text: string, unit: OffsetUnit): Place {
  if (unit === 'utf-16') return (span) => [spanStart(span), spanEnd(span)];
  if (unit === 'graphemes') {
    const raw = new RawText(text);
    return (span) => [
      raw.toGraphemes(spanStart(span), false),
      raw.toGraphemes(spanEnd(span), true),
    ];
  }
  const table = new OffsetTable(text);
  return (span) => [table.toCodePoints(spanStart(span)), table.toCodePoints(spanEnd(span))];
}

/**
 * The labels in use as doccano's page takes them in. Keys have to be a digit or a small letter, each
 * once; relation types have a list of their own, which doccano fills by itself.
 */
function labelsJson(usage: Usage, { labels }: Codebook): string {
  const taken = new Set<string>();
  return prettyJson(
    [...usage.labels.keys()].sort().map((id) => {
      const label = labels.find((one) => one.id === id);
      const key = label?.key.toLowerCase() ?? '';
      const isFree = /^[0-9a-z]$/u.test(key) && !taken.has(key);
      if (isFree) taken.add(key);
      return {
        text: id,
        prefixKey: null,
        suffixKey: isFree ? key : null,
        backgroundColor: LABEL_BACKGROUNDS[label?.colour ?? 'slate'],
        textColor: '#ffffff',
      };
    }),
  );
}

export function doccanoWriter(
  { head, codebook, usage, options }: Outline,
  out: Out,
): DatasetWriter {
  const unit = unitOf(options);
  const hasEntities = options['form'] !== 'label';
  /** Numbers run on through the whole dataset, as those of doccano's database do. */
  let texts = 0;
  let records = 0;

  const labelled = ({ spans, relations }: Layer, place: Place): object => {
    if (!hasEntities) return { label: spans.map((span) => [...place(span), span.label]) };
    const numbers = new Map<string, number>();
    const entities = spans.map((span) => {
      records += 1;
      numbers.set(span.id, records);
      const [start_offset, end_offset] = place(span);
      return { id: records, label: span.label, start_offset, end_offset };
    });
    return {
      entities,
      relations: relations.map(({ type, from, to }) => {
        records += 1;
        return { id: records, from_id: numbers.get(from.span), to_id: numbers.get(to.span), type };
      }),
    };
  };

  const nobodys = (annotator: Annotator): Layer => ({ annotator, spans: [], relations: [] });

  out(LABELS, labelsJson(usage, codebook));
  return {
    article(content: ArticleContent) {
      const { article } = content;
      texts += 1;
      const place = placing(article.text, unit);
      const layers = layersOf(content, head.annotators);
      for (const layer of layers.length > 0 ? layers : [nobodys(NOBODY)]) {
        const line = {
          id: texts,
          text: article.text,
          ...labelled(layer, place),
          // One column, whatever is in it: doccano fills the columns that a line lacks.
          meta: { title: article.title, ...metaOf((field) => article.meta[field]), offsets: unit },
        };
        out(fileOf(layer.annotator), `${lineJson(line)}\n`);
      }
    },
    finish: () => undefined,
  };
}
