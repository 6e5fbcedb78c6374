/** Who works here: asked once, changeable. */
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { cleanName } from '../../../shared/model/annotator.ts';
import { me } from '../../store/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';

export function AnnotatorDialog({ onClose }: CloseProps): ReactNode {
  const { workbench } = useDesk();
  const current = useWorkbench(me);
  const [name, setName] = useState(current?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (cleanName(name) === '') {
      setProblem('Type a name first.');
      return;
    }
    setBusy(true);
    const outcome = await workbench.signIn(cleanName(name));
    setBusy(false);
    if (outcome.ok) onClose();
    else setProblem(outcome.error.message);
  };

  return (
    <Dialog
      title={current ? 'Annotator’s name' : 'Who are you?'}
      description="Every annotation carries the name of whoever made it. A new name begins a layer of its own; what was tagged before keeps its name."
      onClose={onClose}
      foot={
        <Button tone="primary" type="submit" form="annotator" disabled={isBusy}>
          {current ? 'Work under this name' : 'Begin'}
        </Button>
      }
    >
      <form id="annotator" onSubmit={(event) => void onSubmit(event)}>
        <TextField
          isStacked
          label="Name"
          value={name}
          problem={problem}
          onChange={({ target }) => setName(target.value)}
        />
      </form>
    </Dialog>
  );
}
