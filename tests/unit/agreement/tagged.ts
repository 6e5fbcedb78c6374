/** Articles tagged by several annotators, written as short as they can be read. */
import {
  materialOf,
  type Material,
  type MaterialSource,
} from '../../../shared/agreement/material.ts';
import { quoteOf } from '../../../shared/model/anchor.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { compareSpans, type Span } from '../../../shared/model/span.ts';
import type { ArticleContent } from '../../../shared/ops/state.ts';
import { articleOf, CLOCK } from '../../storage/project.ts';

export const CODEBOOK = defaultCodebook(CLOCK);
export const TEXT = 'Officials said that at least 133 people were killed in the attack on Friday.';

const DAY = '2024-03-22T12:00:00.000Z';

/**
 * `claim 0-4,8-10`: a label and where its fragments stand, `[start, end)`.
 * The id tells who and where, unless `more` does.
 */
export function tagged(
  by: string,
  what: string,
  { article = 'a', text = TEXT, ...more }: Partial<Span> & { readonly text?: string } = {},
): Span {
  const [label = '', places = ''] = what.split(' ');
  const fragments = places.split(',').map((place) => {
    const [start = 0, end = 0] = place.split('-').map(Number);
    return { start, end };
  });
  return {
    kind: 'span',
    id: `${by} ${article} ${what}`,
    article,
    revision: 1,
    label,
    fragments,
    quote: quoteOf(text, fragments),
    attributes: {},
    status: 'draft',
    by,
    created: DAY,
    modified: DAY,
    clock: CLOCK,
    ...more,
  };
}

export const related = (by: string, type: string, from: Span, to: Span): Relation => ({
  kind: 'relation',
  id: `${by} ${type} ${from.id} ${to.id}`,
  type,
  from: { article: from.article, span: from.id },
  to: { article: to.article, span: to.id },
  attributes: {},
  by,
  created: DAY,
  modified: DAY,
  clock: CLOCK,
});

/** @param done annotators who called it done */
export function contentOf(
  id: string,
  spans: readonly Span[],
  {
    text = TEXT,
    relations = [],
    done = [],
  }: {
    readonly text?: string;
    readonly relations?: readonly Relation[];
    readonly done?: readonly string[];
  } = {},
): ArticleContent {
  const article = articleOf(id, text);
  return {
    article: { ...article, done: Object.fromEntries(done.map((by) => [by, DAY])) },
    spans: [...spans].sort(compareSpans),
    relations,
  };
}

export const gathered = (
  contents: readonly ArticleContent[],
  chosen: Partial<MaterialSource> = {},
): Material => materialOf({ codebook: CODEBOOK, contents, ...chosen });

/** One article `a`: what each annotator tagged, as `tagged` reads it; an empty list is “done”. */
export const oneArticle = (
  work: Readonly<Record<string, readonly string[]>>,
  text = TEXT,
): Material =>
  gathered([
    contentOf(
      'a',
      Object.entries(work).flatMap(([by, spans]) =>
        spans.map((what) => tagged(by, what, { text })),
      ),
      { text, done: Object.keys(work) },
    ),
  ]);

export const CONTEXT = {
  random: (): number => {
    throw new Error('This measure does not sample');
  },
};
