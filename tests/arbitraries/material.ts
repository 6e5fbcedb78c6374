/** Articles that several annotators tagged: short texts, so that spans nest, cross and coincide. */
import fc from 'fast-check';
import { materialOf, type Material } from '../../shared/agreement/material.ts';
import { quoteOf, type Fragment } from '../../shared/model/anchor.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import type { Relation } from '../../shared/model/relation.ts';
import { compareSpans, type Span } from '../../shared/model/span.ts';
import { articleOf, CLOCK } from '../storage/project.ts';
import { idAt } from './clock.ts';

export const CODEBOOK = defaultCodebook(CLOCK);
const TEXT = 'Officials said, on Friday: “133 people died”. 🙂 Others denied it.';
const DAY = '2024-03-22T12:00:00.000Z';

/** One to three fragments, ascending, disjoint, apart. */
const fragmentsArb: fc.Arbitrary<Fragment[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: TEXT.length }), { minLength: 2, maxLength: 6 })
  .map((offsets) => {
    const sorted = [...offsets].sort((a, b) => a - b);
    return sorted.flatMap((start, at): Fragment[] => {
      const end = sorted[at + 1];
      return at % 2 === 0 && end !== undefined ? [{ start, end }] : [];
    });
  });

const ATTRIBUTES = [{}, { certainty: 'certain' }, { certainty: 'hedged' }] as const;

const looseSpanArb = fc.record({
  label: fc.constantFrom('claim', 'number', 'source'),
  fragments: fragmentsArb,
  attributes: fc.constantFrom(...ATTRIBUTES),
});

/**
 * Spans of one annotator on one article in reading order.
 * @param group parts the ids of different annotators and articles
 */
export const ownSpansArb = (
  by: string,
  article: string,
  group: number,
  maxLength = 8,
): fc.Arbitrary<Span[]> =>
  fc.array(looseSpanArb, { maxLength }).map((loose) =>
    loose
      .map((span, at): Span => ({
        kind: 'span',
        id: idAt(group, at),
        article,
        revision: 1,
        ...span,
        quote: quoteOf(TEXT, span.fragments),
        status: 'draft',
        by,
        created: DAY,
        modified: DAY,
        clock: CLOCK,
      }))
      .sort(compareSpans),
  );

interface Layer {
  readonly spans: readonly Span[];
  readonly relations: readonly Relation[];
}

/** Spans of one annotator on one article, and relations between them. */
const layerArb = (by: string, article: string, group: number): fc.Arbitrary<Layer> =>
  fc
    .record({
      spans: ownSpansArb(by, article, group),
      ends: fc.array(
        fc.record({
          type: fc.constantFrom('attributed-to', 'nested-in'),
          from: fc.nat({ max: 7 }),
          to: fc.nat({ max: 7 }),
        }),
        { maxLength: 5 },
      ),
    })
    .map(({ spans, ends }) => ({
      spans,
      relations: ends.flatMap(({ type, from, to }, at): Relation[] => {
        const start = spans[from];
        const end = spans[to];
        if (!start || !end || start === end) return [];
        return [
          {
            kind: 'relation',
            id: idAt(group + 500, at),
            type,
            from: { article, span: start.id },
            to: { article, span: end.id },
            attributes: {},
            by,
            created: DAY,
            modified: DAY,
            clock: CLOCK,
          },
        ];
      }),
    }));

const NAMES = ['ada', 'boris', 'carla'];

/** Two or three annotators, one to four articles; some annotators never opened some of them. */
export const materialArb: fc.Arbitrary<Material> = fc
  .record({
    annotators: fc.integer({ min: 2, max: NAMES.length }).map((count) => NAMES.slice(0, count)),
    articles: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ annotators, articles }) =>
    fc
      .tuple(
        ...Array.from({ length: articles }, (_, article) =>
          fc.tuple(
            ...annotators.map((by, at) =>
              fc.option(layerArb(by, `a${article}`, 10 * article + at), {
                freq: 5,
                nil: undefined,
              }),
            ),
          ),
        ),
      )
      .map((work) =>
        materialOf({
          codebook: CODEBOOK,
          annotators,
          contents: work.map((layers, article) => ({
            article: {
              ...articleOf(`a${article}`, TEXT),
              done: Object.fromEntries(
                annotators.flatMap((by, at) => (layers[at] === undefined ? [] : [[by, DAY]])),
              ),
            },
            spans: layers.flatMap((layer) => layer?.spans ?? []),
            relations: layers.flatMap((layer) => layer?.relations ?? []),
          })),
        }),
      ),
  );
