/** The options of a format, made from what it declares. */
import { useId, type ReactNode } from 'react';
import type {
  ChoiceOption,
  CodecOption,
  OptionValues,
  SwitchOption,
} from '../../../shared/codecs/option.ts';
import { Check, Group, Select } from '../../ui/field.tsx';
import styles from './export-dialog.module.css';

interface OptionProps<T extends CodecOption> {
  readonly option: T;
  readonly values: OptionValues;
  readonly onSet: (id: string, value: string | boolean) => void;
}

const Choice = ({ option, values, onSet }: OptionProps<ChoiceOption>): ReactNode => (
  <Select
    isStacked
    label={option.name}
    help={option.help}
    options={option.choices.map(({ id, name }) => ({ value: id, name }))}
    value={String(values[option.id])}
    onChange={({ target }) => onSet(option.id, target.value)}
  />
);

function Switch({ option, values, onSet }: OptionProps<SwitchOption>): ReactNode {
  const note = useId();
  return (
    <div className={styles['switch']}>
      <Check
        label={option.name}
        aria-describedby={note}
        checked={values[option.id] === true}
        onChange={({ target }) => onSet(option.id, target.checked)}
      />
      <p id={note} className={styles['help']}>
        {option.help}
      </p>
    </div>
  );
}

export function ExportOptionFields(props: {
  readonly format: string;
  readonly options: readonly CodecOption[];
  readonly values: OptionValues;
  readonly onSet: (id: string, value: string | boolean) => void;
}): ReactNode {
  const { format, options, values, onSet } = props;
  if (options.length === 0) return null;
  return (
    <Group legend={`Options of ${format}`}>
      {options.map((option) =>
        option.kind === 'choice' ? (
          <Choice key={option.id} option={option} values={values} onSet={onSet} />
        ) : (
          <Switch key={option.id} option={option} values={values} onSet={onSet} />
        ),
      )}
    </Group>
  );
}
