/** What is known of the selected annotation, and filling it in. */
import { useCallback, type ReactNode } from 'react';
import { activeLabels } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import type { SpanEdit } from '../../shared/ops/command.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import { chordOfCharacter } from '../actions/chord.ts';
import { activeSpan } from '../store/selectors.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Keys } from '../ui/keys.tsx';
import { LabelName } from '../ui/label-mark.tsx';
import { writtenDate } from '../ui/words.ts';
import { SpanAnswers } from './attributes/span-answers.tsx';
import { walkFields } from './attributes/walk-fields.ts';
import styles from './inspector.module.css';
import { LabelGuideline } from './label-guideline.tsx';
import { LinkPanel } from './link-panel.tsx';
import { NoteField } from './note-field.tsx';
import { OrphanPlaces } from './orphan-places.tsx';
import { SpanProblems } from './problems/span-problems.tsx';
import { ConflictNote } from './review/conflict-note.tsx';
import { SpanFragments } from './span-fragments.tsx';
import { SpanRelations } from './span-relations.tsx';
import { SpanTools } from './span-tools.tsx';
import { useDesk, useWorkbench } from './workbench-context.ts';

const STATUSES = [
  { value: 'draft', name: 'draft' },
  { value: 'final', name: 'final' },
];

function Made({ span }: { readonly span: Span }): ReactNode {
  const name = useWorkbench(({ data }) => data.annotators.get(span.by)?.name ?? 'someone unknown');
  return (
    <p className={styles['made']}>
      By {name}, {writtenDate(span.created)}
      {span.modified === span.created ? null : <>; changed {writtenDate(span.modified)}</>}
    </p>
  );
}

function SpanForm({ span }: { readonly span: Span }): ReactNode {
  const { workbench, run } = useDesk();
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const readOnly = useWorkbench((state) => state.readOnly !== null);
  const label = labels.find(({ id }) => id === span.label);
  const { article, id } = span;

  const onEdit = useCallback(
    (edit: SpanEdit) => {
      const outcome = workbench.dispatch({ do: 'edit-span', article, span: id, edit });
      if (outcome.ok) workbench.say(`${outcome.value.label}.`);
      else workbench.say(outcome.error.message, 'refused');
    },
    [workbench, article, id],
  );
  /** Keeps the answers that fit, and names the relations that do not. */
  const relabel = (to: string): void => {
    const outcome = workbench.dispatch({
      do: 'edit-spans',
      spans: [{ article, span: id }],
      edit: { label: to },
    });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    else workbench.say(outcome.error.message, 'refused');
  };

  return (
    <fieldset
      disabled={readOnly}
      onKeyDown={(event) => walkFields(event, () => run('text.return'))}
    >
      <blockquote className={styles['quote']} data-colour={label?.colour} tabIndex={0}>
        {spanWords(span)}
      </blockquote>
      {span.orphan === undefined ? null : (
        <>
          <p className={styles['orphan']}>Has lost its place: {span.orphan}</p>
          <OrphanPlaces span={span} />
        </>
      )}
      <ConflictNote span={id} />
      <SpanProblems span={span} />
      <SpanFragments span={span} />
      <Select
        label="Label"
        data-first=""
        value={span.label}
        options={labels
          .filter(({ id: value, archived }) => archived !== true || value === span.label)
          .map(({ id: value, name }) => ({ value, name }))}
        onChange={({ target }) => relabel(target.value)}
      />
      {label ? <LabelGuideline label={label} /> : null}
      {label ? <SpanAnswers span={span} label={label} /> : null}
      <SpanRelations span={span} />
      <NoteField span={span} onEdit={onEdit} />
      <Select
        label="Status"
        value={span.status}
        options={STATUSES}
        onChange={({ target }) => onEdit({ status: target.value === 'final' ? 'final' : 'draft' })}
      />
      <SpanTools span={span} />
      <Made span={span} />
      <Button tone="danger" onClick={() => run('span.remove')}>
        Remove <Keys chord="Delete" />
      </Button>
    </fieldset>
  );
}

function NothingSelected(): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  return (
    <div className={styles['hint']}>
      <p>
        Select some text and press a label’s key. With nothing selected, the key takes what stands
        at the caret.
      </p>
      <ul>
        {activeLabels(codebook).map((label) => (
          <li key={label.id}>
            {label.key === '' ? null : <Keys chord={chordOfCharacter(label.key)} />}{' '}
            <LabelName label={label} />
            <span>{label.unit}</span>
          </li>
        ))}
        <li>
          <Keys chord="Tab" /> goes from annotation to annotation
        </li>
      </ul>
    </div>
  );
}

export function Inspector(): ReactNode {
  const span = useWorkbench(activeSpan);
  const isLinking = useWorkbench(({ mode }) => mode?.kind === 'link');
  const label = useWorkbench(({ data }) =>
    data.codebook.labels.find(({ id }) => id === span?.label),
  );
  return (
    <div className={styles['inspector']}>
      <h2 className={styles['heading']}>{label?.name ?? 'Inspector'}</h2>
      {isLinking ? (
        <LinkPanel />
      ) : span ? (
        <SpanForm key={span.id} span={span} />
      ) : (
        <NothingSelected />
      )}
    </div>
  );
}
