/** Adding articles: from files or pasted, with where they came from. */
import { Tabs } from 'radix-ui';
import { useCallback, useState, type SubmitEvent, type ReactNode } from 'react';
import { CODECS } from '../../../shared/codecs/registry.ts';
import type { ImportReport } from '../../../shared/contract.ts';
import { NONE_REANCHORED } from '../../../shared/model/reanchored.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { useDesk } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';
import { ImportOutcome } from './import-outcome.tsx';
import { EMPTY_META, MetaFields, metaOf } from './meta-fields.tsx';
import { readFiles } from './read-files.ts';

type Way = 'files' | 'paste';

/** Texts, and the formats that are one file. */
const ACCEPTED = [
  '.txt',
  'text/plain',
  ...CODECS.flatMap(({ extension }) => (extension === '' ? [] : extension)),
].join(',');

interface AddArticlesProps extends CloseProps {
  /** Chosen already. */
  readonly dropped: readonly File[];
}

export function AddArticlesDialog({ dropped, onClose }: AddArticlesProps): ReactNode {
  const { workbench } = useDesk();
  const [way, setWay] = useState<Way>('files');
  const [chosen, setChosen] = useState(dropped);
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [encoding, setEncoding] = useState('');
  const [meta, setMeta] = useState(EMPTY_META);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);

  // What was dropped stands in the field as if it had been chosen there.
  const showChosen = useCallback(
    (field: HTMLInputElement | null) => {
      if (!field) return;
      const list = new DataTransfer();
      for (const file of chosen) list.items.add(file);
      field.files = list.files;
    },
    [chosen],
  );

  const add = async (): Promise<string | null> => {
    const read = metaOf(meta);
    if (!read.ok) return read.error.message;
    const known = Object.fromEntries(
      Object.entries(read.value).filter(([, value]) => value !== ''),
    );
    const fromFiles = way === 'files' ? await readFiles(chosen) : { files: [], rejected: [] };
    const files =
      way === 'files' ? fromFiles.files : [{ name: title.trim() || 'Pasted text', text }];
    if (way === 'files' && chosen.length === 0) return 'Choose one or more text files first.';
    if (way === 'paste' && text.trim() === '') return 'Paste the article’s text first.';
    const tooLarge = fromFiles.rejected.map((rejected) => ({ ...rejected, line: null }));
    if (files.length === 0) {
      setReport({
        articles: [],
        annotations: 0,
        relations: 0,
        reanchored: NONE_REANCHORED,
        leftOut: [],
        skipped: [],
        rejected: tooLarge,
      });
      return null;
    }
    const outcome = await workbench.importFiles({
      files,
      meta: known,
      ...(encoding.trim() === '' || way === 'paste' ? {} : { encoding: encoding.trim() }),
    });
    if (!outcome.ok) return outcome.error.message;
    setReport({ ...outcome.value, rejected: [...outcome.value.rejected, ...tooLarge] });
    return null;
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(await add());
    setBusy(false);
  };

  if (report) {
    return <ImportOutcome report={report} onMore={() => setReport(null)} onClose={onClose} />;
  }
  return (
    <Dialog
      title="Add articles"
      description="Plain text, one article a file. The text is kept exactly as it is; the original bytes are kept with it."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="add-articles" disabled={isBusy}>
            {isBusy ? 'Adding…' : 'Add'}
          </Button>
        </>
      }
    >
      <form id="add-articles" onSubmit={(event) => void onSubmit(event)}>
        {problem === null ? null : (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
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
            <TextField
              isStacked
              type="file"
              multiple
              accept={ACCEPTED}
              label="Text files"
              help="Or what a colleague exported: the annotations find their places in your texts."
              ref={showChosen}
              onChange={({ target }) => setChosen([...(target.files ?? [])])}
            />
            <TextField
              isStacked
              label="Encoding"
              placeholder="utf-8"
              help="Only where a file is not UTF-8, for example windows-1252."
              value={encoding}
              onChange={({ target }) => setEncoding(target.value)}
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
    </Dialog>
  );
}
