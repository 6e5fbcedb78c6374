/** The report as a file: a table, everything as JSON, or a short text for people. */
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { namedReport } from '../../../shared/agreement/named-report.ts';
import type { Names } from '../../../shared/agreement/names.ts';
import { reportCsv } from '../../../shared/agreement/report-csv.ts';
import { reportMarkdown } from '../../../shared/agreement/report-markdown.ts';
import type { Agreement } from '../../../shared/model/agreement.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SavePathField } from '../save-path-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './agreement.module.css';
import { useNames } from './use-agreement.ts';

type Report = Agreement['report'];

interface Format {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly write: (report: Report, names: Names) => string;
}

const CSV: Format = {
  id: 'csv',
  name: 'Every figure as a table (CSV)',
  file: 'agreement.csv',
  write: reportCsv,
};
const FORMATS: readonly Format[] = [
  CSV,
  {
    id: 'json',
    name: 'Everything (JSON)',
    file: 'agreement.json',
    write: (report, names) => `${JSON.stringify(namedReport(report, names), null, 2)}\n`,
  },
  { id: 'md', name: 'Short report (Markdown)', file: 'agreement.md', write: reportMarkdown },
];

const pathFor = (folder: string, { file }: Format): string =>
  `${folder}${folder.includes('\\') ? '\\' : '/'}${file}`;

export function ExportReport({ report }: { readonly report: Report }): ReactNode {
  const { workbench } = useDesk();
  const folder = useWorkbench((state) => state.exportFolder);
  const names = useNames();
  const [format, setFormat] = useState(CSV);
  const [path, setPath] = useState(() => pathFor(folder, CSV));
  const [problem, setProblem] = useState<string | null>(null);
  const [file, setFile] = useState<string | null>(null);

  const choose = (id: string): void => {
    const next = FORMATS.find((one) => one.id === id) ?? CSV;
    // A path that was typed is kept.
    if (path === pathFor(folder, format)) setPath(pathFor(folder, next));
    setFormat(next);
    setFile(null);
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await workbench.ask.saveText(path.trim(), format.write(report, names));
    setProblem(outcome.ok ? null : outcome.error.message);
    setFile(outcome.ok ? outcome.value.file : null);
    if (outcome.ok) workbench.say(`Wrote the report to ${outcome.value.file}.`);
  };
  return (
    <section aria-label="Export the report">
      <h3 className={styles['heading']}>Export</h3>
      <form className={styles['export']} onSubmit={(event) => void onSubmit(event)}>
        <Problem text={problem} />
        <Select
          isStacked
          label="Format"
          options={FORMATS.map(({ id, name }) => ({ value: id, name }))}
          value={format.id}
          onChange={({ target }) => choose(target.value)}
        />
        <SavePathField label="File to write" path={path} onChange={setPath} />
        <Button type="submit">Write the file</Button>
        {file === null ? null : <p role="status">Written to {file}</p>}
      </form>
    </section>
  );
}
