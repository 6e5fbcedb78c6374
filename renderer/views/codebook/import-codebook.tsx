/** Reading a codebook from a file: looked at first, taken in only when it is clear what happens. */
import { useState, type SubmitEvent, type ReactNode } from 'react';
import type { CodebookLoss } from '../../../shared/codebook/format.ts';
import { readCodebookFile } from '../../../shared/codebook/formats.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from '../dialogs/dialogs.module.css';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { LossList } from '../loss-list.tsx';

/** A codebook is a page or two of text. Bytes. */
const MAX_BYTES = 5 * 1024 * 1024;
const PASTED = 'the pasted text';

/** What taking a file in comes to. */
interface Proposal {
  readonly codebook: Codebook;
  readonly losses: readonly CodebookLoss[];
  readonly sentences: readonly string[];
}

export function ImportCodebook({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { workbench } = useDesk();
  const readOnly = useWorkbench((state) => state.readOnly);
  const [source, setSource] = useState({ file: PASTED, text: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);

  const change = (next: typeof source): void => {
    setSource(next);
    setProblem(null);
    setProposal(null);
  };
  const pick = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > MAX_BYTES) setProblem(`${file.name} is too large for a codebook.`);
    else change({ file: file.name, text: await file.text() });
  };
  const look = async (): Promise<Result<Proposal>> => {
    if (source.text.trim() === '') return err('no-file', 'Choose a file or paste its text first.');
    const { codebook: own } = workbench.store.getState().data;
    const read = readCodebookFile(source.text, source.file, own);
    if (!read.ok) return read;
    const { codebook, losses } = read.value;
    const effect = await workbench.ask.codebookEffect({ edit: 'replace', codebook });
    return effect.ok ? ok({ codebook, losses, sentences: effect.value.sentences }) : effect;
  };
  const takeIn = async ({ codebook }: Proposal): Promise<void> => {
    const outcome = await workbench.runEverywhere({
      do: 'edit-codebook',
      edit: { edit: 'replace', codebook },
    });
    if (!outcome.ok) {
      setProblem(`${outcome.error.message} Nothing was changed.`);
      return;
    }
    workbench.say(`${outcome.value}.`);
    onDone();
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (proposal) {
      await takeIn(proposal);
      return;
    }
    const looked = await look();
    setProblem(looked.ok ? null : `${looked.error.message} Nothing was changed.`);
    setProposal(looked.ok ? looked.value : null);
  };

  if (readOnly !== null) return <p className={styles['note']}>{readOnly}</p>;
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Problem text={problem} />
      <TextField
        isStacked
        type="file"
        accept=".json,.conf,.xml,.html"
        label="Codebook file"
        help="JSON, brat annotation.conf, or a Label Studio config."
        onChange={({ target }) => void pick(target.files?.[0])}
      />
      <TextArea
        isStacked
        label="Its text"
        rows={6}
        value={source.text}
        onChange={({ target }) => change({ file: PASTED, text: target.value })}
      />
      {proposal ? (
        <>
          <h3 className={styles['heading']}>What will change</h3>
          <ul className={styles['note']}>
            {proposal.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <h3 className={styles['heading']}>What the file says and a codebook cannot</h3>
          <LossList losses={proposal.losses} />
        </>
      ) : null}
      <Button tone="primary" type="submit">
        {proposal ? 'Take it in' : 'Look at it'}
      </Button>
    </form>
  );
}
