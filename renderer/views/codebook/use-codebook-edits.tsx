/** Running edits of the codebook: asked about first where they reach annotations. */
import { useState, type ReactNode } from 'react';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from '../workbench-context.ts';
import type { CodebookEdits, Question } from './edits.ts';

/** What is asked or told in a dialog of its own: such sentences are too long for the footer. */
type Shown =
  | {
      readonly kind: 'question';
      readonly edit: CodebookEdit;
      readonly question: Question;
      readonly sentences: readonly string[];
    }
  | { readonly kind: 'refusal'; readonly reason: string };

interface AskedProps {
  readonly shown: Shown;
  readonly onClose: () => void;
  readonly onGo: (edit: CodebookEdit) => void;
}

function Asked({ shown, onClose, onGo }: AskedProps): ReactNode {
  if (shown.kind === 'refusal') {
    return (
      <Dialog
        isText
        title="Nothing was changed"
        description="The codebook and the annotations do not fit together that way."
        onClose={onClose}
        foot={
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        }
      >
        <p role="alert">{shown.reason}</p>
      </Dialog>
    );
  }
  const { edit, question, sentences } = shown;
  return (
    <Dialog
      isText
      title={question.title}
      description="This can be undone."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            onClick={() => {
              onClose();
              onGo(edit);
            }}
          >
            {question.action}
          </Button>
        </>
      }
    >
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Dialog>
  );
}

interface Running {
  readonly edits: CodebookEdits;
  /** The question, while one is asked. */
  readonly question: ReactNode;
}

export function useCodebookEdits(): Running {
  const { workbench } = useDesk();
  const [shown, setShown] = useState<Shown | null>(null);

  const run = async (edit: CodebookEdit, follow = ''): Promise<void> => {
    const outcome = await workbench.runEverywhere({ do: 'edit-codebook', edit });
    if (outcome.ok) workbench.say([`${outcome.value}.`, follow].join(' ').trim());
    else if (outcome.error.code !== 'no-change')
      setShown({ kind: 'refusal', reason: outcome.error.message });
  };
  const ask = async (edit: CodebookEdit, question: Question): Promise<void> => {
    const effect = await workbench.ask.codebookEffect(edit);
    if (!effect.ok) setShown({ kind: 'refusal', reason: effect.error.message });
    else if (effect.value.affected > 0 || question.isAlways === true)
      setShown({ kind: 'question', edit, question, sentences: effect.value.sentences });
    else await run(edit);
  };
  const onClose = (): void => setShown(null);
  return {
    edits: {
      apply: (edit, follow) => void run(edit, follow),
      ask: (edit, question) => void ask(edit, question),
    },
    question: shown ? (
      <Asked shown={shown} onClose={onClose} onGo={(edit) => void run(edit)} />
    ) : null,
  };
}
