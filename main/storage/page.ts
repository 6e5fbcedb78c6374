/** A page: one article in memory, with what its two files hold beside the records. */
import type { Article } from '../../shared/model/article.ts';
import type { Decision } from '../../shared/model/decision.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { SpanSet } from '../../shared/ops/span-set.ts';
import type { Layer } from '../../shared/ops/state.ts';
import { emptyShelf, keyOf, type Shelf } from './shelf.ts';

type Rest = Shelf['rest'];

export interface Page {
  /** Null: the article was removed; its tombstones stay. */
  layer: Layer | null;
  /** Of its spans, relations and decisions; the article's own lies with the project. */
  readonly tombstones: Shelf['tombstones'];
  readonly articleRest: Rest;
  readonly annotationsRest: Rest;
  /** Which of the two files are behind the journal. */
  articleDirty: boolean;
  annotationsDirty: boolean;
}

export const isDirty = (page: Page): boolean => page.articleDirty || page.annotationsDirty;

/** @param article null where the article is not (any more) in the project */
export function pageOf(article: Shelf | null, annotations: Shelf | null): Page {
  const { tombstones, rest, records } = annotations ?? emptyShelf();
  const spans: Span[] = [];
  const relations = new Map<string, Relation>();
  const decisions = new Map<string, Decision>();
  for (const record of records.values()) {
    if (record.kind === 'span') spans.push(record);
    else if (record.kind === 'relation') relations.set(record.id, record);
    else if (record.kind === 'decision') decisions.set(record.id, record);
  }
  const found = [...(article?.records.values() ?? [])].find(
    (record): record is Article => record.kind === 'article',
  );
  return {
    layer: found ? { article: found, spans: SpanSet.from(spans), relations, decisions } : null,
    tombstones,
    articleRest: article?.rest ?? {},
    annotationsRest: rest,
    articleDirty: false,
    annotationsDirty: false,
  };
}

/** The latest clock, no earlier than `start`; `''` is before every clock. */
export const latestClock = (records: Iterable<{ readonly clock: string }>, start = ''): string => {
  let latest = start;
  for (const { clock } of records) if (clock > latest) latest = clock;
  return latest;
};

export function clockOf({ layer, tombstones }: Page): string {
  const removed = latestClock(tombstones.values());
  if (!layer) return removed;
  const few = [layer.article, ...layer.relations.values(), ...layer.decisions.values()];
  const own = latestClock(few, removed);
  return latestClock(layer.spans, own);
}

/** Null for an article that was removed. */
export function articleShelf({ layer, articleRest }: Page, seq: number): Shelf | null {
  if (!layer) return null;
  const records = new Map([[keyOf(layer.article), layer.article]]);
  return { records, tombstones: new Map(), seq, rest: articleRest };
}

export function annotationsShelf(page: Page, seq: number): Shelf {
  const { layer, tombstones, annotationsRest: rest } = page;
  const own = [
    ...(layer?.spans ?? []),
    ...(layer?.relations.values() ?? []),
    ...(layer?.decisions.values() ?? []),
  ];
  const records = new Map(own.map((record) => [keyOf(record), record]));
  return { records, tombstones, seq, rest };
}
