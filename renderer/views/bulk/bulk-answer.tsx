/** One attribute of one label, to set or clear for all chosen annotations that have the label. */
import { useState, type ReactNode } from 'react';
import type { AttributeValue } from '../../../shared/model/attribute.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import type { ProjectCommand } from '../../../shared/model/project-command.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { AttributeField } from '../attribute-field.tsx';
import { useWorkbench } from '../workbench-context.ts';
import styles from './bulk-bar.module.css';
import { labelOf, type ChosenSpan } from './chosen-span.ts';

interface BulkAnswerProps {
  readonly spans: readonly ChosenSpan[];
  /** Those that may ask something, with what they ask. */
  readonly labels: readonly Label[];
  readonly onRun: (command: ProjectCommand) => void;
}

export function BulkAnswer({ spans, labels, onRun }: BulkAnswerProps): ReactNode {
  const data = useWorkbench((state) => state.data);
  const questions = labels.flatMap((label) =>
    label.attributes.map((definition) => ({
      key: `${label.id} ${definition.id}`,
      name: labels.length === 1 ? definition.name : `${label.name}: ${definition.name}`,
      label,
      definition,
    })),
  );
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [value, setValue] = useState<AttributeValue | undefined>(undefined);
  const question = questions.find(({ key }) => key === chosen) ?? questions[0];
  if (!question) return null;
  const { label, definition } = question;
  // Another label may mean something else by an attribute of the same id.
  const meant = spans
    .filter((span) => (labelOf(span, data) ?? label.id) === label.id)
    .map(({ article, span }) => ({ article, span }));
  const set = (answer: AttributeValue | null): void =>
    onRun({
      do: 'edit-spans',
      spans: meant,
      edit: { attributes: { [definition.id]: answer } },
    });
  return (
    <div className={styles['answer']}>
      <Select
        label="Attribute"
        value={question.key}
        options={questions.map(({ key, name }) => ({ value: key, name }))}
        onChange={({ target }) => {
          setChosen(target.value);
          setValue(undefined);
        }}
      />
      <AttributeField
        key={question.key}
        definition={definition}
        value={value}
        onChange={setValue}
      />
      <div className={styles['row']}>
        <Button tone="primary" disabled={value === undefined} onClick={() => set(value ?? null)}>
          Set for {meant.length}
        </Button>
        <Button onClick={() => set(null)}>Clear for {meant.length}</Button>
      </div>
    </div>
  );
}
