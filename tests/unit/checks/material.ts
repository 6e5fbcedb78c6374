/** One article of the default codebook with annotations to find fault with. */
import { quoteOf, type Fragment } from '../../../shared/model/anchor.ts';
import type { Codebook, Label } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { problemsOf } from '../../../shared/checks/problems.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';

export const TEXT =
  'Officials said on 22 March 2024 that at least 133 people and two guards were killed, a third of them outside. Others said nothing.';

export const article = articleOf('a', TEXT);
const times = { created: '2024-03-22', modified: '2024-03-22', clock: CLOCK, by: ADA.id };

export function spanOf(label: string, words: string, edit: Partial<Span> = {}): Span {
  const start = TEXT.indexOf(words);
  const fragments: readonly Fragment[] = [{ start, end: start + words.length }];
  return {
    kind: 'span',
    id: `${label} ${words}`,
    article: 'a',
    revision: 1,
    label,
    fragments,
    quote: quoteOf(TEXT, fragments),
    attributes: {},
    status: 'draft',
    ...times,
    ...edit,
  };
}

export const relationOf = (type: string, from: Span, to: Span): Relation => ({
  kind: 'relation',
  id: `${type} ${from.id}`,
  type,
  from: { article: from.article, span: from.id },
  to: { article: to.article, span: to.id },
  attributes: {},
  ...times,
});

export const book = defaultCodebook(CLOCK);

/** The default codebook with one label changed. */
export const bookWith = (label: string, edit: Partial<Label>): Codebook => ({
  ...book,
  labels: book.labels.map((one) => (one.id === label ? { ...one, ...edit } : one)),
});

export function stateWith(
  spans: readonly Span[],
  relations: readonly Relation[] = [],
  codebook: Codebook = book,
): State {
  const project = {
    kind: 'project',
    id: 'project',
    title: 'T',
    created: '',
    clock: CLOCK,
  } as const;
  const isWithin = ({ from, to }: Relation): boolean => from.article === to.article;
  return stateOf(
    { project, codebook, annotators: [ADA], links: relations.filter((one) => !isWithin(one)) },
    [{ article, spans, relations: relations.filter(isWithin) }],
  );
}

/** All problems of the state's articles. */
export const problemsIn = (state: State): readonly Problem[] =>
  [...state.layers.values()].flatMap((layer) =>
    problemsOf(state.codebook, layer, state.links.values(), state.layers),
  );

/** `[kind, quote, fix]` of each. */
export const briefly = (state: State): readonly (readonly [string, string, string | null])[] =>
  problemsIn(state).map(({ kind, quote, fix }) => [kind, quote, fix]);
