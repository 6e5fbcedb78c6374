/** What the list of problems is narrowed to. */
import type { Problem } from '../../../shared/model/problem.ts';

/** Empty: all. */
export interface ProblemFilter {
  readonly kind: string;
  readonly label: string;
  readonly article: string;
  /** Annotator id. */
  readonly by: string;
}

export const NO_FILTER: ProblemFilter = { kind: '', label: '', article: '', by: '' };

export const isFiltered = (filter: ProblemFilter): boolean =>
  Object.values(filter).some((value) => value !== '');

export const passes = (filter: ProblemFilter, problem: Problem): boolean =>
  (['kind', 'label', 'article', 'by'] as const).every(
    (field) => filter[field] === '' || filter[field] === problem[field],
  );
