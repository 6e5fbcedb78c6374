/** Why a unit is decided as it is: for the people whose work it was. */
import { useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import { explain } from '../../actions/adjudication.ts';
import { adjudicationDesk } from '../../store/adjudication.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useDesk } from '../workbench-context.ts';
import styles from './adjudication.module.css';

export function AdjudicationWhy({ unit }: { readonly unit: Unit }): ReactNode {
  const { workbench, contextNow } = useDesk();
  const [why, setWhy] = useState(unit.decision?.why ?? '');
  const close = (): void => adjudicationDesk(workbench).setState({ form: null });
  const save = async (): Promise<void> => {
    if (why.trim() === (unit.decision?.why ?? '') || (await explain(contextNow(), unit, why)))
      close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !event.shiftKey) void save();
    else return;
    event.preventDefault();
  };
  return (
    <form
      className={styles['form']}
      aria-label="Why it is decided so"
      data-own-keys=""
      onKeyDown={onKeyDown}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        isStacked
        autoFocus
        rows={2}
        label="Why is it decided so?"
        help={
          unit.decision
            ? 'The people whose work it was read this on their feedback page. Enter saves, Shift+Enter is a new line, Escape leaves it.'
            : 'Not decided yet: the unit is skipped, and the reason kept for the decision. Enter saves, Escape leaves it.'
        }
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <div className={styles['buttons']}>
        <Button type="submit" tone="primary">
          Save
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
