/** Yes or no: y and n answer, Delete takes the answer away, arrows go along. */
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import styles from './choices.module.css';
import { nameOf, type AttributeProps } from './field-props.ts';

const ANSWERS = [
  { name: 'yes', value: true },
  { name: 'no', value: false },
  { name: '—', value: undefined },
] as const;

export function YesNoField({ definition, value, onChange }: AttributeProps): ReactNode {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const answer = { y: 0, n: 1, delete: 2, backspace: 2 }[key];
    const choice = answer === undefined ? undefined : ANSWERS[answer];
    if (!choice) return;
    event.preventDefault();
    if (choice.value !== value) onChange(choice.value);
    event.currentTarget.querySelectorAll('input')[answer ?? 0]?.focus();
  };
  return (
    <div
      role="radiogroup"
      className={styles['choices']}
      aria-labelledby={`${id}-name`}
      aria-describedby={definition.help === undefined ? undefined : `${id}-help`}
      aria-required={definition.required === true}
      onKeyDown={onKeyDown}
    >
      <span id={`${id}-name`} className={styles['name']}>
        {nameOf(definition)}
      </span>
      <div className={styles['segments']}>
        {ANSWERS.map(({ name, value: answer }) => (
          <label key={name} className={styles['segment']}>
            <input
              type="radio"
              name={id}
              aria-label={answer === undefined ? 'no answer' : undefined}
              checked={value === answer || (answer === undefined && typeof value !== 'boolean')}
              onChange={() => onChange(answer)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {definition.help === undefined ? null : (
        <span id={`${id}-help`} className={styles['help']}>
          {definition.help}
        </span>
      )}
    </div>
  );
}
