/** A small project to try commands on: two articles, Ada, and the default codebook. */
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { quoteOf, type Fragment } from '../../../shared/model/anchor.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import type { Command, Step } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import type { Result } from '../../../shared/result.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';

export const TEXTS = {
  a: 'Officials said that at least 133 people were killed. “We will”, he said, “do it alone.”',
  b: 'The ministry said 133 people were killed.',
} as const;

const times = { created: '2024-03-22', modified: '2024-03-22', clock: CLOCK };

/** Where `quotes` stand in `text`, in this order. */
export function placesOf(text: string, ...quotes: readonly string[]): readonly Fragment[] {
  let from = 0;
  return quotes.map((quote) => {
    const start = text.indexOf(quote, from);
    if (start < 0) throw new Error(`“${quote}” is not in the text`);
    from = start + quote.length;
    return { start, end: from };
  });
}

export function spanOn(
  article: keyof typeof TEXTS,
  id: string,
  label: string,
  quotes: readonly string[],
  more: Partial<Span> = {},
): Span {
  const fragments = placesOf(TEXTS[article], ...quotes);
  return {
    kind: 'span',
    id,
    article,
    revision: 1,
    label,
    fragments,
    quote: quoteOf(TEXTS[article], fragments),
    attributes: {},
    status: 'draft',
    by: ADA.id,
    ...times,
    ...more,
  };
}

export const relationOf = (
  type: string,
  from: string,
  to: string,
  id = `${type} ${from} ${to}`,
): Relation => ({
  kind: 'relation',
  id,
  type,
  from: { article: 'a', span: from },
  to: { article: 'a', span: to },
  attributes: {},
  by: ADA.id,
  ...times,
});

export function projectOf(
  spans: readonly Span[],
  relations: readonly Relation[] = [],
  codebook: Codebook = defaultCodebook(CLOCK),
): State {
  const project = {
    kind: 'project',
    id: 'project',
    title: 'T',
    created: '',
    clock: CLOCK,
  } as const;
  return stateOf(
    { project, codebook, annotators: [ADA], links: [] },
    (['a', 'b'] as const).map((id) => ({
      article: articleOf(id, TEXTS[id]),
      spans: spans.filter(({ article }) => article === id),
      relations: relations.filter(({ from }) => from.article === id),
    })),
  );
}

export const run = (state: State, command: Command): Result<Step> =>
  execute(state, command, contextOf(ADA.id));

/** The step and what it led to; a refusal fails the test with its words. */
export function done(
  state: State,
  command: Command,
): { readonly step: Step; readonly after: State } {
  const step = run(state, command);
  if (!step.ok) throw new Error(`${step.error.code}: ${step.error.message}`);
  const after = applyChange(state, step.value.change);
  if (!after.ok) throw new Error(after.error.message);
  return { step: step.value, after: after.value };
}

/** Why it was refused; fails where it was not. */
export function refusal(state: State, command: Command): string {
  const step = run(state, command);
  if (step.ok) throw new Error(`Not refused: ${step.value.label}`);
  return step.error.message;
}

/** Label, quote and answers of every span of an article, in reading order. */
export const spansIn = (state: State, article: keyof typeof TEXTS): readonly Span[] => [
  ...(state.layers.get(article)?.spans ?? []),
];

export const quotesIn = (state: State, article: keyof typeof TEXTS): readonly string[] =>
  spansIn(state, article).map(({ label, quote }) => `${label}: ${quote.exact}`);
