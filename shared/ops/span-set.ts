/**
 * The spans of one article in reading order: a persistent, chunked sorted list.
 *
 * Adding or removing one span copies one chunk and the list of chunks, so its cost hardly grows
 * with the number of spans; asking what overlaps a range skips chunks by their bounds.
 */
import { compareSpans, spanEnd, spanStart, type Span } from '../model/span.ts';

const CHUNK = 256;
/** From here on, sorting everything anew is cheaper than one insertion after the other. */
const MANY = 64;

interface Chunk {
  readonly spans: readonly Span[];
  readonly byId: ReadonlyMap<string, Span>;
  /** The furthest end of any span in the chunk. */
  readonly maxEnd: number;
}

function chunkOf(spans: readonly Span[]): Chunk {
  let maxEnd = 0;
  for (const span of spans) maxEnd = Math.max(maxEnd, spanEnd(span));
  return { spans, byId: new Map(spans.map((span) => [span.id, span])), maxEnd };
}

/** Index of the first element for which `isAfter` holds, in a list where it holds from some point on. */
function firstWhere<T>(list: readonly T[], isAfter: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && isAfter(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export class SpanSet implements Iterable<Span> {
  static readonly empty = new SpanSet([], 0);
  private readonly chunks: readonly Chunk[];
  readonly size: number;

  private constructor(chunks: readonly Chunk[], size: number) {
    this.chunks = chunks;
    this.size = size;
  }

  static from(spans: Iterable<Span>): SpanSet {
    const sorted = [...spans].sort(compareSpans);
    const chunks: Chunk[] = [];
    for (let at = 0; at < sorted.length; at += CHUNK)
      chunks.push(chunkOf(sorted.slice(at, at + CHUNK)));
    return new SpanSet(chunks, sorted.length);
  }

  *[Symbol.iterator](): Iterator<Span> {
    for (const chunk of this.chunks) yield* chunk.spans;
  }

  get(id: string): Span | undefined {
    for (const chunk of this.chunks) {
      const span = chunk.byId.get(id);
      if (span) return span;
    }
    return undefined;
  }

  /** With `span` added, or put in the place of the one with its id. */
  with(span: Span): SpanSet {
    const base = this.get(span.id) ? this.without(span.id) : this;
    if (base.chunks.length === 0) return new SpanSet([chunkOf([span])], 1);
    const after = firstWhere(base.chunks, (chunk) => {
      const first = chunk.spans[0];
      return first !== undefined && compareSpans(first, span) > 0;
    });
    const index = Math.max(0, after - 1);
    const old = base.chunks[index]?.spans ?? [];
    const at = firstWhere(old, (other) => compareSpans(other, span) > 0);
    const merged = [...old.slice(0, at), span, ...old.slice(at)];
    const half = merged.length >>> 1;
    const fresh =
      merged.length > 2 * CHUNK
        ? [chunkOf(merged.slice(0, half)), chunkOf(merged.slice(half))]
        : [chunkOf(merged)];
    return new SpanSet(base.chunks.toSpliced(index, 1, ...fresh), base.size + 1);
  }

  without(id: string): SpanSet {
    const index = this.chunks.findIndex((chunk) => chunk.byId.has(id));
    const chunk = this.chunks[index];
    if (!chunk) return this;
    const rest = chunk.spans.filter((span) => span.id !== id);
    const fresh = rest.length === 0 ? [] : [chunkOf(rest)];
    return new SpanSet(this.chunks.toSpliced(index, 1, ...fresh), this.size - 1);
  }

  /** Many at once: removed ids go, `fresh` ones come or take the place of their namesakes. */
  edited(fresh: readonly Span[], removed: readonly string[]): SpanSet {
    if (fresh.length + removed.length <= MANY) {
      const rest = removed.reduce<SpanSet>((set, id) => set.without(id), this);
      return fresh.reduce<SpanSet>((set, span) => set.with(span), rest);
    }
    const gone = new Set([...removed, ...fresh.map((span) => span.id)]);
    return SpanSet.from([...[...this].filter((span) => !gone.has(span.id)), ...fresh]);
  }

  /** Spans whose hull (first start to last end) meets `[start, end)`, in reading order; UTF-16 units. */
  overlapping(start: number, end: number): Span[] {
    const found: Span[] = [];
    for (const chunk of this.chunks) {
      const first = chunk.spans[0];
      if (first && spanStart(first) >= end) break;
      if (chunk.maxEnd <= start) continue;
      for (const span of chunk.spans) {
        if (spanStart(span) >= end) break;
        if (spanEnd(span) > start) found.push(span);
      }
    }
    return found;
  }

  /** The next span after `(start, id)` in reading order, or the previous one; wraps round. */
  neighbour(from: Span | null, offset: number, step: 1 | -1): Span | undefined {
    const all = [...this];
    if (all.length === 0) return undefined;
    if (from) {
      const at = all.findIndex((span) => span.id === from.id);
      if (at >= 0) return all[(at + step + all.length) % all.length];
    }
    return step === 1
      ? (all.find((span) => spanStart(span) >= offset) ?? all[0])
      : (all.findLast((span) => spanStart(span) < offset) ?? all.at(-1));
  }
}
