/** Running edits of the codebook: asked about first where they reach annotations. */
import { useState, type ReactNode } from 'react';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from '../workbench-context.ts';
import type { CodebookEdits, Question } from './edits.ts';

interface Pending {
  readonly edit: CodebookEdit;
  readonly question: Question;
  readonly sentences: readonly string[];
}

interface Running {
  readonly edits: CodebookEdits;
  /** The question, while one is asked. */
  readonly question: ReactNode;
}

export function useCodebookEdits(): Running {
  const { workbench } = useDesk();
  const [pending, setPending] = useState<Pending | null>(null);

  const run = async (edit: CodebookEdit, follow = ''): Promise<void> => {
    const outcome = await workbench.runEverywhere({ do: 'edit-codebook', edit });
    if (outcome.ok) workbench.say([`${outcome.value}.`, follow].join(' ').trim());
    else if (outcome.error.code !== 'no-change') workbench.say(outcome.error.message, 'refused');
  };
  const ask = async (edit: CodebookEdit, question: Question): Promise<void> => {
    const effect = await workbench.ask.codebookEffect(edit);
    if (!effect.ok) workbench.say(effect.error.message, 'refused');
    else if (effect.value.affected > 0 || question.isAlways === true)
      setPending({ edit, question, sentences: effect.value.sentences });
    else await run(edit);
  };
  const onClose = (): void => setPending(null);
  return {
    edits: {
      apply: (edit, follow) => void run(edit, follow),
      ask: (edit, question) => void ask(edit, question),
    },
    question: pending ? (
      <Dialog
        title={pending.question.title}
        description="This can be undone."
        onClose={onClose}
        foot={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              data-first=""
              onClick={() => {
                onClose();
                void run(pending.edit);
              }}
            >
              {pending.question.action}
            </Button>
          </>
        }
        isText
      >
        <ul>
          {pending.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Dialog>
    ) : null,
  };
}
