/** Everything the codebook says of one label. */
import { useId, type ReactNode } from 'react';
import {
  COLOURS,
  LINE_STYLES,
  UNITS,
  type Colour,
  type Label,
  type LineStyle,
} from '../../../shared/model/codebook.ts';
import { Select, TextField } from '../../ui/field.tsx';
import { LabelMark } from '../../ui/label-mark.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { plural } from '../../ui/words.ts';
import { KeptRichText } from '../kept-rich-text.tsx';
import { useDraft } from '../use-draft.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { AttributeList } from './attribute-list.tsx';
import styles from './codebook.module.css';
import { useEdits } from './edits.ts';
import { Examples } from './examples.tsx';
import { keyProblem } from './key-problem.ts';
import { LabelEnd } from './label-end.tsx';
import { nameProblem } from './name-problem.ts';

interface LooksProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly T[];
  readonly value: T;
  readonly lookOf: (choice: T) => Pick<Label, 'name' | 'colour' | 'line'>;
  readonly onChoose: (choice: T) => void;
}

function Looks<T extends string>(props: LooksProps<T>): ReactNode {
  const group = useId();
  return (
    <fieldset className={styles['looks']}>
      <legend>{props.legend}</legend>
      {props.choices.map((choice) => (
        <label key={choice} className={styles['look']}>
          <input
            type="radio"
            name={group}
            checked={choice === props.value}
            onChange={() => props.onChoose(choice)}
          />
          <LabelMark label={props.lookOf(choice)} /> {choice}
        </label>
      ))}
    </fieldset>
  );
}

const UNIT_OPTIONS = UNITS.map((unit) => ({ value: unit, name: unit }));

export function LabelForm({
  label,
  count,
}: {
  readonly label: Label;
  readonly count: number;
}): ReactNode {
  const { workbench } = useDesk();
  const { apply } = useEdits();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const follow =
    count === 0 ? '' : `${plural(count, 'annotation')} ${count === 1 ? 'follows' : 'follow'}.`;
  const put = (change: Partial<Label>, words = follow): void =>
    apply({ edit: 'put-label', label: { ...current(), ...change } }, words);
  // A draft may be kept after another field changed the label.
  const current = (): Label =>
    workbench.store.getState().data.codebook.labels.find(({ id }) => id === label.id) ?? label;
  const name = useDraft(
    label.name,
    (value) => (value === '' ? undefined : put({ name: value })),
    (value) => nameProblem('label', codebook.labels, label, value),
  );
  const key = useDraft(
    label.key,
    (value) => put({ key: value }, ''),
    (value) => keyProblem(codebook, label, value, IS_MAC),
  );
  const keepGuideline = (guideline: string): void => {
    const { guideline: _old, ...rest } = current();
    apply({ edit: 'put-label', label: guideline === '' ? rest : { ...rest, guideline } });
  };

  return (
    <fieldset className={styles['form']} disabled={isReadOnly}>
      <div className={styles['pair']}>
        <TextField isStacked label="Name" data-name="" {...name} />
        <TextField
          isStacked
          label="Key"
          maxLength={1}
          help="One character; empty: none."
          {...key}
        />
        <Select
          isStacked
          label="Takes at the caret"
          options={UNIT_OPTIONS}
          value={label.unit}
          onChange={({ target }) => {
            const unit = UNITS.find((one) => one === target.value);
            if (unit) put({ unit }, '');
          }}
        />
      </div>
      <Looks<Colour>
        legend="Colour"
        choices={COLOURS}
        value={label.colour}
        lookOf={(colour) => ({ ...label, colour })}
        onChoose={(colour) => put({ colour })}
      />
      <Looks<LineStyle>
        legend="Line"
        choices={LINE_STYLES}
        value={label.line}
        lookOf={(line) => ({ ...label, line })}
        onChoose={(line) => put({ line })}
      />
      <section aria-labelledby="label-attributes">
        <h3 id="label-attributes" className={styles['heading']}>
          Attributes
        </h3>
        <AttributeList of={label.id} definitions={label.attributes} />
      </section>
      <section aria-labelledby="label-guideline">
        <h3 id="label-guideline" className={styles['heading']}>
          When to use it
        </h3>
        <KeptRichText
          label="Guideline"
          placeholder="When to use the label, when not, and how far its words go."
          kept={label.guideline ?? ''}
          keep={keepGuideline}
        />
        <Examples label={label} onChange={(examples) => put({ examples }, '')} />
      </section>
      <LabelEnd label={label} count={count} />
    </fieldset>
  );
}
