/** What is exported: whose annotations, of which labels, and where they may lie. */
import type { ReactNode } from 'react';
import { Check, Group } from '../../ui/field.tsx';
import styles from './dialogs.module.css';
import { hasGold, type ExportForm } from './export-request.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

function Choices(props: {
  readonly legend: string;
  readonly items: readonly Named[];
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}): ReactNode {
  const { legend, items, left, onChange } = props;
  const toggled = (id: string): ReadonlySet<string> =>
    left.has(id) ? new Set([...left].filter((other) => other !== id)) : new Set([...left, id]);
  return (
    <Group legend={legend}>
      <div className={styles['choices']}>
        {items.map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            checked={!left.has(id)}
            onChange={() => onChange(toggled(id))}
          />
        ))}
      </div>
    </Group>
  );
}

interface ChoiceFieldsProps {
  readonly form: ExportForm;
  readonly labels: readonly Named[];
  readonly annotators: readonly Named[];
  readonly onChange: (change: Partial<ExportForm>) => void;
}

export function ExportChoiceFields(props: ChoiceFieldsProps): ReactNode {
  const { form, labels, annotators, onChange } = props;
  return (
    <>
      <Choices
        legend="Labels"
        items={labels}
        left={form.leftLabels}
        onChange={(leftLabels) => onChange({ leftLabels })}
      />
      {annotators.length === 0 || form.goldOnly ? null : (
        <Choices
          legend="Annotators"
          items={annotators}
          left={form.leftAnnotators}
          onChange={(leftAnnotators) => onChange({ leftAnnotators })}
        />
      )}
      {hasGold(annotators) ? (
        <Check
          label="Only what adjudication decided (gold)"
          checked={form.goldOnly}
          onChange={({ target }) => onChange({ goldOnly: target.checked })}
        />
      ) : null}
      <Check
        label="Leave out what lies in boilerplate"
        checked={!form.boilerplate}
        onChange={({ target }) => onChange({ boilerplate: !target.checked })}
      />
    </>
  );
}
