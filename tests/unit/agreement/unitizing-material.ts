/** Material of nothing but units: what unitizing measures look at. */
import type { Material, MaterialArticle } from '../../../shared/agreement/material.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Span } from '../../../shared/model/span.ts';

/** A label and the fragments of one span. */
export type Tagged = readonly [label: string, ...fragments: Fragment[]];

export interface TaggedArticle {
  readonly length: number;
  /** By annotator: what they tagged; an annotator who is absent did not work on the article. */
  readonly work: Readonly<Record<string, readonly Tagged[]>>;
}

/** As the sources write units: where it begins and how long it is. */
export const unit = (start: number, length: number): Fragment => ({ start, end: start + length });

export function taggedMaterial(articles: readonly TaggedArticle[]): Material {
  const annotators = new Set(articles.flatMap(({ work }) => Object.keys(work)));
  const labels = new Set(
    articles.flatMap(({ work }) => Object.values(work).flatMap((done) => done.map(([l]) => l))),
  );
  return {
    annotators: [...annotators],
    labels: [...labels],
    codebook: {
      kind: 'codebook',
      id: 'codebook',
      name: 'Units',
      labels: [],
      relationTypes: [],
      clock: CLOCK,
    },
    articles: articles.map(materialArticle),
  };
}

const CLOCK = '000000000-0000-test';

function materialArticle({ length, work }: TaggedArticle, index: number): MaterialArticle {
  const id = `article-${String(index)}`;
  return {
    id,
    title: id,
    text: 'x'.repeat(length),
    work: new Map(
      Object.entries(work).map(([by, done]) => [
        by,
        {
          spans: done.map(([label, ...fragments], at) => span(id, by, at, label, fragments)),
          relations: [],
        },
      ]),
    ),
  };
}

function span(
  article: string,
  by: string,
  at: number,
  label: string,
  fragments: readonly Fragment[],
): Span {
  return {
    kind: 'span',
    id: `${article}-${by}-${String(at)}`,
    article,
    revision: 1,
    label,
    fragments,
    quote: { exact: '', prefix: '', suffix: '' },
    attributes: {},
    status: 'final',
    by,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    clock: CLOCK,
  };
}
