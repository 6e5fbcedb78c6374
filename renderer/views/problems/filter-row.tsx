import type { ReactNode } from 'react';
import { PROBLEM_KINDS, type Problem, type ProblemKind } from '../../../shared/model/problem.ts';
import { articlesByTitle } from '../../store/selectors.ts';
import { Select, type Option } from '../../ui/field.tsx';
import { useWorkbench } from '../workbench-context.ts';
import type { ProblemFilter } from './problem-filter.ts';
import styles from './problems.module.css';

const KINDS: Readonly<Record<ProblemKind, string>> = {
  'missing-attribute': 'required answer missing',
  'bad-value': 'answer that does not fit',
  orphan: 'lost its place',
  'quote-mismatch': 'does not match the text',
  'dangling-relation': 'relation to nothing',
  'number-without-value': 'number without value',
  'claim-without-source': 'claim without source',
  'unknown-label': 'unknown label',
};

interface FilterProps {
  readonly problems: readonly Problem[];
  readonly filter: ProblemFilter;
  readonly onFilter: (filter: ProblemFilter) => void;
}

/** Only what there is a problem with can be chosen, and what is chosen. */
export function FilterRow({ problems, filter, onFilter }: FilterProps): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const annotators = useWorkbench(({ data }) => data.annotators);
  const summaries = useWorkbench((state) => state.summaries);
  const me = useWorkbench((state) => state.me);
  const had = (field: keyof ProblemFilter): ReadonlySet<string | null> =>
    new Set([filter[field], ...problems.map((problem) => problem[field])]);
  const choices = (
    field: keyof ProblemFilter,
    all: string,
    options: readonly Option[],
  ): readonly Option[] => [
    { value: '', name: all },
    ...options.filter(({ value }) => had(field).has(value)),
  ];
  const rows: readonly [keyof ProblemFilter, string, readonly Option[]][] = [
    [
      'kind',
      'Kind',
      choices(
        'kind',
        'every kind',
        PROBLEM_KINDS.map((value) => ({ value, name: KINDS[value] })),
      ),
    ],
    [
      'label',
      'Label',
      choices(
        'label',
        'every label',
        codebook.labels.map(({ id, name }) => ({ value: id, name })),
      ),
    ],
    [
      'article',
      'Article',
      choices(
        'article',
        'every article',
        articlesByTitle(summaries).map(({ id, title }) => ({ value: id, name: title })),
      ),
    ],
    [
      'by',
      'Annotator',
      choices(
        'by',
        'everybody',
        [...annotators.values()].map(({ id, name }) => ({
          value: id,
          name: id === me ? `${name} (me)` : name,
        })),
      ),
    ],
  ];
  return (
    <div className={styles['filters']} role="group" aria-label="Show problems of">
      {rows.map(([field, label, options]) => (
        <Select
          key={field}
          isStacked
          label={label}
          value={filter[field]}
          options={options}
          onChange={({ target }) => onFilter({ ...filter, [field]: target.value })}
        />
      ))}
    </div>
  );
}
