/** Any of the codebook's options: one stop for Tab, arrows or first letters inside, Space ticks. */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Check } from '../../ui/field.tsx';
import styles from './choices.module.css';
import { nameOf, type AttributeProps } from './field-props.ts';

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** The option that `key` leads to from the one at `at`, or -1. */
export function targetOf(options: readonly string[], at: number, key: string): number {
  const step = STEPS[key];
  if (step !== undefined) return (at + step + options.length) % options.length;
  if (key === ' ' || [...key].length !== 1) return -1;
  const order = options.map((_, index) => (at + 1 + index) % options.length);
  return order.find((index) => options[index]?.toLowerCase().startsWith(key.toLowerCase())) ?? -1;
}

export function ManyField({ definition, value, onChange }: AttributeProps): ReactNode {
  const id = useId();
  const known = definition.options ?? [];
  const chosen = typeof value === 'object' ? value : [];
  // A value that the codebook no longer offers is shown as it is, not dropped.
  const options = [...known, ...chosen.filter((own) => !known.includes(own))];
  const [stop, setStop] = useState(0);
  const toggle = (option: string, on: boolean): void => {
    const next = options.filter((one) => (one === option ? on : chosen.includes(one)));
    onChange(next.length === 0 ? undefined : next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(options, stop, event.key);
    if (target < 0) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll('input')[target]?.focus();
  };
  return (
    <div
      role="group"
      className={styles['choices']}
      aria-labelledby={`${id}-name`}
      aria-describedby={definition.help === undefined ? undefined : `${id}-help`}
      onKeyDown={onKeyDown}
    >
      <span id={`${id}-name`} className={styles['name']}>
        {nameOf(definition)}
      </span>
      <div>
        {options.map((option, at) => (
          <Check
            key={option}
            label={option}
            checked={chosen.includes(option)}
            tabIndex={at === Math.min(stop, options.length - 1) ? 0 : -1}
            onFocus={() => setStop(at)}
            onChange={({ target }) => toggle(option, target.checked)}
          />
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
