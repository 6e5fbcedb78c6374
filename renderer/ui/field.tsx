/** Form controls with their label, help and problem, tied together for assistive technology. */
import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly problem?: string | null;
  /** The label above instead of beside: for dialogs. */
  readonly isStacked?: boolean;
}

export interface FieldControl {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FrameProps extends FieldProps {
  readonly children: (control: FieldControl) => ReactNode;
}

/** For a control that is none of those below. */
export function Frame({
  label,
  help,
  problem,
  isStacked = false,
  children,
}: FrameProps): ReactNode {
  const id = useId();
  const note = problem ?? help;
  return (
    <div className={`${styles['field']} ${isStacked ? styles['stacked'] : ''}`}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['control']}>
        {children({
          id,
          className: styles['input'],
          'aria-describedby': note === undefined ? undefined : `${id}-note`,
          'aria-invalid': Boolean(problem),
        })}
        {note === undefined ? null : (
          <span id={`${id}-note`} className={problem ? styles['problem'] : styles['help']}>
            {note}
          </span>
        )}
      </div>
    </div>
  );
}

type Own = keyof FieldProps;

export const TextField = ({
  label,
  help,
  problem = null,
  isStacked = false,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, Own>): ReactNode => (
  <Frame label={label} help={help} problem={problem} isStacked={isStacked}>
    {(control) => <input type="text" autoComplete="off" {...rest} {...control} />}
  </Frame>
);

export const TextArea = ({
  label,
  help,
  problem = null,
  isStacked = false,
  ...rest
}: FieldProps & Omit<ComponentProps<'textarea'>, Own>): ReactNode => (
  <Frame label={label} help={help} problem={problem} isStacked={isStacked}>
    {(control) => <textarea {...rest} {...control} />}
  </Frame>
);

export interface Option {
  readonly value: string;
  readonly name: string;
}

export const Select = ({
  label,
  help,
  problem = null,
  isStacked = false,
  options,
  ...rest
}: FieldProps &
  Omit<ComponentProps<'select'>, Own> & { readonly options: readonly Option[] }): ReactNode => (
  <Frame label={label} help={help} problem={problem} isStacked={isStacked}>
    {(control) => (
      <select {...rest} {...control}>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Frame>
);

export const Check = ({
  label,
  ...rest
}: { readonly label: ReactNode } & Omit<ComponentProps<'input'>, 'type'>): ReactNode => (
  <label className={styles['check']}>
    <input type="checkbox" {...rest} />
    <span>{label}</span>
  </label>
);

export const Group = ({
  legend,
  children,
}: {
  readonly legend: string;
  readonly children: ReactNode;
}): ReactNode => (
  <fieldset className={styles['group']}>
    <legend className={styles['legend']}>{legend}</legend>
    {children}
  </fieldset>
);
