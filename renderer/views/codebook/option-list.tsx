/** The choices of an attribute, in the order shown. Answers follow a new name. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Group } from '../../ui/field.tsx';
import { useDraft } from '../use-draft.ts';
import styles from './codebook.module.css';
import { RowTools } from './row-tools.tsx';

interface OptionProps {
  readonly option: string;
  readonly others: readonly string[];
  readonly onRename: (name: string) => void;
}

function OptionName({ option, others, onRename }: OptionProps): ReactNode {
  const name = useDraft(
    option,
    (value) => (value === '' ? undefined : onRename(value)),
    (value) => (others.includes(value) ? `There is an option “${value}” already.` : null),
  );
  return (
    <span className={styles['optionName']}>
      <input
        type="text"
        autoComplete="off"
        aria-label={`Option ${option}`}
        aria-invalid={name.problem !== null}
        value={name.value}
        onChange={name.onChange}
        onBlur={name.onBlur}
      />
      {name.problem === null ? null : (
        <span className={styles['problem']} role="alert">
          {name.problem}
        </span>
      )}
    </span>
  );
}

interface ListProps {
  readonly options: readonly string[];
  readonly onAdd: () => void;
  readonly onMove: (options: readonly string[]) => void;
  readonly onRename: (old: string, name: string) => void;
  readonly onRemove: (option: string) => void;
}

export function OptionList({ options, onAdd, onMove, onRename, onRemove }: ListProps): ReactNode {
  return (
    <Group legend="Options">
      <ul className={styles['rows']}>
        {options.map((option, at) => {
          const others = options.filter((other) => other !== option);
          return (
            // By place, so that a field keeps the focus while its option gets another name.
            <li key={at} className={styles['row']}>
              <OptionName
                key={option}
                option={option}
                others={others}
                onRename={(name) => onRename(option, name)}
              />
              <RowTools
                name={option}
                at={at}
                length={options.length}
                onMove={(to) => onMove([...others.slice(0, to), option, ...others.slice(to)])}
                onDelete={() => onRemove(option)}
              />
            </li>
          );
        })}
      </ul>
      <Button onClick={onAdd}>Add an option</Button>
    </Group>
  );
}
