/** Articles and the spans that lie on them. Every offset is in UTF-16 code units. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { quoteOf, type Fragment } from '../../shared/model/anchor.ts';
import type { Article, ArticleMeta, Block, Revision } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { compareSpans, type Span } from '../../shared/model/span.ts';
import { unionOf } from '../../shared/ops/article-commands.ts';
import { tidyFragments } from '../../shared/ops/span-commands.ts';
import { clockArb, idAt, isoArb } from './clock.ts';
import { attributesArb } from './codebook.ts';
import { textArb, unicodeArb } from './text.ts';

export const sha256Of = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Offsets between characters: never inside a surrogate pair. */
function bounds(text: string): number[] {
  const found = [0];
  for (const character of text) found.push((found.at(-1) ?? 0) + character.length);
  return found;
}

/** 1 to 3 fragments on `text` as a user could select them: trimmed, ascending, disjoint. */
export const fragmentsArb = (text: string): fc.Arbitrary<Fragment[]> => {
  const offsets = bounds(text);
  const offset = fc.constantFrom(...offsets);
  const whole = tidyFragments(text, [{ start: 0, end: text.length }]);
  return fc
    .array(fc.tuple(offset, offset), { minLength: 1, maxLength: 3 })
    .map((pairs) =>
      tidyFragments(
        text,
        pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
      ),
    )
    .map((fragments) => (fragments.length === 0 ? whole : fragments));
};

function blocksOf(text: string): Block[] {
  let start = 0;
  return text.split('\n').flatMap((line, index): Block[] => {
    const block = { start, end: start + line.length };
    start = block.end + 1;
    if (line.trim() === '') return [];
    if (index === 0) return [{ type: 'heading', level: 1, ...block }];
    return [{ type: index % 3 === 0 ? 'list-item' : 'paragraph', ...block }];
  });
}

const metaArb: fc.Arbitrary<ArticleMeta> = fc.record(
  {
    outlet: fc.constantFrom('Reuters', 'La Nación', '=cmd()'),
    url: fc.constant('https://example.org/a?b=c&d=é'),
    byline: fc.constantFrom('By A. Writer', 'O’Neill, "Jo"'),
    published: fc.constantFrom('2024-03-22', '2024-03-22T21:30:00Z'),
    language: fc.constantFrom('en', 'ru', 'he'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Notes, who is done, and a text from before: what is said of the article as a whole. */
const saidArb = (text: string): fc.Arbitrary<Pick<Article, 'note' | 'done' | 'revisions'>> =>
  fc.record(
    {
      note: unicodeArb,
      done: isoArb.map((time) => ({ [idAt(0, 0)]: time })),
      revisions: isoArb.map((until): Revision[] => [
        {
          revision: 1,
          text: `${text}!`,
          sha256: sha256Of(`${text}!`),
          blocks: blocksOf(text),
          marks: [],
          boilerplate: [],
          by: idAt(0, 0),
          until,
        },
      ]),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

export const articleArb = (id: string): fc.Arbitrary<Article> =>
  textArb.chain((text) =>
    fc
      .record({
        title: fc.constantFrom('Crocus City Hall', 'At least 133 dead', 'עיתון', 'a', 'B'),
        meta: metaArb,
        boilerplate: fc.option(fragmentsArb(text), { nil: [] }),
        said: saidArb(text),
        created: isoArb,
        clock: clockArb,
      })
      .map(({ title, meta, boilerplate, said, created, clock }): Article => ({
        kind: 'article',
        id,
        title,
        text,
        sha256: sha256Of(text),
        revision: 1,
        blocks: blocksOf(text),
        marks: [],
        meta,
        boilerplate: unionOf(boilerplate),
        ...said,
        created,
        clock,
      })),
  );

/** One span on `article` that keeps every invariant. */
export const spanArb = (
  id: string,
  article: Article,
  codebook: Codebook,
  annotators: readonly string[],
): fc.Arbitrary<Span> =>
  fc
    .constantFrom(...codebook.labels)
    .chain((label) =>
      fc.record({
        label: fc.constant(label.id),
        fragments: fragmentsArb(article.text),
        attributes: attributesArb(label),
        note: fc.option(unicodeArb, { nil: undefined, freq: 3 }),
        status: fc.constantFrom('draft' as const, 'final' as const),
        by: fc.constantFrom(...annotators),
        created: isoArb,
        clock: clockArb,
        orphan: fc.option(fc.constant('the quote was not found'), { nil: undefined, freq: 8 }),
      }),
    )
    .map(({ note, orphan, ...span }): Span => ({
      kind: 'span',
      id,
      article: article.id,
      revision: article.revision,
      ...span,
      quote: quoteOf(article.text, span.fragments),
      modified: span.created,
      ...(note === undefined ? {} : { note }),
      ...(orphan === undefined ? {} : { orphan }),
    }));

/** Spans of one article in reading order; `first` is the number of the first id. */
export const spansArb = (
  article: Article,
  codebook: Codebook,
  annotators: readonly string[],
  { first = 0, maxLength = 8 }: { first?: number; maxLength?: number } = {},
): fc.Arbitrary<Span[]> =>
  fc
    .integer({ min: 0, max: maxLength })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          spanArb(idAt(2, first + at), article, codebook, annotators),
        ),
      ),
    )
    .map((spans) => [...spans].sort(compareSpans));
