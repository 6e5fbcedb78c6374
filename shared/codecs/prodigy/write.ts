/** Writing Prodigy's lines: one an article and annotator, so that each layer is an example. */
import type { Relation, RelationEnd } from '../../model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { layersOf, relationsInLayers } from '../annotator-layers.ts';
import type { DatasetHead } from '../dataset.ts';
import { lineJson } from '../json.ts';
import { OffsetTable } from '../offsets.ts';
import { metaOf } from '../plain-article.ts';
import { prodigyTokens, tokenRecords } from './tokens.ts';
import type { Tally } from '../tally.ts';
import { trimmedSpans } from '../trimmed.ts';

/** The same words under the same label by the same annotator: Prodigy has them once. */
const twinKey = ({ by, label, fragments }: Span): string =>
  JSON.stringify([by, label, fragments[0]?.start, fragments[0]?.end]);

/**
 * What Prodigy has no place for: white space at edges, the same annotation twice by one annotator
 * (relations then lead to the one that stays), relations from one annotator's to another's.
 */
export function reduceForProdigy(content: ArticleContent, tally: Tally): ArticleContent {
  const firsts = new Map<string, Span>();
  const kept = new Map<string, Span>();
  for (const span of trimmedSpans(content, tally)) {
    const first = firsts.get(twinKey(span));
    if (first)
      tally.add(`annotations of “${tally.nameOf(span.label)}” that an annotator made twice`);
    else firsts.set(twinKey(span), span);
    kept.set(span.id, first ?? span);
  }
  const relations = content.relations.map((relation): Relation => {
    const end = ({ article, span }: RelationEnd): RelationEnd => ({
      article,
      span: kept.get(span)?.id ?? span,
    });
    return { ...relation, from: end(relation.from), to: end(relation.to) };
  });
  const led = { ...content, spans: [...firsts.values()], relations };
  const layered = relationsInLayers(led, tally);
  return { ...layered, relations: distinct(layered.relations, tally) };
}

/** Of relations that say the same one; none that leads where it comes from. */
function distinct(relations: readonly Relation[], tally: Tally): Relation[] {
  const known = new Set<string>();
  return relations.filter(({ by, type, from, to }) => {
    const key = JSON.stringify([by, type, from.span, to.span]);
    const isNew = from.span !== to.span && !known.has(key);
    known.add(key);
    if (!isNew) tally.add(`relations of “${tally.nameOf(type)}” between annotations made twice`);
    return isNew;
  });
}

/** The lines of an article, each with its line feed. */
export function prodigyLines(
  { annotators }: DatasetHead,
  view: 'relations' | 'spans_manual',
): (content: ArticleContent) => string {
  return ({ article, spans, relations }) => {
    const { text, meta } = article;
    const table = new OffsetTable(text);
    const edges = spans.flatMap((span) => [spanStart(span), spanEnd(span)]);
    const tokens = prodigyTokens(text, meta.language, edges);
    const starts = new Map(tokens.map(({ start }, id) => [start, id]));
    const ends = new Map(tokens.map(({ end }, id) => [end, id]));
    const place = (span: Span) => ({
      start: table.toCodePoints(spanStart(span)),
      end: table.toCodePoints(spanEnd(span)),
      label: span.label,
      token_start: starts.get(spanStart(span)) ?? 0,
      token_end: ends.get(spanEnd(span)) ?? 0,
    });
    const places = new Map(spans.map((span) => [span.id, place(span)]));
    const relate = ({ type, from, to }: Relation) => {
      const [head, child] = [places.get(from.span), places.get(to.span)];
      return {
        head: head?.token_end,
        child: child?.token_end,
        head_span: head,
        child_span: child,
        label: type,
      };
    };
    const shared = {
      article: article.id,
      text,
      meta: { title: article.title, ...metaOf((field) => meta[field]) },
      tokens: tokenRecords(text, tokens, table),
    };
    // The view comes first: the format is told by the start of a file, however long its texts.
    const line = (own: object): string =>
      `{"_view_id":"${view}",${lineJson({ ...shared, ...own }).slice(1)}\n`;
    const layers = layersOf({ article, spans, relations }, annotators);
    if (layers.length === 0) return line({});
    return layers
      .map((layer) =>
        line({
          spans: layer.spans.map(({ id }) => places.get(id)),
          relations: layer.relations.map(relate),
          answer: 'accept',
          _annotator_id: layer.annotator.name,
          _session_id: layer.annotator.name,
        }),
      )
      .join('');
  };
}
