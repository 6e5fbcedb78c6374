/** Writing the project, or a part of it, in one of the registered formats. */
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { CODECS, findCodec } from '../../../shared/codecs/registry.ts';
import type { ExportReport } from '../../../shared/contract.ts';
import { newId } from '../../store/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check, Group, Select } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SavePathField } from '../save-path-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';
import { ExportOutcome } from './export-outcome.tsx';

const FORMATS = CODECS.map(({ id, name }) => ({ value: id, name }));
const FIRST = CODECS[0]?.id ?? '';

/** A file's name made of the project's title. */
const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'project';

const pathFor = (folder: string, title: string, format: string): string => {
  const separator = folder.includes('\\') ? '\\' : '/';
  return `${folder}${separator}${fileName(title)}${findCodec(format)?.extension ?? ''}`;
};

interface Named {
  readonly id: string;
  readonly name: string;
}

function Choices(props: {
  readonly legend: string;
  readonly items: readonly Named[];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}): ReactNode {
  return (
    <Group legend={props.legend}>
      <div className={styles['choices']}>
        {props.items.map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            checked={!props.left.has(id)}
            onChange={() => props.onToggle(id)}
          />
        ))}
      </div>
    </Group>
  );
}

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id]);

/** The contract's way to say “all of them” is an empty list. */
const kept = (items: readonly Named[], left: ReadonlySet<string>): string[] =>
  left.size === 0 ? [] : items.filter(({ id }) => !left.has(id)).map(({ id }) => id);

export function ExportDialog({ onClose }: CloseProps): ReactNode {
  const { workbench } = useDesk();
  const folder = useWorkbench((state) => state.exportFolder);
  const title = useWorkbench(({ data }) => data.project.title);
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const annotators = [...useWorkbench(({ data }) => data.annotators).values()];
  const [format, setFormat] = useState(FIRST);
  const [path, setPath] = useState(() => pathFor(folder, title, FIRST));
  const [leftLabels, setLeftLabels] = useState<ReadonlySet<string>>(new Set());
  const [leftAnnotators, setLeftAnnotators] = useState<ReadonlySet<string>>(new Set());
  const [isClean, setClean] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  const codec = findCodec(format);

  const chooseFormat = (next: string): void => {
    // A path that was typed is kept, but for the ending that the format calls for.
    if (path === pathFor(folder, title, format)) setPath(pathFor(folder, title, next));
    setFormat(next);
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (
      leftLabels.size === labels.length ||
      (annotators.length > 0 && leftAnnotators.size === annotators.length)
    ) {
      setProblem('Choose at least one label and one annotator.');
      return;
    }
    setBusy(true);
    const outcome = await workbench.exportTo({
      format,
      path: path.trim(),
      job: newId(),
      options: {
        annotators: kept(annotators, leftAnnotators),
        labels: kept(labels, leftLabels),
        boilerplate: !isClean,
      },
    });
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.error.message);
    if (outcome.ok) setReport(outcome.value);
  };

  if (report)
    return <ExportOutcome report={report} onMore={() => setReport(null)} onClose={onClose} />;
  return (
    <Dialog
      title="Export"
      description="What was written is read again, and every annotation is compared with its quote."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="export" disabled={isBusy}>
            {isBusy ? 'Writing and proving…' : 'Export'}
          </Button>
        </>
      }
    >
      <form id="export" onSubmit={(event) => void onSubmit(event)}>
        <Problem text={problem} />
        <Select
          isStacked
          label="Format"
          options={FORMATS}
          value={format}
          help={codec?.description}
          onChange={({ target }) => chooseFormat(target.value)}
        />
        <Choices
          legend="Labels"
          items={labels}
          left={leftLabels}
          onToggle={(id) => setLeftLabels((left) => toggled(left, id))}
        />
        {annotators.length === 0 ? null : (
          <Choices
            legend="Annotators"
            items={annotators}
            left={leftAnnotators}
            onToggle={(id) => setLeftAnnotators((left) => toggled(left, id))}
          />
        )}
        <Check
          label="Leave out what lies in boilerplate"
          checked={isClean}
          onChange={({ target }) => setClean(target.checked)}
        />
        <SavePathField
          label={codec?.extension === '' ? 'Folder to write' : 'File to write'}
          path={path}
          onChange={setPath}
        />
      </form>
    </Dialog>
  );
}
