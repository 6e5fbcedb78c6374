/** Whole projects, as codecs write and read them and stores hold them. */
import fc from 'fast-check';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { decisionId, type Decision } from '../../shared/model/decision.ts';
import type { Tombstone } from '../../shared/model/record.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { articleArb, sha256Of, spansArb } from './article.ts';
import { clockArb, idAt, isoArb } from './clock.ts';
import { attributesArb, codebookArb } from './codebook.ts';

const NAMES = ['Ada', 'Boris Ö', 'שרה'];
const SPANS_PER_ARTICLE = 64;

const annotatorArb = (index: number): fc.Arbitrary<Annotator> =>
  fc.record({ created: isoArb, clock: clockArb }).map((times) => ({
    kind: 'annotator',
    id: idAt(0, index),
    name: NAMES[index] ?? `Annotator ${index}`,
    ...times,
  }));

const annotatorsArb: fc.Arbitrary<Annotator[]> = fc
  .integer({ min: 1, max: NAMES.length })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => annotatorArb(index))));

/** A relation between two of `spans` where the codebook allows one, else nothing. */
function relationArb(
  id: string,
  spans: readonly Span[],
  codebook: Codebook,
  scope: 'within' | 'across',
): fc.Arbitrary<Relation | null> {
  const pairs = codebook.relationTypes
    .filter((type) => type.scope === scope)
    .flatMap((type) =>
      spans.flatMap((from) =>
        spans
          .filter(
            (to) =>
              to.id !== from.id &&
              type.from.includes(from.label) &&
              type.to.includes(to.label) &&
              (to.article === from.article) === (scope === 'within'),
          )
          .map((to) => ({ type: type.id, from, to })),
      ),
    );
  if (pairs.length === 0) return fc.constant(null);
  return fc
    .record({ pair: fc.constantFrom(...pairs), created: isoArb, clock: clockArb })
    .map(({ pair: { type, from, to }, created, clock }) => ({
      kind: 'relation',
      id,
      type,
      from: { article: from.article, span: from.id },
      to: { article: to.article, span: to.id },
      attributes: {},
      by: from.by,
      created,
      modified: created,
      clock,
    }));
}

const relationsArb = (
  group: number,
  first: number,
  spans: readonly Span[],
  codebook: Codebook,
  scope: 'within' | 'across',
): fc.Arbitrary<Relation[]> =>
  fc
    .tuple(
      ...[0, 1, 2].map((at) => relationArb(idAt(group, first + at), spans, codebook, scope)),
      fc.integer({ min: 0, max: 3 }),
    )
    .map((drawn) => {
      const count = drawn.at(-1);
      return drawn
        .slice(0, typeof count === 'number' ? count : 0)
        .filter((item): item is Relation => item !== null && typeof item === 'object');
    });

/** None, or one that took nothing of the first annotation. */
const decisionsArb = (article: string, spans: readonly Span[]): fc.Arbitrary<Decision[]> => {
  const [span] = spans;
  if (!span) return fc.constant([]);
  const id = decisionId(article, [span.id]);
  return fc
    .record({
      verdict: fc.constantFrom('none' as const, 'skipped' as const),
      why: fc.option(fc.constantFrom('No claim.', 'Größe', '\n'), { nil: undefined }),
      created: isoArb,
      clock: clockArb,
      isThere: fc.boolean(),
    })
    .map(({ verdict, why, created, clock, isThere }): Decision[] =>
      isThere
        ? [
            {
              kind: 'decision',
              id,
              article,
              of: [span.id],
              fingerprint: 'as it was',
              verdict,
              from: [],
              gold: [],
              ...(why !== undefined && { why }),
              by: span.by,
              created,
              modified: created,
              clock,
            },
          ]
        : [],
    );
};

const withRaw = (article: Article, keep: boolean): Article =>
  keep
    ? {
        ...article,
        raw: { sha256: sha256Of(`raw ${article.text}`), file: 'a.txt', encoding: 'utf-8' },
      }
    : article;

/** An article with its spans and the relations between them; ids follow from `index`. */
const contentArb = (
  index: number,
  codebook: Codebook,
  annotators: readonly string[],
): fc.Arbitrary<ArticleContent> =>
  fc
    .tuple(
      articleArb(idAt(1, index)),
      attributesArb({ attributes: codebook.documentLabels ?? [] }),
      fc.boolean(),
    )
    .map(([article, labels, keep]) =>
      withRaw(Object.keys(labels).length > 0 ? { ...article, labels } : article, keep),
    )
    .chain((article) =>
      spansArb(article, codebook, annotators, { first: index * SPANS_PER_ARTICLE }).chain((spans) =>
        fc
          .tuple(
            relationsArb(3, index * SPANS_PER_ARTICLE, spans, codebook, 'within'),
            decisionsArb(article.id, spans),
          )
          .map(([relations, decisions]) => ({
            article,
            spans,
            relations,
            ...(decisions.length > 0 && { decisions }),
          })),
      ),
    );

const contentsArb = (
  count: number,
  codebook: Codebook,
  annotators: readonly string[],
): fc.Arbitrary<ArticleContent[]> =>
  fc
    .tuple(...Array.from({ length: count }, (_, index) => contentArb(index, codebook, annotators)))
    .map((contents) =>
      [...contents].sort(
        ({ article: a }, { article: b }) =>
          (a.title < b.title ? -1 : a.title > b.title ? 1 : 0) || (a.id < b.id ? -1 : 1),
      ),
    );

const tombstonesArb = (articles: readonly string[]): fc.Arbitrary<Tombstone[]> => {
  const [article] = articles;
  return fc.tuple(fc.nat({ max: 2 }), clockArb, clockArb).map(([count, clock, saw]) =>
    Array.from({ length: count }, (_, at): Tombstone => {
      const id = idAt(4, at);
      const deletions = [{ clock, by: 'ada', saw: [saw] }];
      const lineage = { born: saw, seen: [saw, clock], fields: {}, deletions };
      if (article !== undefined && at === 0) return { kind: 'span', id, article, clock, lineage };
      return { kind: 'article', id, clock, lineage };
    }),
  );
};

const rawsOf = (contents: readonly ArticleContent[]): Record<string, string> =>
  Object.fromEntries(
    contents.flatMap(({ article }) =>
      article.raw
        ? [[article.raw.sha256, Buffer.from(`raw ${article.text}`).toString('base64')]]
        : [],
    ),
  );

/** A project that keeps every invariant: 0 to 3 articles unless told otherwise. */
export const datasetArb = ({
  minArticles = 0,
  maxArticles = 3,
}: { minArticles?: number; maxArticles?: number } = {}): fc.Arbitrary<Dataset> =>
  fc
    .record({
      title: fc.constantFrom('22 March 2024', 'Größe', 'فريق'),
      created: isoArb,
      clock: clockArb,
      codebook: codebookArb,
      annotators: annotatorsArb,
      count: fc.integer({ min: minArticles, max: maxArticles }),
    })
    .chain(({ title, created, clock, codebook, annotators, count }) =>
      contentsArb(
        count,
        codebook,
        annotators.map(({ id }) => id),
      ).chain((articles) =>
        fc
          .record({
            links: relationsArb(
              5,
              0,
              articles.flatMap(({ spans }) => spans),
              codebook,
              'across',
            ),
            tombstones: tombstonesArb(articles.map(({ article }) => article.id)),
          })
          .map(({ links, tombstones }): Dataset => ({
            project: { kind: 'project', id: 'project', title, created, clock },
            codebook,
            annotators,
            articles,
            links,
            tombstones,
            raws: rawsOf(articles),
          })),
      ),
    );
