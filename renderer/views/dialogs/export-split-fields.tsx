/** Train, dev and test: whether, how large, and what stays together. */
import type { ReactNode } from 'react';
import { SPLITS } from '../../../shared/model/split.ts';
import { Group, Select, TextField } from '../../ui/field.tsx';
import styles from './export-dialog.module.css';
import type { Division, ExportForm } from './export-request.ts';

const DIVISIONS: readonly { readonly value: Division; readonly name: string }[] = [
  { value: 'none', name: 'One dataset, not divided' },
  { value: 'usual', name: 'Train 80, dev 10, test 10' },
  { value: 'own', name: 'Shares of your own' },
];

const KEPT: readonly { readonly value: ExportForm['by']; readonly name: string }[] = [
  { value: 'article', name: 'Each article' },
  { value: 'event', name: 'All articles of an event' },
];

interface SplitFieldsProps {
  readonly form: ExportForm;
  readonly onChange: (change: Partial<ExportForm>) => void;
}

export function ExportSplitFields({ form, onChange }: SplitFieldsProps): ReactNode {
  const { division, shares, by, seed } = form;
  return (
    <Group legend="Train, dev and test">
      <Select
        isStacked
        label="Division"
        options={DIVISIONS}
        value={division}
        onChange={({ target }) => {
          const chosen = DIVISIONS.find(({ value }) => value === target.value);
          if (chosen) onChange({ division: chosen.value });
        }}
      />
      {division === 'own' ? (
        <div className={styles['shares']}>
          {SPLITS.map((name) => (
            <TextField
              key={name}
              isStacked
              inputMode="decimal"
              label={`Share of ${name}`}
              value={shares[name]}
              onChange={({ target }) => onChange({ shares: { ...shares, [name]: target.value } })}
            />
          ))}
        </div>
      ) : null}
      {division === 'none' ? null : (
        <div className={styles['pair']}>
          <Select
            isStacked
            label="Never divided"
            options={KEPT}
            value={by}
            help="Articles of the same text always stay together."
            onChange={({ target }) => {
              const chosen = KEPT.find(({ value }) => value === target.value);
              if (chosen) onChange({ by: chosen.value });
            }}
          />
          <TextField
            isStacked
            inputMode="numeric"
            label="Seed"
            help="The same seed divides alike."
            value={seed}
            onChange={({ target }) => onChange({ seed: target.value })}
          />
        </div>
      )}
    </Group>
  );
}
