/** Which articles a command looks at, so that only they are loaded to execute it. */
import type { ArticleSummary } from '../model/article.ts';
import type { Codebook } from '../model/codebook.ts';
import { holdsAny, looksAnywhere, mayHold, planOf } from './codebook-plan.ts';
import type { Command } from './command.ts';
import { homeOf } from './patch.ts';
import type { Layer } from './state.ts';

/** `all`: it has to look through the whole project. */
export function articlesNeeded(command: Command, codebook: Codebook): ReadonlySet<string> | 'all' {
  switch (command.do) {
    case 'add-span':
    case 'edit-span':
    case 'remove-spans':
    case 'edit-article':
    case 'mark-boilerplate':
    case 'split-span':
    case 'join-spans':
    case 'duplicate-span':
    case 'revise-article':
    case 'mark-done':
    case 'explain-decision':
      return new Set([command.article]);
    case 'add-linked':
      return new Set([
        command.article,
        ...command.relations
          .flatMap(({ from, to }) => [from, to])
          .flatMap((end) => (typeof end === 'number' ? [] : end.article)),
      ]);
    case 'add-spans':
    case 'edit-spans':
    case 'remove-many':
      return new Set(command.spans.map(({ article }) => article));
    case 'adjudicate':
      return new Set([command.article, ...(command.beside ?? [])]);
    case 'accept-agreed':
      return new Set([...command.units.map(({ article }) => article), ...(command.beside ?? [])]);
    case 'add-relation':
      return new Set([command.from.article, command.to.article]);
    case 'remove-relations':
      return new Set(command.relations.map(homeOf).filter((home) => home !== undefined));
    case 'edit-codebook': {
      const plan = planOf(codebook, command.edit);
      return plan.ok && looksAnywhere(plan.value.touched) ? 'all' : new Set();
    }
    case 'remove-layer':
      return 'all';
    case 'add-annotator':
    case 'add-records':
      return new Set();
  }
}

/**
 * Which articles of a command that needs `all` hold nothing for it: a thousand articles are then
 * never in memory together.
 */
export interface ArticleFilter {
  /** False: the article need not even be read. Only of articles whose summary is up to date. */
  readonly mayConcern: (summary: ArticleSummary) => boolean;
  /** False: it can be let go again at once. */
  readonly concerns: (layer: Layer) => boolean;
}

export function filterOf(command: Command, codebook: Codebook): ArticleFilter {
  if (command.do === 'remove-layer') {
    return {
      mayConcern: () => true,
      concerns: ({ spans, relations }) =>
        [...spans, ...relations.values()].some(({ by }) => by === command.annotator),
    };
  }
  const plan = command.do === 'edit-codebook' ? planOf(codebook, command.edit) : null;
  if (!plan?.ok) return { mayConcern: () => true, concerns: () => true };
  const { touched, before } = plan.value;
  return {
    mayConcern: (summary) => mayHold(touched, before, summary),
    concerns: (layer) => holdsAny(touched, layer),
  };
}
