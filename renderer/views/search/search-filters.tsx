/** Which annotations count: by label, annotator, article, status, answer and relation. */
import { useId, type ReactNode } from 'react';
import type { AttributeDefinition } from '../../../shared/model/attribute.ts';
import { isListed, type Codebook } from '../../../shared/model/codebook.ts';
import { articlesByTitle } from '../../store/selectors.ts';
import { Button } from '../../ui/button.tsx';
import type { Option } from '../../ui/field.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { asksSomething, NO_QUERY } from './search-session.ts';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './use-search.ts';

interface PickProps {
  readonly label: string;
  /** Empty: no filter. */
  readonly value: string;
  readonly any: string;
  readonly options: readonly Option[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, value, any, options, onPick }: PickProps): ReactNode {
  const id = useId();
  return (
    <div className={styles['filter']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        data-set={value === '' ? undefined : ''}
        onChange={({ target }) => onPick(target.value)}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Labels often ask the same: every attribute once, under its first name. */
function attributesOf({ labels }: Codebook): readonly AttributeDefinition[] {
  const byId = new Map<string, AttributeDefinition>();
  for (const { attributes } of labels)
    for (const attribute of attributes)
      if (!byId.has(attribute.id)) byId.set(attribute.id, attribute);
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const asList = (value: string): string[] => (value === '' ? [] : [value]);
const STATUSES: readonly Option[] = [
  { value: 'draft', name: 'Draft' },
  { value: 'final', name: 'Final' },
];
const RELATED: readonly Option[] = [
  { value: 'true', name: 'With one' },
  { value: 'false', name: 'Without any' },
];

export function SearchFilters(): ReactNode {
  const session = useSearchSession();
  const filters = useSearch(({ query }) => query.filters);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const annotators = useWorkbench(({ data }) => data.annotators);
  const summaries = useWorkbench((state) => state.summaries);
  const { attribute, status, related } = filters;
  const attributes = attributesOf(codebook);
  const asked = attributes.find(({ id }) => id === attribute?.id);
  return (
    <fieldset className={styles['filters']}>
      <legend className="visually-hidden">Only</legend>
      <Pick
        label="Label"
        any="Any"
        value={filters.labels[0] ?? ''}
        options={codebook.labels.filter(isListed).map(({ id, name, archived }) => ({
          value: id,
          name: archived ? `${name} (archived)` : name,
        }))}
        onPick={(value) => session.filter({ labels: asList(value) })}
      />
      <Pick
        label="Annotator"
        any="Anybody"
        value={filters.annotators[0] ?? ''}
        options={[...annotators.values()].map(({ id, name }) => ({ value: id, name }))}
        onPick={(value) => session.filter({ annotators: asList(value) })}
      />
      <Pick
        label="Status"
        any="Any"
        value={status ?? ''}
        options={STATUSES}
        onPick={(value) =>
          session.filter({ status: value === 'draft' || value === 'final' ? value : null })
        }
      />
      <Pick
        label="Relation"
        any="With or without"
        value={related === null ? '' : String(related)}
        options={RELATED}
        onPick={(value) => session.filter({ related: value === '' ? null : value === 'true' })}
      />
      <Pick
        label="Attribute"
        any="Any"
        value={attribute?.id ?? ''}
        options={attributes.map(({ id, name }) => ({ value: id, name }))}
        onPick={(id) => session.filter({ attribute: id === '' ? null : { id, value: null } })}
      />
      {attribute === null ? null : (
        <Answer
          key={attribute.id}
          definition={asked}
          value={attribute.value ?? ''}
          onPick={(value) =>
            session.filter({
              attribute: { id: attribute.id, value: value.trim() === '' ? null : value },
            })
          }
        />
      )}
      <Pick
        label="Article"
        any="All articles"
        value={filters.articles[0] ?? ''}
        options={articlesByTitle(summaries).map(({ id, title }) => ({ value: id, name: title }))}
        onPick={(value) => session.filter({ articles: asList(value) })}
      />
      {!asksSomething({ ...NO_QUERY, filters }) ? null : (
        <Button tone="quiet" onClick={() => session.edit({ filters: NO_QUERY.filters })}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
}

interface AnswerProps {
  readonly definition: AttributeDefinition | undefined;
  readonly value: string;
  readonly onPick: (value: string) => void;
}

/** What the attribute must be answered with: one of its options, or something typed. */
function Answer({ definition, value, onPick }: AnswerProps): ReactNode {
  const id = useId();
  const entities = useWorkbench(({ data }) => data.codebook.entities);
  const names =
    definition?.type === 'boolean'
      ? ['yes', 'no']
      : definition?.type === 'entity'
        ? (entities ?? []).map(({ name }) => name)
        : definition?.options;
  if (names) {
    return (
      <Pick
        label="Answer"
        any="Any answer"
        value={value}
        options={names.map((name) => ({ value: name, name }))}
        onPick={onPick}
      />
    );
  }
  return (
    <div className={styles['filter']}>
      <label htmlFor={id}>Answer</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder="Any answer"
        value={value}
        onChange={({ target }) => onPick(target.value)}
      />
    </div>
  );
}
