/** Bringing articles and datasets in: from files and folders, or pasted. */
import { Tabs } from 'radix-ui';
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { MergeProgress } from '../review/merge-progress.tsx';
import { useDesk } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';
import { ImportChoose, noFiles } from './import-choose.tsx';
import { useImportFlow } from './import-flow.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportReview } from './import-review.tsx';
import { EMPTY_META, MetaFields, metaOf } from './meta-fields.tsx';

type Way = 'files' | 'paste';

interface AddArticlesProps extends CloseProps {
  /** Chosen already. */
  readonly dropped: readonly File[];
}

const FORM = 'add-articles';
const isBlank = (typed: string): boolean => typed.trim() === '';

const DESCRIPTIONS = {
  choosing:
    'Texts are kept exactly as they are, with the bytes they came in. What is here already is not doubled.',
  running: 'Nothing is changed until everything was read and compared.',
  review: 'This is what the files hold. Nothing is changed yet.',
} as const;

/** The fields that were filled in. */
const filled = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([id, value]) => [id, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

export function AddArticlesDialog({ dropped, onClose }: AddArticlesProps): ReactNode {
  const { workbench } = useDesk();
  const flow = useImportFlow(workbench);
  const { step } = flow;
  const [way, setWay] = useState<Way>('files');
  const [draft, setDraft] = useState(() => noFiles(dropped));
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [meta, setMeta] = useState(EMPTY_META);
  const [isBusy, setBusy] = useState(false);

  const paste = async (known: Readonly<Record<string, string>>): Promise<void> => {
    setBusy(true);
    const files = [{ name: title.trim() || 'Pasted text', text }];
    const outcome = await workbench.importFiles({ files, meta: known });
    setBusy(false);
    if (outcome.ok) flow.show(outcome.value);
    else flow.refuse(outcome.error.message);
  };
  const look = (known: Readonly<Record<string, string>>): Promise<void> => {
    const { loose, inFolders, path, format, annotator, encoding } = draft;
    return flow.look({
      files: [...loose, ...inFolders],
      paths: isBlank(path) ? [] : [path.trim().replace(/^(["'])(.*)\1$/u, '$2')],
      how: { ...filled({ format, annotator, encoding }), meta: known },
    });
  };
  /** Why there is nothing to add yet, or null. */
  const missing = (): string | null => {
    const { loose, inFolders, path } = draft;
    if (way === 'paste') return isBlank(text) ? 'Paste the article’s text first.' : null;
    return loose.length + inFolders.length === 0 && isBlank(path)
      ? 'Choose files or a folder first, or give a path.'
      : null;
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = metaOf(meta);
    const problem = read.ok ? missing() : read.error.message;
    flow.refuse(problem);
    if (!read.ok || problem !== null) return;
    const known = filled(read.value);
    void (way === 'paste' ? paste(known) : look(known));
  };
  const isRunning = step.kind === 'running';
  const close = (): void => {
    flow.stop();
    onClose();
  };
  useEffect(() => {
    if (isRunning) document.querySelector<HTMLElement>('#import-progress button')?.focus();
  }, [isRunning]);

  if (step.kind === 'done')
    return <ImportOutcome report={step.report} onMore={flow.restart} onClose={onClose} />;
  return (
    <Dialog
      title={step.kind === 'review' ? 'Look before you import' : 'Add articles'}
      description={DESCRIPTIONS[step.kind]}
      isWide={step.kind === 'review'}
      onClose={close}
      foot={
        step.kind === 'review' ? (
          <>
            <Button onClick={flow.restart}>Back</Button>
            <Button
              tone="primary"
              type="submit"
              form={FORM}
              disabled={step.look.rejected.length > 0}
            >
              Import
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close}>{isRunning ? 'Close' : 'Cancel'}</Button>
            <Button tone="primary" type="submit" form={FORM} disabled={isBusy || isRunning}>
              {isBusy ? 'Adding…' : 'Add'}
            </Button>
          </>
        )
      }
    >
      <Problem text={flow.problem} />
      {step.kind === 'running' ? (
        <div id="import-progress">
          <MergeProgress
            words={step.words}
            progress={step.progress}
            isStopping={step.isStopping}
            onStop={flow.stop}
          />
        </div>
      ) : null}
      {step.kind === 'review' ? (
        <ImportReview
          look={step.look}
          form={FORM}
          onProblem={flow.refuse}
          onTake={(mapping, annotator) => void flow.take(step.look, mapping, annotator)}
        />
      ) : null}
      {step.kind === 'choosing' ? (
        <form id={FORM} onSubmit={onSubmit}>
          <Tabs.Root
            value={way}
            onValueChange={(value) => setWay(value === 'paste' ? 'paste' : 'files')}
          >
            <Tabs.List className={styles['tabs']} aria-label="Where from">
              <Tabs.Trigger className={styles['tab']} value="files">
                From files
              </Tabs.Trigger>
              <Tabs.Trigger className={styles['tab']} value="paste">
                Pasted text
              </Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="files" tabIndex={-1}>
              <ImportChoose
                draft={draft}
                onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
                onProblem={flow.refuse}
              />
            </Tabs.Content>
            <Tabs.Content value="paste" tabIndex={-1}>
              <TextField
                isStacked
                label="Title"
                help="Left empty, it is guessed from the first line; it can be changed later."
                value={title}
                onChange={({ target }) => setTitle(target.value)}
              />
              <TextArea
                isStacked
                label="Text"
                rows={8}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </Tabs.Content>
          </Tabs.Root>
          <MetaFields meta={meta} onChange={setMeta} />
        </form>
      ) : null}
    </Dialog>
  );
}
