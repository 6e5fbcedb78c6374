/** Every measure over all that was chosen; one of them is shown closer below. */
import { useState, type ReactNode } from 'react';
import type { MeasureReport } from '../../../shared/agreement/agreement-report.ts';
import { shownValue } from '../../../shared/agreement/report-markdown.ts';
import type { Agreement } from '../../../shared/model/agreement.ts';
import { Button } from '../../ui/button.tsx';
import styles from './agreement.module.css';
import { countWords, detailWords } from './figures.ts';
import { useAgreement, useAgreementSession } from './use-agreement.ts';

const COLUMNS = 5;

function Definition({ id, report }: { id: string; report: MeasureReport }): ReactNode {
  const details = detailWords(report.details);
  return (
    <tr id={id}>
      <td colSpan={COLUMNS} className={styles['definition']}>
        <p>{report.definition}</p>
        <p>
          <b>When it misleads:</b> {report.caution}
        </p>
        {details === '' ? null : (
          <p>
            <b>Made of:</b> {details}
          </p>
        )}
        {report.intervalReason === null ? null : (
          <p>
            <b>No interval:</b> {report.intervalReason}
          </p>
        )}
      </td>
    </tr>
  );
}

interface RowProps {
  readonly measure: string;
  readonly report: MeasureReport;
  readonly articles: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function MeasureRow({ measure, report, articles, isShown, onShow }: RowProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { name, overall, reason, interval, details } = report;
  const id = `definition-${measure}`;
  return (
    <>
      <tr data-shown={isShown || undefined}>
        <th scope="row">
          <button
            type="button"
            className={styles['measure']}
            aria-pressed={isShown}
            title="Show its pairs, labels, articles and days below"
            onClick={onShow}
          >
            {name}
          </button>
        </th>
        <td className={styles['value']}>{shownValue(overall)}</td>
        {reason === null ? (
          <>
            <td>{interval ? interval.map(shownValue).join(' to ') : '—'}</td>
            <td>{countWords(details, articles)}</td>
          </>
        ) : (
          <td colSpan={2} className={styles['reason']}>
            {reason}
          </td>
        )}
        <td>
          <Button
            tone="quiet"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={`What ${name} is`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Close' : 'What is it?'}
          </Button>
        </td>
      </tr>
      {isOpen ? <Definition id={id} report={report} /> : null}
    </>
  );
}

export function OverallTable({ report }: { readonly report: Agreement['report'] }): ReactNode {
  const session = useAgreementSession();
  const shown = useAgreement((state) => state.measure);
  return (
    <table className={styles['table']} aria-label="Agreement over all">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Overall</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Counted</th>
          <th scope="col">
            <span className="visually-hidden">Definition</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(report.measures).map(([measure, one]) => (
          <MeasureRow
            key={measure}
            measure={measure}
            report={one}
            articles={report.articles.length}
            isShown={measure === shown}
            onShow={() => session.showMeasure(measure)}
          />
        ))}
      </tbody>
    </table>
  );
}
