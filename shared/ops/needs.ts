/** Which articles a command looks at, so that only they are loaded to execute it. */
import type { Command } from './command.ts';
import { homeOf } from './patch.ts';
import type { Layer } from './state.ts';

/** `all`: it has to look through the whole project. */
export function articlesNeeded(command: Command): ReadonlySet<string> | 'all' {
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
    case 'add-relation':
      return new Set([command.from.article, command.to.article]);
    case 'remove-relations':
      return new Set(command.relations.map(homeOf).filter((home) => home !== undefined));
    case 'remove-layer':
    case 'edit-codebook':
      return 'all';
    case 'add-annotator':
    case 'add-records':
      return new Set();
  }
}

/** False where `layer` can be let go at once: a thousand articles are then never in memory together. */
export function concerns(command: Command, { spans, relations }: Layer): boolean {
  if (command.do !== 'remove-layer') return true;
  return [...spans, ...relations.values()].some(({ by }) => by === command.annotator);
}
