/** The mapping step: what becomes of each name that the codebook lacks. */
import type { ReactNode } from 'react';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { nameKeyOf, type UnknownName } from '../../../shared/model/name-mapping.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/words.ts';
import styles from './import.module.css';
import {
  fateIn,
  isAsked,
  optionsFor,
  valueOf,
  withPresets,
  type Choices,
} from './mapping-choices.ts';

interface MappingTableProps {
  readonly names: readonly UnknownName[];
  readonly codebook: Codebook;
  /** Made so far, without presets. */
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  /** Whether names without a choice are shown as what is missing. */
  readonly isChecked: boolean;
}

const KINDS: Readonly<Record<UnknownName['kind'], string>> = {
  label: 'Label',
  attribute: 'Attribute',
  'relation type': 'Relation',
};

const whatOf = ({ kind, of }: UnknownName): string =>
  of === null ? KINDS[kind] : `${KINDS[kind]} of ${of}`;

export function MappingTable(props: MappingTableProps): ReactNode {
  const { names, codebook, choices, onChange, isChecked } = props;
  const decided = withPresets(names, codebook, choices);
  const asked = names.filter((name) => isAsked(name, codebook, decided));
  const open = asked.filter((name) => !decided.has(nameKeyOf(name)));
  const choose = (name: UnknownName, value: string): void => {
    const next = new Map(choices);
    const fate = fateIn(value);
    if (fate === undefined) next.delete(nameKeyOf(name));
    else next.set(nameKeyOf(name), fate);
    onChange(next);
  };
  const addAll = (): void =>
    onChange(new Map([...choices, ...open.map((name) => [nameKeyOf(name), 'add'] as const)]));
  return (
    <section aria-labelledby="mapping-heading">
      <div className={styles['mappingHead']}>
        <div>
          <h3 id="mapping-heading" className={styles['heading']}>
            Names that the codebook lacks
          </h3>
          <p className={styles['note']} role="status">
            {open.length === 0
              ? 'Each of them has its place.'
              : `${plural(open.length, 'name')} still to decide about.`}
          </p>
        </div>
        <Button disabled={open.length === 0} onClick={addAll}>
          Add all that are open
        </Button>
      </div>
      <table className={styles['mapping']}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className={styles['number']}>
              Count
            </th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((name) => {
            const key = nameKeyOf(name);
            const fate = decided.get(key);
            const isMissing = isChecked && fate === undefined;
            return (
              <tr key={key}>
                <th scope="row">
                  <span className={styles['name']}>{name.id}</span>{' '}
                  <span className={styles['kind']}>{whatOf(name)}</span>
                  {name.misfit === null ? null : <p className={styles['misfit']}>{name.misfit}</p>}
                  {name.examples.length === 0 ? null : (
                    <p className={styles['examples']}>
                      {name.examples.map((example) => `“${example}”`).join(' · ')}
                    </p>
                  )}
                </th>
                <td className={styles['number']}>{name.count.toLocaleString('en-GB')}</td>
                <td>
                  <select
                    className={styles['choice']}
                    aria-label={`What becomes of ${name.id}, ${whatOf(name)}`}
                    aria-invalid={isMissing}
                    data-open={fate === undefined ? '' : undefined}
                    value={valueOf(fate)}
                    onChange={({ target }) => choose(name, target.value)}
                  >
                    {optionsFor(name, codebook, decided).map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.name}
                      </option>
                    ))}
                  </select>
                  {isMissing ? (
                    <p className={styles['misfit']}>Choose what becomes of it.</p>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
