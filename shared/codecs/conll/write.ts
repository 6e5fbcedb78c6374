/**
 * Writing CoNLL-2003's four columns with IOB2 tags, one space between: token, `-X-` for the part of
 * speech, `_` for the chunk, tag. `-DOCSTART- -X- O O` and an empty line before each article, exactly
 * as spaCy's converter looks for it.
 *
 * Where the tokens lie is said once, in `offsets.jsonl`: columns besides would break readers.
 */
import type { Fragment } from '../../model/anchor.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { LAYERS, layersFor, OFFSETS, type WrittenLayer } from './layers.ts';
import { tagLabel } from './tags.ts';
import { flatOf } from '../flatten.ts';
import { lineJson, prettyJson } from '../json.ts';
import { OffsetTable } from '../offsets.ts';
import type { OptionValues } from '../option.ts';
import { metaOf } from '../plain-article.ts';
import type { Tally } from '../tally.ts';
import { cutAt, isInsideToken, sentencesIn, tokensOf } from '../tokens.ts';
import { trimmedSpans } from '../trimmed.ts';

/** Annotations that would stand in the same file, by what parts files. */
function filesOf(spans: readonly Span[], { overlap }: OptionValues): Span[][] {
  const files = new Map<string, Span[]>();
  for (const span of spans) {
    const key = JSON.stringify([span.by, overlap === 'longest' ? null : span.label]);
    const file = files.get(key);
    if (file) file.push(span);
    else files.set(key, [span]);
  }
  return [...files.values()];
}

/** White space at edges, what cuts a token (if the option says so), and what overlaps in a file. */
export function reduceForConll(
  content: ArticleContent,
  tally: Tally,
  options: OptionValues,
): ArticleContent {
  const { text, meta } = content.article;
  const leavesOut = options['tokens'] === 'leave-out';
  const tokens = leavesOut ? tokensOf(text, meta.language) : [];
  const aligned = trimmedSpans(content, tally).filter((span) => {
    const cuts = [spanStart(span), spanEnd(span)].some((edge) => isInsideToken(tokens, edge));
    if (cuts)
      tally.add(`annotations of “${tally.nameOf(span.label)}” that begin or end inside a token`);
    return !cuts;
  });
  const kept = new Set<Span>();
  for (const file of filesOf(aligned, options)) {
    const { flat, over } = flatOf(file);
    for (const span of flat) kept.add(span);
    for (const { label } of over)
      tally.add(
        `annotations of “${tally.nameOf(label)}” that overlap one that is as long or longer`,
      );
  }
  return { ...content, spans: aligned.filter((span) => kept.has(span)) };
}

/** Where an article's sentences begin; none inside an annotation, which else would begin with I-. */
function sentenceStarts(
  { article: { text, meta }, spans }: ArticleContent,
  tokens: readonly Fragment[],
): ReadonlySet<number> {
  const starts = sentencesIn(text, meta.language, tokens).map(({ start }) => start);
  const inside = new Set<number>();
  for (const span of spans) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= spanStart(span)) low = middle + 1;
      else high = middle;
    }
    for (; (starts[low] ?? Infinity) < spanEnd(span); low += 1) inside.add(starts[low] ?? 0);
  }
  return new Set(starts.filter((start) => !inside.has(start)));
}

/** By the start of a token, `B-…` or `I-…`. */
function tagsOf(spans: readonly Span[], tokens: readonly Fragment[]): ReadonlyMap<number, string> {
  const tags = new Map<number, string>();
  let next = 0;
  for (const span of spans) {
    const label = tagLabel(span.label);
    while ((tokens[next]?.start ?? Infinity) < spanStart(span)) next += 1;
    for (; (tokens[next]?.start ?? Infinity) < spanEnd(span); next += 1) {
      const start = tokens[next]?.start ?? 0;
      tags.set(start, `${start === spanStart(span) ? 'B' : 'I'}-${label}`);
    }
  }
  return tags;
}

function document(
  text: string,
  tokens: readonly Fragment[],
  starts: ReadonlySet<number>,
  tags: ReadonlyMap<number, string>,
): string {
  let lines = '-DOCSTART- -X- O O\n';
  for (const { start, end } of tokens) {
    if (starts.has(start)) lines += '\n';
    lines += `${text.slice(start, end)} -X- _ ${tags.get(start) ?? 'O'}\n`;
  }
  return `${lines}\n`;
}

const isOf = ({ by, label }: WrittenLayer, span: Span): boolean =>
  span.by === by && (label === null || span.label === label);

export function conllWriter(outline: Outline, out: Out): DatasetWriter {
  const layers = layersFor(outline);
  out(
    LAYERS,
    prettyJson({
      format: 'claimbench-conll',
      version: 1,
      layers: layers.map(({ file, annotator, label }) => ({ file, annotator, label })),
    }),
  );
  out(OFFSETS, '');
  return {
    article(content) {
      const { article, spans } = content;
      const { id, title, text, meta } = article;
      const edges = spans.flatMap((span) => [spanStart(span), spanEnd(span)]);
      const whole = tokensOf(text, meta.language);
      const starts = sentenceStarts(content, whole);
      const tokens = cutAt(whole, edges);
      const workers = new Set(spans.map(({ by }) => by));
      // Where somebody did nothing, an O would say that there is nothing.
      const here = layers.filter(
        ({ by }) => workers.size === 0 || (by !== null && workers.has(by)),
      );
      for (const layer of here) {
        const own = spans.filter((span) => isOf(layer, span));
        out(layer.file, document(text, tokens, starts, tagsOf(own, tokens)));
      }
      const table = new OffsetTable(text);
      const line = lineJson({
        ...{ id, title, text, meta: metaOf((field) => meta[field]) },
        files: here.map(({ file }) => file),
        utf16: tokens.map(({ start, end }) => [start, end]),
        codePoints: tokens.map(({ start, end }) => [
          table.toCodePoints(start),
          table.toCodePoints(end),
        ]),
      });
      // First, so that the format is told from the start of a file, however long its texts.
      out(OFFSETS, `{"conll":1,${line.slice(1)}\n`);
    },
    finish: () => undefined,
  };
}
