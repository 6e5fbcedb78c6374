/** What was done in this session, to read and to keep as a file. */
import { useState, type ReactNode } from 'react';
import {
  summaryJson,
  summaryMarkdown,
  summaryOf,
  writtenDuration,
  type SessionSummary,
} from '../../../shared/session/summary.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { writtenDate } from '../../ui/words.ts';
import { SavePathField } from '../save-path-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

function Table({ summary }: { readonly summary: SessionSummary }): ReactNode {
  const { rows, total } = summary;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Done</th>
          <th scope="col">At work</th>
          <th scope="col">Tagged</th>
          <th scope="col">Changed</th>
          <th scope="col">Removed</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ article, title, isDone, ms, added, changed, removed }) => (
          <tr key={article}>
            <th scope="row">{title}</th>
            <td>{isDone ? 'yes' : 'no'}</td>
            <td>{ms === 0 ? '—' : writtenDuration(ms)}</td>
            <td>{added}</td>
            <td>{changed}</td>
            <td>{removed}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td>
            {total.done} of {rows.length}
          </td>
          <td>{writtenDuration(total.ms)}</td>
          <td>{total.added}</td>
          <td>{total.changed}</td>
          <td>{total.removed}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Keep({ summary }: { readonly summary: SessionSummary }): ReactNode {
  const { workbench } = useDesk();
  const folder = useWorkbench((state) => state.exportFolder);
  const [path, setPath] = useState(`${folder}/session-${summary.started.slice(0, 10)}.md`);
  const [outcome, setOutcome] = useState<{ text: string; isProblem: boolean } | null>(null);
  const keep = async (): Promise<void> => {
    const text = path.trim().endsWith('.json') ? summaryJson(summary) : summaryMarkdown(summary);
    const saved = await workbench.ask.saveText(path.trim(), text);
    setOutcome(
      saved.ok
        ? { text: `Written to ${saved.value.file}.`, isProblem: false }
        : { text: saved.error.message, isProblem: true },
    );
  };
  return (
    <>
      <SavePathField
        label="Keep it as a file"
        path={path}
        help="Markdown, or JSON where the name ends in .json"
        onChange={setPath}
      />
      <Button onClick={() => void keep()}>Write the file</Button>
      {outcome === null ? null : (
        <p
          className={outcome.isProblem ? styles['problem'] : styles['good']}
          role={outcome.isProblem ? 'alert' : 'status'}
        >
          {outcome.text}
        </p>
      )}
    </>
  );
}

export function SessionSummaryDialog({ onClose }: CloseProps): ReactNode {
  const { workbench } = useDesk();
  const session = useWorkbench(({ view }) => view.session);
  const summaries = useWorkbench((state) => state.summaries);
  const annotators = useWorkbench(({ data }) => data.annotators);
  const [now] = useState(() => workbench.now());
  if (session === null) return null;
  const summary = summaryOf(session, {
    annotator: annotators.get(session.by)?.name ?? 'someone unknown',
    titleOf: (article) => summaries.get(article)?.title ?? 'an article that was removed',
    isDone: (article) => summaries.get(article)?.done.includes(session.by) ?? false,
    now,
  });
  const { perHour } = summary.total;
  const finish = (): void => {
    workbench.setView((view) => ({ ...view, session: null }));
    workbench.say('The session is over.');
    onClose();
  };
  return (
    <Dialog
      title="The session so far"
      description={`Begun ${writtenDate(session.started)}; ${writtenDuration(summary.total.ms)} at work${
        perHour === null ? '' : `, ${perHour} annotations an hour`
      }.`}
      onClose={onClose}
      isWide
      foot={
        <>
          <Button onClick={finish}>End the session</Button>
          <Button tone="primary" onClick={onClose}>
            Go on
          </Button>
        </>
      }
    >
      <Table summary={summary} />
      <Keep summary={summary} />
    </Dialog>
  );
}
