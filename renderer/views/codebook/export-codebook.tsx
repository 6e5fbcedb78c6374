/** Writing the codebook to a file of its own. */
import { useMemo, useState, type SubmitEvent, type ReactNode } from 'react';
import { CODEBOOK_FORMATS } from '../../../shared/codebook/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from '../dialogs/dialogs.module.css';
import { SavePathField } from '../save-path-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { LossList } from '../loss-list.tsx';

const FORMATS = CODEBOOK_FORMATS.map(({ id, name }) => ({ value: id, name }));
const FIRST = CODEBOOK_FORMATS[0]?.id ?? '';

const pathFor = (folder: string, format: string): string =>
  `${folder}${folder.includes('\\') ? '\\' : '/'}${
    CODEBOOK_FORMATS.find(({ id }) => id === format)?.file ?? ''
  }`;

export function ExportCodebook(): ReactNode {
  const { workbench } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const folder = useWorkbench((state) => state.exportFolder);
  const [format, setFormat] = useState<string>(FIRST);
  const [path, setPath] = useState(() => pathFor(folder, FIRST));
  const [problem, setProblem] = useState<string | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const written = useMemo(
    () => CODEBOOK_FORMATS.find(({ id }) => id === format)?.write(codebook),
    [format, codebook],
  );
  const choose = (next: string): void => {
    // A path that was typed is kept.
    if (path === pathFor(folder, format)) setPath(pathFor(folder, next));
    setFormat(next);
    setFile(null);
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!written) return;
    const outcome = await workbench.ask.saveText(path.trim(), written.text);
    setProblem(outcome.ok ? null : outcome.error.message);
    setFile(outcome.ok ? outcome.value.file : null);
    if (outcome.ok) workbench.say(`Wrote the codebook to ${outcome.value.file}.`);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Problem text={problem} />
      <Select
        isStacked
        label="Format"
        options={FORMATS}
        value={format}
        onChange={({ target }) => choose(target.value)}
      />
      <SavePathField label="File to write" path={path} onChange={setPath} />
      <Button tone="primary" type="submit">
        Write the file
      </Button>
      {file === null ? null : (
        <p className={styles['good']} role="status">
          Written to {file}
        </p>
      )}
      <h3 className={styles['heading']}>What the format cannot carry</h3>
      <LossList losses={written?.losses ?? []} />
    </form>
  );
}
