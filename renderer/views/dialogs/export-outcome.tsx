/** What was written, how far it was proved, and what the format could not carry. */
import type { ReactNode } from 'react';
import { findCodec } from '../../../shared/codecs/registry.ts';
import type { ExportReport } from '../../../shared/model/export-report.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { plural } from '../../ui/words.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';
import { ExportLosses } from './export-losses.tsx';

/** A folder of hundreds is told by its first files. */
const FILES_SHOWN = 8;

function Files({ files }: { readonly files: readonly string[] }): ReactNode {
  const shown = files.length > FILES_SHOWN ? files.slice(0, FILES_SHOWN - 2) : files;
  const more = files.length - shown.length;
  return (
    <ul className={styles['files']}>
      {shown.map((file) => (
        <li key={file}>{file}</li>
      ))}
      {more === 0 ? null : <li className={styles['reason']}>and {plural(more, 'more file')}</li>}
    </ul>
  );
}

interface ExportOutcomeProps extends CloseProps {
  readonly report: ExportReport;
  readonly onMore: () => void;
}

export function ExportOutcome({ report, onMore, onClose }: ExportOutcomeProps): ReactNode {
  const { format, files, articles, spans, relations, proved, losses } = report;
  return (
    <Dialog
      title="Exported"
      description={`${findCodec(format)?.name ?? format}: ${plural(articles, 'article')}, ${plural(spans, 'annotation')}, ${plural(relations, 'relation')}.`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onMore}>Export again</Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className={proved === spans ? styles['good'] : styles['note']}>
        {plural(proved, 'annotation')} read again and found to match{' '}
        {proved === 1 ? 'its quote' : 'their quotes'}.
      </p>
      <h3 className={styles['heading']}>{files.length === 1 ? 'File' : 'Files'}</h3>
      <Files files={files} />
      <h3 className={styles['heading']}>What the format could not carry</h3>
      <ExportLosses losses={losses} />
    </Dialog>
  );
}
