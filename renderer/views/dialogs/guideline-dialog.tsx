/** When a label is to be used. */
import type { ReactNode } from 'react';
import { activeLabels } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { Guideline, hasGuideline } from '../guideline.tsx';
import { useMentions } from '../use-mentions.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

export function GuidelineDialog({
  label: id,
  onClose,
}: CloseProps & { readonly label: string }): ReactNode {
  const { workbench } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const mentions = useMentions(onClose);
  const label = codebook.labels.find((one) => one.id === id);
  const offered = activeLabels(codebook).filter((one) => one.id !== id);
  const options = [...(label ? [label] : []), ...offered].map(({ id: value, name }) => ({
    value,
    name,
  }));
  const edit = (): void => {
    onClose();
    workbench.setView((view) => ({ ...view, screen: 'codebook' }));
  };
  return (
    <Dialog
      title={label ? `When to use ${label.name}` : 'When to use a label'}
      description={label ? <LabelName label={label} /> : 'This label is no longer in the codebook.'}
      onClose={onClose}
      foot={
        <>
          <Button onClick={edit}>Edit in the codebook</Button>
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Select
        label="Label"
        value={id}
        options={options}
        onChange={({ target }) => workbench.show({ kind: 'guideline', label: target.value })}
      />
      {label && hasGuideline(label) ? (
        <Guideline label={label} onMention={mentions.open} />
      ) : (
        <p className={styles['note']}>
          Nothing is written about this label yet. The codebook (Alt 4) has a place for its
          guideline and examples; E in a text adds the selected annotation as an example.
        </p>
      )}
    </Dialog>
  );
}
