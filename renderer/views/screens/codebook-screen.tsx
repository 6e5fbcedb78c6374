/** The codebook: what there is on the left, everything about the chosen part beside it. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { AttributeList } from '../codebook/attribute-list.tsx';
import styles from '../codebook/codebook.module.css';
import { EditsProvider, useEdits } from '../codebook/edits.ts';
import { EntityList } from '../codebook/entity-list.tsx';
import { LabelForm } from '../codebook/label-form.tsx';
import { PartList } from '../codebook/part-list.tsx';
import { partIn, type Part } from '../codebook/part.ts';
import { RelationForm } from '../codebook/relation-form.tsx';
import { useCodebookEdits } from '../codebook/use-codebook-edits.tsx';
import { useDraft } from '../use-draft.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { ScreenFrame } from './screen-frame.tsx';

type Counts = ReadonlyMap<string, number>;

function useCounts(): Counts {
  const summaries = useWorkbench((state) => state.summaries);
  return useMemo(() => {
    const sums = new Map<string, number>();
    for (const { counts } of summaries.values()) {
      for (const [label, count] of Object.entries(counts)) {
        sums.set(label, (sums.get(label) ?? 0) + count);
      }
    }
    return sums;
  }, [summaries]);
}

interface FormProps {
  readonly codebook: Codebook;
  readonly counts: Counts;
  readonly part: Part;
}

function Form({ codebook, counts, part }: FormProps): ReactNode {
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  switch (part.kind) {
    case 'label': {
      const label = codebook.labels.find(({ id }) => id === part.id);
      const count = counts.get(part.id) ?? 0;
      return label ? (
        <>
          <h2 className={styles['title']}>
            <LabelName label={label} />{' '}
            <span className={styles['detail']}>{plural(count, 'annotation')}</span>
          </h2>
          <LabelForm key={label.id} label={label} count={count} />
        </>
      ) : null;
    }
    case 'relation': {
      const type = codebook.relationTypes.find(({ id }) => id === part.id);
      return type ? (
        <>
          <h2 className={styles['title']}>{type.name}</h2>
          <RelationForm key={type.id} type={type} />
        </>
      ) : null;
    }
    case 'documents':
      return (
        <>
          <h2 className={styles['title']}>Document labels</h2>
          <p className={styles['hint']}>
            What is asked of a whole article, such as its genre or its stance. The answers stand in
            the article’s details (F2).
          </p>
          <fieldset className={styles['form']} disabled={isReadOnly}>
            <AttributeList of={null} definitions={codebook.documentLabels ?? []} />
          </fieldset>
        </>
      );
    case 'entities':
      return (
        <>
          <h2 className={styles['title']}>Entities</h2>
          <EntityList entities={codebook.entities ?? []} />
        </>
      );
  }
}

function CodebookName({ name, isReadOnly }: { name: string; isReadOnly: boolean }): ReactNode {
  const { apply } = useEdits();
  const draft = useDraft(name, (value) =>
    value === '' ? undefined : apply({ edit: 'rename', name: value }),
  );
  return (
    <div className={styles['name']}>
      <h1>Codebook</h1>
      <input
        type="text"
        autoComplete="off"
        aria-label="Name of the codebook"
        disabled={isReadOnly}
        value={draft.value}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
      />
    </div>
  );
}

export function CodebookScreen(): ReactNode {
  const { workbench } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const counts = useCounts();
  const [wanted, setWanted] = useState<Part | null>(null);
  const [added, setAdded] = useState<Part | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const { edits, question } = useCodebookEdits();
  const part = partIn(codebook, wanted);

  // What was just added is named first.
  useEffect(() => {
    if (added === null) return;
    const field = form.current?.querySelector<HTMLInputElement>('[data-name]');
    field?.focus();
    field?.select();
  }, [added]);

  return (
    <ScreenFrame title="Codebook">
      <EditsProvider value={edits}>
        <div className={styles['head']}>
          <CodebookName name={codebook.name} isReadOnly={isReadOnly} />
          <Button onClick={() => workbench.show({ kind: 'codebook-files' })}>
            Import or export…
          </Button>
        </div>
        <div className={styles['columns']}>
          <PartList
            codebook={codebook}
            counts={counts}
            part={part}
            isReadOnly={isReadOnly}
            onChoose={setWanted}
            onAdded={(next) => {
              setWanted(next);
              setAdded(next);
            }}
          />
          <div className={styles['main']} ref={form} tabIndex={-1}>
            <Form codebook={codebook} counts={counts} part={part} />
          </div>
        </div>
        {question}
      </EditsProvider>
    </ScreenFrame>
  );
}
