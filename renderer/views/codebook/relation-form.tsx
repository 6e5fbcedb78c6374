/** One type of relation: what it may link. */
import { useState, type ReactNode } from 'react';
import type { Label, RelationType } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { Check, Group, Select, TextField } from '../../ui/field.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { KeptRichText } from '../kept-rich-text.tsx';
import { useDraft } from '../use-draft.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './codebook.module.css';
import { useEdits } from './edits.ts';
import { nameProblem } from './name-problem.ts';

const SCOPES = [
  { value: 'within', name: 'in one article' },
  { value: 'across', name: 'across articles' },
] as const;

interface EndsProps {
  readonly legend: string;
  readonly labels: readonly Label[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const Ends = ({ legend, labels, chosen, onChange }: EndsProps): ReactNode => (
  <Group legend={legend}>
    <div className={styles['choices']}>
      {labels.map((label) => (
        <Check
          key={label.id}
          label={<LabelName label={label} />}
          checked={chosen.includes(label.id)}
          onChange={({ target }) =>
            onChange(
              target.checked ? [...chosen, label.id] : chosen.filter((id) => id !== label.id),
            )
          }
        />
      ))}
    </div>
  </Group>
);

export function RelationForm({ type }: { readonly type: RelationType }): ReactNode {
  const { apply, ask } = useEdits();
  const { labels, relationTypes } = useWorkbench(({ data }) => data.codebook);
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const others = relationTypes.filter(({ id }) => id !== type.id);
  const [heir, setHeir] = useState('');
  const moveTo = others.find(({ id }) => id === heir)?.id;
  const isArchived = type.archived === true;
  const { archived: _archived, guideline: _guideline, ...rest } = type;
  const put = (change: Partial<RelationType>): void =>
    ask(
      { edit: 'put-relation-type', type: { ...type, ...change } },
      { title: `Change ${type.name}?`, action: `Change ${type.name}` },
    );
  const name = useDraft(
    type.name,
    (value) =>
      value === ''
        ? undefined
        : apply({ edit: 'put-relation-type', type: { ...type, name: value } }),
    (value) => nameProblem('relation type', relationTypes, type, value),
  );
  const keepGuideline = (guideline: string): void =>
    apply({
      edit: 'put-relation-type',
      type: {
        ...rest,
        ...(isArchived && { archived: true }),
        ...(guideline !== '' && { guideline }),
      },
    });

  return (
    <fieldset className={styles['form']} disabled={isReadOnly}>
      <div className={styles['pair']}>
        <TextField isStacked label="Name" data-name="" {...name} />
        <Select
          isStacked
          label="Links annotations"
          options={SCOPES}
          value={type.scope}
          onChange={({ target }) => put({ scope: target.value === 'across' ? 'across' : 'within' })}
        />
      </div>
      <Ends legend="From" labels={labels} chosen={type.from} onChange={(from) => put({ from })} />
      <Ends legend="To" labels={labels} chosen={type.to} onChange={(to) => put({ to })} />
      <KeptRichText
        label="Guideline"
        placeholder="When to link, and when not."
        kept={type.guideline ?? ''}
        keep={keepGuideline}
      />
      <section className={styles['end']} aria-label={`Put ${type.name} away`}>
        <Button
          onClick={() =>
            apply({
              edit: 'put-relation-type',
              type: {
                ...rest,
                ...(type.guideline !== undefined && { guideline: type.guideline }),
                ...(!isArchived && { archived: true }),
              },
            })
          }
        >
          {isArchived ? 'Offer it again' : 'Archive'}
        </Button>
        <span className={styles['hint']}>
          {isArchived
            ? 'Archived: no longer offered; what is linked with it stays.'
            : 'No longer offers the type; what is linked with it stays.'}
        </span>
        <Select
          label="Move to"
          value={moveTo ?? ''}
          options={[
            { value: '', name: '— where its relations go, if there are any' },
            ...others.map((other) => ({ value: other.id, name: other.name })),
          ]}
          onChange={({ target }) => setHeir(target.value)}
        />
        <Button
          tone="danger"
          onClick={() =>
            ask(
              {
                edit: 'delete-relation-type',
                type: type.id,
                ...(moveTo !== undefined && { moveTo }),
              },
              { title: `Delete ${type.name}?`, action: `Delete ${type.name}`, isAlways: true },
            )
          }
        >
          Delete…
        </Button>
      </section>
    </fieldset>
  );
}
