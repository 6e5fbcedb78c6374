/** Articles and spans of any size, made of the seeds; the same ones every time. */
import { quoteOf, trimFragment, type Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { normaliseText } from '../../shared/text/normalise.ts';

const CLOCK = '000000000-0000-test';
const TIME = '2024-03-22T00:00:00.000Z';

export const codebook = defaultCodebook(CLOCK);

/** The seeds one after the other, again and again, up to `length` UTF-16 code units. */
export function textOf(seeds: readonly string[], length: number): string {
  const once = seeds.map((seed) => normaliseText(seed).trimEnd()).join('\n\n') + '\n\n';
  return once
    .repeat(Math.ceil(length / once.length))
    .slice(0, length)
    .trimEnd();
}

export const articleOf = (text: string, changes: Partial<Article> = {}): Article => ({
  kind: 'article',
  id: 'article',
  title: 'Article',
  text,
  sha256: '0'.repeat(64),
  revision: 1,
  blocks: findBlocks(text),
  marks: [],
  meta: { language: 'en' },
  boilerplate: [],
  created: TIME,
  clock: CLOCK,
  ...changes,
});

export const spanOf = (text: string, id: string, label: string, fragments: Fragment[]): Span => ({
  kind: 'span',
  id,
  article: 'article',
  revision: 1,
  label,
  fragments,
  quote: quoteOf(text, fragments),
  attributes: {},
  status: 'draft',
  by: 'tester',
  created: TIME,
  modified: TIME,
  clock: CLOCK,
});

/** A small generator of numbers in [0, 1): mulberry32, by Tommy Ettinger. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Evenly spread spans of 20 to 200 characters, as PERFORMANCE budgets assume. */
export function randomSpans(text: string, count: number): Span[] {
  const random = randomFrom(42);
  const labels = codebook.labels.map(({ id }) => id);
  const spans: Span[] = [];
  while (spans.length < count) {
    const start = Math.floor(random() * (text.length - 200));
    const length = 20 + Math.floor(random() * 181);
    const label = labels[Math.floor(random() * 3)] ?? 'claim';
    const fragment = trimFragment(text, { start, end: start + length });
    if (fragment) spans.push(spanOf(text, `span-${spans.length}`, label, [fragment]));
  }
  return spans;
}
